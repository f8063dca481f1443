/** English labels of a programme: its kind, states, entries, fields and acts. */
export const labels = {
  'kind.programme': 'Programme',
  'programme.state.planned': 'Planned',
  'programme.state.running': 'Running',
  'programme.state.ended': 'Ended',
};
