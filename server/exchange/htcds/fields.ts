/**
 * The columns of the Human Trafficking Case Data Standard 2.0 (IOM, UNMigration/HTCDS, CC BY 4.0; IOM does not
 * endorse Gwen). Facts only: names, labels and sections, by the prefix that the standard gives each section.
 */
export const standard = {
  org: {
    sections: ['Organization'],
    fields: {
      Name: 'Organisation Name',
      ShippingCity: 'Shipping City',
      ShippingCountry: 'Shipping Country',
      ShippingState: 'Shipping State/Province',
      ShippingStreet: 'Shipping Street',
      ShippingPostalCode: 'Shipping Zip/Postal Code',
      ShippingLongitude: 'Longitude',
      ShippingLatitude: 'Latitude',
      Phone: 'Phone',
      Type: 'Type',
    },
  },
  prs: {
    sections: ['Person'],
    fields: {
      Salutation: 'Salutation',
      FirstName: 'First Name',
      MiddleName: 'Middle Name',
      SecondName: 'Second Name',
      Birthdate: 'Birthdate',
      Gender: 'Gender',
      Deceased: 'Deceased',
      MaritalStatus: 'Marital Status',
      NumberOfChildren: 'Number of Children',
      PrimaryLanguage: 'Primary Language',
      SecondaryLanguage: 'Secondary Language',
      HighestLevelOfEducation: 'Highest Level of Education',
      Citizenship: 'Citizenship',
      IdentityNumber: 'Identity Number',
      Title: 'Title',
      Email: 'Email',
      HomePhone: 'Home Phone',
      MobilePhone: 'Mobile Phone',
      MailingCity: 'Mailing City',
      MailingCountry: 'Mailing Country',
      MailingState: 'Mailing State/Province',
      MailingStreet: 'Mailing Street',
      MailingPostalCode: 'Mailing Zip/Postal Code',
      MailingLongitude: 'Longitude',
      MailingLatitude: 'Latitude',
    },
  },
  vic: {
    sections: ['Person - Victim Context'],
    fields: {
      AgreementToManagePersonalData: 'Agreement to Manage Personal Data',
      TraffickingStatus: 'Trafficking Status',
      TraffickingStatusDecisionMakingOrg: 'Trafficking Status Decision Making Organization',
      RelationshipToTrafficker: 'Relationship to Trafficker',
      AgeWhenTrafficked: 'Age when Trafficked',
      RecruitmentWebsitesAndApps: 'Recruitment Websites and Apps',
      MethodOfRecruitment: 'Method of Recruitment',
      LocationOfRecruitment: 'Location of Recruitment',
      MethodsOfControl: 'Methods of Control',
      TypeOfExploitation: 'Type of Exploitation',
      ForcedLabourIndustry: 'Forced Labour Industry',
      TypeOfSexExploitation: 'Type of Sex Exploitation',
      LocationOfExploitation: 'Location of Exploitation',
      ExploitationWebsitesAndApps: 'Exploitation Websites and Apps',
      Vulnerabilities: 'Vulnerabilities',
      DetailsOfVulnerabilities: 'Details Of Vulnerabilities',
    },
  },
  per: {
    sections: ['Person - Perpetrator Context'],
    fields: { RoleInProcess: 'Role in Process', RoleDetails: 'Role Details', Organisation: 'Organisation' },
  },
  cas: {
    sections: ['Case', 'Referral Details'],
    fields: {
      Status: 'Status',
      ReasonForCaseClosure: 'Reason for Case Closure',
      CaseOwner: 'Case Owner',
      ReferringOrganisation: 'Referring Organisation',
      IncomingReferralDate: 'Incoming Referral Date',
      ReferringPrimaryCaseWorker: 'Referring Primary Case Worker',
      ReasonForIncomingReferral: 'Reason for Incoming Referral',
      IncomingReferralDetails: 'Incoming Referral Details',
      ReferredOrganisation: 'Referred Organisation',
      ReferredPrimaryCaseWorker: 'Referred Primary Case Worker',
      ReasonForOutgoingReferral: 'Reason for Outgoing Referral',
      OutgoingReferralDate: 'Outgoing Referral Date',
      OutgoingReferralDetails: 'Outgoing Referral Details',
    },
  },
  cco: { sections: ['Case Comment'], fields: { CaseComment: 'Case Comment' } },
  hte: {
    sections: ['Historic Trafficking Events'],
    fields: {
      Longitude: 'Longitude',
      Latitude: 'Latitude',
      City: 'City',
      Country: 'Country',
      State: 'State',
      Street: 'Street',
      PostalCode: 'PostalCode',
      Date: 'Date',
      Type: 'Type',
      Description: 'Description',
    },
  },
  spl: {
    sections: ['Support Plan'],
    fields: {
      Objectives: 'Objectives',
      ActionPlan: 'Action Plan',
      PlannedEndDate: 'Planned End Date',
      ActualEndDate: 'Actual End Date',
      Type: 'Type',
    },
  },
  con: { sections: ['Consent'], fields: { Consent: 'Consent' } },
} as const;

type Standard = typeof standard;

/** A column of the standard by its full name, such as `vic_TypeOfExploitation`. */
export type HtcdsField = {
  [P in keyof Standard]: `${P}_${keyof Standard[P]['fields'] & string}`;
}[keyof Standard];

/** Columns by their other names in files seen: Salesforce's own, and the usual words for a date of birth or a sex. */
export const otherNames: Readonly<Record<string, HtcdsField>> = {
  'Last Name': 'prs_SecondName',
  Surname: 'prs_SecondName',
  'Family Name': 'prs_SecondName',
  'Given Name': 'prs_FirstName',
  'Date of Birth': 'prs_Birthdate',
  'Birth Date': 'prs_Birthdate',
  DOB: 'prs_Birthdate',
  Sex: 'prs_Gender',
  Nationality: 'prs_Citizenship',
  'Types of Exploitation': 'vic_TypeOfExploitation',
  'Type of Sexual Exploitation': 'vic_TypeOfSexExploitation',
  'Means of Control': 'vic_MethodsOfControl',
  'Method of Control': 'vic_MethodsOfControl',
  'Methods of Recruitment': 'vic_MethodOfRecruitment',
};

/** The column in which our own files name what the standard cannot hold; it tells nothing of the case itself. */
export const accountHeading = 'gwen_NotHeld';

/** Headings under which files give the number that names a person or case; the standard has none. Best first. */
export const idHeadings = [
  'Case Id',
  'cas_Id',
  'Case Number',
  'cas_CaseNumber',
  'Case Reference',
  'Record Id',
  'Id',
  'Person Id',
  'prs_Id',
  'Client Id',
  'Contact Id',
  'vic_Id',
] as const;
