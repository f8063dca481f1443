/**
 * English texts of the safeguards of an organisation: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it,
 * the others why it fails, what it warns of, or what is to be done.
 */
export const safeguardTexts = {
  'safeguard.N4': 'Who holds data of children has a policy to protect them, reviewed every year',
  'safeguard.N4.remedy':
    'The organisation reviews its policy on the protection of children and records that.',
  'safeguard.N4.no-policy': 'This organisation has no policy on the protection of children',
  'safeguard.N4.policy-old': 'The policy on the protection of children has not been reviewed for too long',
  'safeguard.N4.stopped':
    'Until the policy is reviewed, nobody of this organisation is let into another file',
  'safeguard.N4.receiver-without-policy':
    'Their organisation has not reviewed its policy on the protection of children for too long. In danger to a child, use the emergency way in.',
  'setting.N4.review': 'A policy on the protection of children is reviewed within',
  'setting.N4.grace': 'After that, an organisation is let into no more files after',
};
