/**
 * What was done to a child: act, means, purpose, control. HTCDS 2.0 wherever it has a list; forced criminality is ours.
 */
import { codeList } from '../kernel/codes.ts';

/** Acts of the Palermo Protocol, article 3 (a). */
export const traffickingAct = codeList('trafficking-act', [
  'recruited',
  'transported',
  'transferred',
  'harboured',
  'received',
]);

/** Means of the Palermo Protocol, article 3 (a). Recorded, never required for a child (article 3 (c)). */
export const traffickingMeans = codeList('trafficking-means', [
  'threat',
  'force',
  'coercion',
  'abduction',
  'fraud',
  'deception',
  'power',
  'vulnerability',
  'payment',
]);

export const exploitationType = codeList(
  'exploitation-type',
  [
    'forced-labour',
    'sexual',
    'child-labour',
    'marriage',
    'servitude',
    'armed-group',
    'organs',
    'begging',
    'adoption',
    'surrogacy',
    'criminality',
    'other',
  ],
  {
    htcds: {
      'forced-labour': 'ForcedLabour',
      sexual: 'SexualExploitation',
      'child-labour': 'ChildLabour',
      marriage: 'ForcedMarriage',
      servitude: 'Servitude',
      'armed-group': 'ForcedMilitaryByNonStateActors',
      organs: 'OrganRemoval',
      begging: 'ForcedBegging',
      adoption: 'ForcedAdoption',
      surrogacy: 'Surrogacy',
      other: 'Other',
    },
  },
);

export const sexualExploitationForm = codeList(
  'sexual-exploitation-form',
  ['sold', 'images', 'live-online', 'private'],
  {
    htcds: {
      sold: 'Prostitution',
      images: 'Pornography',
      'live-online': 'RemoteInteractiveServices',
      private: 'PrivateSexualServices',
    },
  },
);

/** Sections of ISIC revision 4, named as HTCDS 2.0 names them. */
export const sector = codeList(
  'sector',
  [
    'agriculture',
    'mining',
    'manufacturing',
    'energy',
    'water-waste',
    'construction',
    'trade',
    'transport',
    'hospitality',
    'information',
    'finance',
    'real-estate',
    'professional',
    'support-services',
    'public',
    'education',
    'health-care',
    'arts',
    'other-services',
    'households',
    'international',
  ],
  {
    htcds: {
      agriculture: 'A_AgricultureForestryAndFishing',
      mining: 'B_MiningAndQuarrying',
      manufacturing: 'C_Manufacturing',
      energy: 'D_ElectricityGasSteamAndAirConditioningSupply',
      'water-waste': 'E_WaterSupplySewerageWasteManagement',
      construction: 'F_Construction',
      trade: 'G_WholesaleAndRetailTradeRepairOfMotorVehicles',
      transport: 'H_TransportationAndStorage',
      hospitality: 'I_AccommodationAndFoodServiceActivities',
      information: 'J_InformationAndCommunication',
      finance: 'K_FinancialAndInsuranceActivities',
      'real-estate': 'L_RealEstateActivities',
      professional: 'M_ProfessionalScientificAndTechnicalActivities',
      'support-services': 'N_AdministrativeAndSupportServiceActivities',
      public: 'O_PublicAdministrationAndDefence',
      education: 'P_Education',
      'health-care': 'Q_HumanHealthAndSocialWorkActivities',
      arts: 'R_ArtsEntertainmentAndRecreation',
      'other-services': 'S_OtherServiceActivities',
      households: 'T_ActivitiesOfHouseholdsAsEmployers',
      international: 'U_ActivitiesOfExtraterritorialOrganizations',
    },
  },
);

/** The sixteen values of HTCDS 2.0 and the three that only its definitions have. */
export const controlMeans = codeList(
  'control-means',
  [
    'physical-threats',
    'police-threats',
    'family-threats',
    'threats',
    'debt',
    'promises',
    'physical-abuse',
    'sexual-abuse',
    'psychological-abuse',
    'takes-earnings',
    'no-money',
    'no-medical-care',
    'no-necessities',
    'substances',
    'hours',
    'documents',
    'movement',
    'own-children',
    'other',
  ],
  {
    htcds: {
      'physical-threats': 'PhysicalThreats',
      'police-threats': 'ThreatsLawEnforcement',
      'family-threats': 'ThreatensChildrenFamily',
      threats: 'Threats',
      debt: 'DebtBondage',
      promises: 'FalsePromises',
      'physical-abuse': 'PhysicalAbuse',
      'sexual-abuse': 'SexualAbuse',
      'psychological-abuse': 'PsychologicalAbuse',
      'takes-earnings': 'TakesEarnings',
      'no-money': 'RestrictsFinancialAccess',
      'no-medical-care': 'RestrictsMedicalCare',
      'no-necessities': 'WithholdsNecessities',
      substances: 'PsychoactiveSubstance',
      hours: 'ExcessiveWorkingHours',
      documents: 'WithholdsDocuments',
      movement: 'RestrictsMovement',
      'own-children': 'UsesChildren',
      other: 'Other',
    },
  },
);

/** What the recruiter was to the child. HTCDS 2.0 spells the third "Unaquainted". */
export const recruiterRole = codeList(
  'recruiter-role',
  ['family', 'acquaintance', 'stranger', 'agency', 'online'],
  { htcds: { family: 'Familial', acquaintance: 'Acquainted', stranger: 'Unaquainted' } },
);

export const recruitmentMethod = codeList(
  'recruitment-method',
  [
    'business',
    'school',
    'work',
    'social-network',
    'online-advert',
    'television-advert',
    'newspaper-advert',
    'family-event',
    'friends-event',
    'other',
  ],
  {
    htcds: {
      business: 'AtAPlaceOfBusiness',
      school: 'AtAnEducationalInstitution',
      work: 'AtWork',
      'social-network': 'ThroughOnlineSocialNetworks',
      'online-advert': 'ThroughAnOnlineAdvertisement',
      'television-advert': 'ThroughATelevisionAdvert',
      'newspaper-advert': 'ThroughANewspaperAdvert',
      'family-event': 'ThroughFamilyOrFamilyEvents',
      'friends-event': 'ThroughFriendsOrSocialEvents',
      other: 'Other',
    },
  },
);

/** Brands are named as they name themselves. */
export const onlinePlatform = codeList(
  'online-platform',
  [
    'facebook',
    'instagram',
    'whatsapp',
    'telegram',
    'facebook-messenger',
    'viber',
    'snapchat',
    'line',
    '4sale',
    'wechat',
    'qq',
    'qzone',
    'tiktok',
    'twitter',
    'other',
  ],
  {
    htcds: {
      facebook: 'Facebook',
      instagram: 'Instagram',
      whatsapp: 'WhatsApp',
      telegram: 'Telegram',
      'facebook-messenger': 'FacebookMessenger',
      viber: 'Viber',
      snapchat: 'SnapChat',
      line: 'Line',
      '4sale': '4Sale',
      wechat: 'WeChat',
      qq: 'QQ',
      qzone: 'QZone',
      tiktok: 'TikTok',
      twitter: 'Twitter',
      other: 'Other',
    },
  },
);

/** Which part of the way an event belongs to. */
export const traffickingStage = codeList('trafficking-stage', ['recruitment', 'transit', 'exploitation'], {
  htcds: { recruitment: 'Recruitment', transit: 'Transit', exploitation: 'Exploitation' },
});

export const transport = codeList('transport', [
  'on-foot',
  'animal',
  'motorcycle',
  'car',
  'bus',
  'lorry',
  'train',
  'boat',
  'aircraft',
]);

export const borderCrossing = codeList('border-crossing', [
  'none',
  'with-own-papers',
  'with-other-papers',
  'hidden',
  'elsewhere',
]);

export const promise = codeList('promise', [
  'school',
  'training',
  'paid-work',
  'care',
  'marriage',
  'sport',
  'stage',
  'travel',
  'money-for-family',
  'treatment',
  'religious-teaching',
  'none',
]);

/** Hazards to look for under ILO R190. */
export const hazard = codeList('hazard', [
  'heights',
  'underground',
  'water',
  'confined',
  'machines',
  'loads',
  'chemicals',
  'heat-cold',
  'noise',
  'traffic',
  'long-hours',
  'night',
  'shut-in',
  'abuse',
]);

export const identificationDecision = codeList(
  'identification-decision',
  ['presumed', 'identified', 'recognised', 'not-a-victim'],
  {
    htcds: {
      presumed: 'PossibleVictimOfTrafficking',
      identified: 'ActualVictimOfTrafficking',
      'not-a-victim': 'NotAVictimOfTrafficking',
    },
    htcdsBroader: { recognised: 'ActualVictimOfTrafficking' },
  },
);

export const identificationAuthority = codeList(
  'identification-authority',
  [
    'police',
    'border-service',
    'labour-inspection',
    'child-protection',
    'other-office',
    'court',
    'ngo',
    'other',
  ],
  {
    htcds: {
      police: 'Police',
      'other-office': 'NonPoliceGovernmentalOrganization',
      court: 'CourtOrProsecution',
      ngo: 'NGO',
      other: 'Other',
    },
    htcdsBroader: {
      'border-service': 'NonPoliceGovernmentalOrganization',
      'labour-inspection': 'NonPoliceGovernmentalOrganization',
      'child-protection': 'NonPoliceGovernmentalOrganization',
    },
  },
);
