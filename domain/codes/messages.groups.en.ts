/**
 * English labels of the list in groups.ts.
 */
export const groupsLabels = {
  'code.case-group.intake': 'How the child came',
  'code.case-group.identity': 'Who the child is',
  'code.case-group.safe-contact': 'How to reach the child safely',
  'code.case-group.guardianship': 'Guardian and consent',
  'code.case-group.safety': 'Risks and incidents',
  'code.case-group.trafficking': 'What was done to the child',
  'code.case-group.needs': 'Needs',
  'code.case-group.health': 'Health',
  'code.case-group.best-interests': 'The child’s views and best interests',
  'code.case-group.plan': 'Plan and services',
  'code.case-group.stay': 'Where the child stays',
  'code.case-group.family': 'Family',
  'code.case-group.legal': 'Law and appointments',
  'code.case-group.schooling': 'School and training',
  'code.case-group.follow-up': 'Follow-up',
  'code.case-group.notes': 'Notes',
  'code.case-group.files': 'Files',
  'code.case-group.sharing': 'Referrals',
  'code.case-group.closure': 'Closing',
  'code.case-group.sessions': 'Counselling sessions',
  'code.case-group.complaints': 'Complaints',
  'code.case-group.work': 'Work and wages',
};
