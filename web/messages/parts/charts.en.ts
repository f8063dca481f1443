/** English texts of charts and boards; they come with the screens that draw something. */
export const chartTexts = {
  'board.all': 'All {count}',
  'board.tasks': 'What you do often',
  'chart.asTable': 'As a table',
  'chart.empty': 'Nothing to show yet.',
  'chart.fromTo': '{label}: from {from} to {to}',
  'chart.howMany': 'How many',
  'chart.map':
    'Each square is an area; the darker it is, the higher the number. Striped: withheld. The table below says the same.',
  'chart.most': 'Most: {value} ({when})',
  'chart.note': 'More',
  'chart.share': 'Share',
  'chart.standing': 'How it stands',
  'chart.step.ahead': 'still to come',
  'chart.step.done': 'done',
  'chart.step.now': 'now',
  'chart.step.skipped': 'left out',
  'chart.step.trouble': 'something is missing',
  'chart.when': 'When',
} as const;
