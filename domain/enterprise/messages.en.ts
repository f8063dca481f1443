/** English labels of a enterprise: its kind, states, entries, fields and acts. */
export const labels = {
  'kind.enterprise': 'Enterprise',
  'enterprise.state.known': 'Known',
  'enterprise.state.ended': 'Ended',
};
