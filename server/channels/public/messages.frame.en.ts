/** English texts of the frame around public pages. Plain words: many who read them read slowly, or in a second language. */
export const frameTexts = {
  'public.language': 'English',
  'public.language.choose': 'Language',
  'public.ways': 'What you can do here',
  'public.way.report': 'Say what you saw',
  'public.way.register': 'Check an agency',
  'public.way.help': 'Find help',
  'public.way.figures': 'Figures',
  'public.skip': 'To the content',
  'public.nothing-kept':
    'You need no account. This page sets no cookie, and nobody writes down who looks at it.',
  'public.not-found': 'There is no such page',
  'public.not-found.text': 'The address may be mistyped, or what it led to is no longer public.',
  'public.down': 'This page cannot be shown now',
  'public.down.text': 'Our computer is busy or being repaired. Please try again in a few minutes.',
} as const;
