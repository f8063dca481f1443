/**
 * Where each column of the standard goes in a case. Every column is here, or the types do not agree.
 */
import type { HtcdsField } from './fields.ts';
import * as find from './finders.ts';
import type { Handler } from './handlers.ts';
import { both, codeAt, codesAt, dateAt, kept, nameAt, organisationAt, pieceOf, textAt } from './handlers.ts';
import { findCountry, findLanguage, findSector, findUnsaid } from './values.ts';

/** Pieces that are put together once the row is read (see map.ts). */
export const pieces = {
  document: 'document',
  recruitmentPlace: 'recruitment-place',
  exploitationPlace: 'exploitation-place',
  eventPlace: 'event-place',
  goal: 'goal',
  action: 'action',
} as const;

/** The recruitment that the victim columns tell of; numbered events of the row begin at 1. */
export const recruitment = 0;

const noField = kept('no-field');
const otherDossier = kept('other-dossier');
const unsafe = kept('safety-not-known');
const inGwen = kept('decided-in-gwen');
const askConsent = kept('consent-to-be-asked');

const identity = (field: string) => ({ type: 'identity', field });
const intake = (field: string) => ({ type: 'intake', field });
const exploitation = (field: string) => ({ type: 'exploitation', field });
const event = (field: string) => ({ type: 'trafficking-event', field, repeats: true }) as const;
const referral = (field: string) => ({ type: 'referral', field, repeats: true }) as const;

/** As the recruitment event of the row, whatever number the column has. */
const recruiting =
  (handle: Handler): Handler =>
  (cell, draft, reading) =>
    handle({ ...cell, repeat: recruitment }, draft, reading);

const addLanguage = codesAt(identity('languages'), findLanguage);

export const mapping: { readonly [F in HtcdsField]: Handler } = {
  org_Name: otherDossier,
  org_ShippingCity: otherDossier,
  org_ShippingCountry: otherDossier,
  org_ShippingState: otherDossier,
  org_ShippingStreet: otherDossier,
  org_ShippingPostalCode: otherDossier,
  org_ShippingLongitude: otherDossier,
  org_ShippingLatitude: otherDossier,
  org_Phone: otherDossier,
  org_Type: otherDossier,

  prs_Salutation: noField,
  prs_FirstName: nameAt(identity('names'), 'given'),
  prs_MiddleName: nameAt(identity('names'), 'given'),
  prs_SecondName: nameAt(identity('names'), 'family'),
  prs_Birthdate: dateAt(identity('dateOfBirth')),
  prs_Gender: codeAt(identity('sex'), find.findSex, find.findWiderSex),
  prs_Deceased: inGwen,
  prs_MaritalStatus: noField,
  prs_NumberOfChildren: noField,
  prs_PrimaryLanguage: both(codeAt(intake('firstLanguage'), findLanguage), (cell, draft, reading) => {
    if (findLanguage(cell.value) !== undefined) addLanguage(cell, draft, reading);
  }),
  prs_SecondaryLanguage: addLanguage,
  prs_HighestLevelOfEducation: codeAt(identity('education'), find.findEducation),
  prs_Citizenship: codesAt(identity('nationality'), findCountry),
  prs_IdentityNumber: pieceOf(pieces.document, 0, 100),
  prs_Title: noField,
  prs_Email: unsafe,
  prs_HomePhone: unsafe,
  prs_MobilePhone: unsafe,
  prs_MailingCity: unsafe,
  prs_MailingCountry: unsafe,
  prs_MailingState: unsafe,
  prs_MailingStreet: unsafe,
  prs_MailingPostalCode: unsafe,
  prs_MailingLongitude: unsafe,
  prs_MailingLatitude: unsafe,

  vic_AgreementToManagePersonalData: askConsent,
  vic_TraffickingStatus: codeAt({ type: 'identification', field: 'decision' }, find.findDecision),
  vic_TraffickingStatusDecisionMakingOrg: codeAt(
    { type: 'identification', field: 'authority' },
    find.findAuthority,
  ),
  vic_RelationshipToTrafficker: recruiting(codeAt(event('recruiter'), find.findRecruiter)),
  vic_AgeWhenTrafficked: noField,
  vic_RecruitmentWebsitesAndApps: recruiting(codesAt(event('platforms'), find.findPlatform)),
  vic_MethodOfRecruitment: recruiting(codesAt(event('methods'), find.findRecruitmentMethod)),
  vic_LocationOfRecruitment: recruiting(pieceOf(pieces.recruitmentPlace, 0)),
  vic_MethodsOfControl: codesAt(exploitation('control'), find.findControl),
  vic_TypeOfExploitation: codesAt(exploitation('types'), find.findExploitation),
  vic_ForcedLabourIndustry: codeAt(exploitation('sector'), findSector),
  vic_TypeOfSexExploitation: codesAt(exploitation('sexualForms'), find.findSexualForm),
  vic_LocationOfExploitation: pieceOf(pieces.exploitationPlace, 0),
  vic_ExploitationWebsitesAndApps: codesAt(exploitation('platforms'), find.findPlatform),
  vic_Vulnerabilities: noField,
  vic_DetailsOfVulnerabilities: noField,

  per_RoleInProcess: otherDossier,
  per_RoleDetails: otherDossier,
  per_Organisation: otherDossier,

  cas_Status: inGwen,
  cas_ReasonForCaseClosure: inGwen,
  cas_CaseOwner: noField,
  cas_ReferringOrganisation: both(organisationAt(intake('organisation')), ({ value }, draft) => {
    if (findUnsaid(value) === undefined) draft.set('intake', 'cameBy', 'other-service');
  }),
  cas_IncomingReferralDate: dateAt(intake('date')),
  cas_ReferringPrimaryCaseWorker: textAt(intake('broughtBy'), 500),
  cas_ReasonForIncomingReferral: noField,
  cas_IncomingReferralDetails: textAt(intake('note'), 20_000),
  cas_ReferredOrganisation: organisationAt(referral('organisation')),
  cas_ReferredPrimaryCaseWorker: noField,
  cas_ReasonForOutgoingReferral: codeAt(referral('reason'), find.findReferralReason),
  cas_OutgoingReferralDate: dateAt(referral('askedOn')),
  cas_OutgoingReferralDetails: textAt(referral('details'), 20_000),

  cco_CaseComment: textAt({ type: 'note', field: 'text', repeats: true }, 20_000),

  hte_Longitude: pieceOf(pieces.eventPlace, 7, 40),
  hte_Latitude: pieceOf(pieces.eventPlace, 6, 40),
  hte_City: pieceOf(pieces.eventPlace, 2, 200),
  hte_Country: pieceOf(pieces.eventPlace, 5, 200),
  hte_State: pieceOf(pieces.eventPlace, 4, 200),
  hte_Street: pieceOf(pieces.eventPlace, 1, 200),
  hte_PostalCode: pieceOf(pieces.eventPlace, 3, 40),
  hte_Date: dateAt(event('on')),
  hte_Type: codeAt(event('stage'), find.findStage),
  hte_Description: textAt(event('what'), 20_000),

  spl_Objectives: pieceOf(pieces.goal, 0, 500),
  spl_ActionPlan: pieceOf(pieces.action, 0, 2000),
  spl_PlannedEndDate: dateAt({ type: 'plan', field: 'until', repeats: true }),
  spl_ActualEndDate: dateAt({ type: 'service', field: 'to', repeats: true }),
  spl_Type: codeAt(
    { type: 'service', field: 'kind', repeats: true },
    find.findService,
    find.findWiderService,
  ),

  con_Consent: askConsent,
};
