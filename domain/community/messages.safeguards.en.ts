/**
 * English texts of the safeguards of a community: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it,
 * the others why it fails, what it warns of, or what is to be done.
 */
export const safeguardTexts = {
  'safeguard.N6': 'Places where children stay are inspected without warning',
  'safeguard.N6.remedy': 'Inspect the place unannounced and hear the children without staff.',
  'safeguard.N6.inspect': 'Inspect this place without warning, and hear the children alone',
  'safeguard.N6.mend': 'See whether what was ordered has been mended',
  'safeguard.N6.in-danger': 'An inspection found a child in danger in a place of stay',
  'safeguard.N8': 'No community watch is forgotten',
  'safeguard.N8.remedy': 'Meet the group, or agree on further support.',
  'safeguard.N8.silent': 'Nothing has been heard of this watch for a long time',
  'safeguard.N8.support-ends': 'Support for this watch is ending or has ended',
  'safeguard.N9': 'Who works in a place says what is free there, and nothing else',
  'safeguard.N9.remedy': 'Ask the supervisor or the liaison official to change it.',
  'safeguard.N9.not-staff': 'You do not work in this place.',
  'safeguard.N9.more-than-free':
    'Staff say whether a place takes children and how many places are free. The rest is for those who keep the directory.',
  'setting.N6.every': 'A place of stay is inspected unannounced within',
  'setting.N8.silence': 'A watch counts as silent after',
  'setting.N8.notice': 'The end of support is told of before, by',
};
