/** English labels of a agency: its kind, states, entries, fields and acts. */
export const labels = {
  'kind.agency': 'Agency',
  'agency.state.applied': 'Applied',
  'agency.state.licensed': 'Licensed',
  'agency.state.suspended': 'Suspended',
  'agency.state.revoked': 'Revoked',
  'agency.state.expired': 'Expired',
};
