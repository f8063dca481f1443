/**
 * The picklists of the standard as our codes, with the spellings that its own documents disagree about.
 */
import * as codes from '../../../domain/codes/index.ts';
import { finderOf } from './values.ts';

export const findSex = finderOf(codes.sex, { F: 'female', M: 'male' });
/** HTCDS asks for gender, Gwen for sex: these have no exact code, and are kept in words beside the nearest one. */
export const findWiderSex = finderOf(codes.sex, {
  TransgenderFeminine: 'other',
  TransgenderMasculine: 'other',
  NonConforming: 'other',
});

export const findDecision = finderOf(codes.identificationDecision);
export const findAuthority = finderOf(codes.identificationAuthority, {
  'Non-police governmental organization': 'other-office',
  NonPoliceGovernmentOrganization: 'other-office',
});
export const findRecruiter = finderOf(codes.recruiterRole, { Unacquainted: 'stranger' });
export const findRecruitmentMethod = finderOf(codes.recruitmentMethod);
export const findPlatform = finderOf(codes.onlinePlatform, { X: 'twitter' });
export const findExploitation = finderOf(codes.exploitationType, { SexExploitation: 'sexual' });
export const findSexualForm = finderOf(codes.sexualExploitationForm);
export const findStage = finderOf(codes.traffickingStage);
export const findReferralReason = finderOf(codes.referralReason);

/** The definitions name seventeen means "MethodsOfControl...", some of them otherwise than the sixteen values. */
export const findControl = finderOf(codes.controlMeans, {
  ...Object.fromEntries(
    codes.controlMeans.codes.map((code) => [`MethodsOfControl${codes.controlMeans.htcdsName(code)}`, code]),
  ),
  PsychoactiveSubstances: 'substances',
  MethodsOfControlPsychoactiveSubstances: 'substances',
  ThreatOfLawEnforcement: 'police-threats',
  MethodsOfControlThreatOfLawEnforcement: 'police-threats',
});

export const findService = finderOf(codes.serviceKind);
/** Kinds of support plan that the standard draws otherwise than we do: the nearest service. */
export const findWiderService = finderOf(codes.serviceKind, {
  LabourExploitationRehabilitation: 'psychosocial',
  SexualExploitationRehabilitation: 'psychosocial',
  SocialCare: 'psychosocial',
  Livelihood: 'economic',
  RightsBasedTraining: 'life-skills',
});

export const findEducation = finderOf(codes.educationLevel);
