/** English labels of a plan: its kind, states, entries, fields and acts. */
export const labels = {
  'kind.plan': 'Plan',
  'plan.state.draft': 'Draft',
  'plan.state.in-force': 'In force',
  'plan.state.ended': 'Ended',
};
