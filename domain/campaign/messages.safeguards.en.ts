/**
 * English texts of the safeguards of a campaign: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it, the
 * others why it fails, what it warns of, or what is to be done. Those of H12 are with the household, which has it too.
 */
export const safeguardTexts = {
  'safeguard.H10': 'A campaign that is tried, measured and without fear',
  'safeguard.H10.remedy':
    'Try it with its audience, and ask what people know, think and do before and after.',
  'safeguard.H10.no-baseline': 'The campaign began without asking what people knew and did before',
  'safeguard.H10.no-endline': 'The campaign ended without asking what has changed',
  'safeguard.H10.not-tried': 'The campaign was not tried with its audience, or did not work for it',
  'safeguard.H10.frightens': 'The campaign frightens',
  'safeguard.H10.harm-not-known':
    'Nobody has said whether the campaign frightens or shows a child who can be recognised',
  'safeguard.H10.recognisable': 'A child can be recognised in the campaign',
};
