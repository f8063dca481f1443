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

  'setting.H8.gap': 'Warn if a group is below its share by',
  'setting.H8.least': 'Shares are compared from this many supported on',
  'setting.H11.limit': 'Counts from cases are at least',
};
