/**
 * English texts of the safeguards of a programme: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it, the
 * others why it fails, what it warns of, or what is to be done.
 */
export const safeguardTexts = {
  'safeguard.H8': 'Those most at risk come first, and nobody is passed over',
  'safeguard.H8.remedy': 'Look at who waits and who was taken in, and find out what keeps some away.',
  'safeguard.H8.passed-over': 'Households wait that are more at risk than some who were taken in later',
  'safeguard.H8.girls': 'Girls are supported less often than their share',
  'safeguard.H8.boys': 'Boys are supported less often than their share',
  'safeguard.H8.excluded': 'A group that is shut out is supported less often than its share',
  'safeguard.H11': 'Former cases teach in numbers alone',
  'safeguard.H11.remedy': 'Put small counts together until no child could be recognised.',
  'safeguard.H11.no-counts': 'Figures from cases come as counts. There are none.',
  'safeguard.H11.small-counts':
    '{small, plural, one {One count is below {limit}} other {# counts are below {limit}}}: a child could be recognised.',
  'safeguard.H14': 'Two people stand behind each payment',
  'safeguard.H14.remedy': 'Somebody else than who made the list looks at it and approves it.',
  'safeguard.H14.own-list': 'You had a hand in this list, so somebody else approves it.',
  'safeguard.H14.not-you': 'Only who approves a list can be named as who approved it.',
  'safeguard.H14.not-approved': 'Nobody has approved this list yet.',
  'safeguard.H14.changed': 'This is no longer the list that was looked at: who gets what has changed.',
  'safeguard.H14.approve': 'Look at a payment list and approve it',

  'setting.H8.gap': 'Warn if a group is below its share by',
  'setting.H8.least': 'Shares are compared from this many supported on',
  'setting.H11.limit': 'Counts from cases are at least',
  'setting.H14.wait': 'A payment list that was prepared is looked at within',
};
