/** English texts of proceedings: the picture of one, the home of who follows them, and the annual figures of justice. */
export const justiceTexts = {
  'justice.steps': 'The way of this proceeding',
} as const;
