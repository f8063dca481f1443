/**
 * English texts of the safeguards of a proceeding: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it, the
 * others why it fails, what it warns of, or what is to be done.
 */
export const safeguardTexts = {
  'safeguard.E1': 'No child stands alone before a court',
  'safeguard.E1.remedy':
    'Record that the guardian comes, that the child has a lawyer, and what shields the child at this hearing.',
  'safeguard.E1.no-guardian': 'A child takes part in a hearing and no guardian comes along',
  'safeguard.E1.no-lawyer': 'A child takes part in a hearing without an own lawyer',
  'safeguard.E1.no-measure': 'A child takes part in a hearing and nothing shields the child there',
  'safeguard.E2': 'No proceeding ends without a decision on confiscation and compensation',
  'safeguard.E2.remedy':
    'Record what was decided on the assets of those who profited, and on compensation for each child.',
  'safeguard.E2.no-confiscation': 'The proceeding is over and nobody decided on confiscation',
  'safeguard.E2.no-compensation': 'The proceeding is over and nobody decided on compensation for a child',
  'safeguard.E3': 'The public learns the result, and nobody can be recognised',
  'safeguard.E3.remedy': 'Write a notice without names, have somebody else check it, and publish it.',
  'safeguard.E3.publish': 'Publish the result without names',
  'safeguard.E3.check': 'Check that nobody can be recognised in the notice somebody else wrote',
  'safeguard.E4': 'The name of an informant is for the officer alone who handles the informant',
  'safeguard.E4.remedy': 'The officer who handles the informant does it, on the own device.',
  'safeguard.E4.no-handler': 'Say which officer handles this informant.',
  'safeguard.E4.not-handler': 'Only the officer who handles an informant may do this.',
  'safeguard.E4.seal-anew':
    'What is sealed can be opened by you alone. Seal it again for the officer who takes over.',
  'safeguard.E4.not-one-person': 'Nobody but single officers is let near informants, never a team.',
  'setting.E1.before': 'Before a hearing with a child, warn if protection is missing, by',
  'setting.E3.publish': 'The result of a proceeding is published within',
};
