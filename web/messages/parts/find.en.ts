/** English texts of finding everything, which come when somebody first does. */
export const findTexts = {
  'find.close': 'Close',
  'find.count': '{count, plural, =0 {Nothing found} one {# found} other {# found}}',
  'find.do': 'Do',
  'find.dossiers': 'Files',
  'find.go': 'Go to',
  'find.help':
    'A number that you were told, a place to go, a thing to do, an agency, a workplace or a programme.',
  'find.here': 'Do here, on {number}',
  'find.new': 'New: {kind}',
  'find.noNumber': 'There is no file of this number that you may see.',
  'find.number': 'Number',
  'find.offline': 'There is no network: only places to go are found.',
  'find.people': 'People',
  'find.person': 'Look for a person called “{name}”',
  'find.title': 'Find or do something',
  'find.which': 'On which file? {act}',
  'find.wrongNumber': 'This number is mistyped or misheard somewhere.',
} as const;
