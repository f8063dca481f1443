/** English labels of a household: its kind, states, entries, fields and acts. */
export const labels = {
  'kind.household': 'Household',
  'household.state.profiled': 'Profiled',
  'household.state.prioritised': 'Prioritised',
  'household.state.supported': 'Supported',
  'household.state.graduated': 'Graduated',
  'household.state.declined': 'Declined',
  'household.state.moved': 'Moved',
};
