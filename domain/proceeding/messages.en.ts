/** English labels of a proceeding: its kind, states, entries, fields and acts. */
export const labels = {
  'kind.proceeding': 'Proceeding',
  'proceeding.state.investigation': 'Investigation',
  'proceeding.state.charged': 'Charged',
  'proceeding.state.trial': 'Trial',
  'proceeding.state.judged': 'Judged',
  'proceeding.state.appeal': 'Appeal',
  'proceeding.state.final': 'Final',
  'proceeding.state.dropped': 'Dropped',
};
