/** English texts of forms that come with the first form. */
export const formTexts = {
  'date.change': 'Change',
  'date.inMonth': 'In a month',
  'date.inQuarter': 'In 3 months',
  'date.inWeek': 'In a week',
  'date.other': 'Another day',
  'form.rest': '{count, plural, one {# more question} other {# more questions}}',
  'form.restAnswered': '({count, plural, one {# answered} other {# answered}})',
  'select.part': 'The newest {count} are offered. For another one, write its whole number.',
} as const;
