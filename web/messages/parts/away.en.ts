/** English texts of working where there is no network. */
export const awayTexts = {
  'away.again': 'Open it again',
  'away.bringing': 'Bringing what your next steps need to this device…',
  'away.cannot': 'This browser keeps nothing beyond the page, so it cannot be done here.',
  'away.isOff': 'This device needs the network to be opened.',
  'away.isOn': 'This device can now be opened without a network.',
  'away.kept': 'Kept on this device, locked. It is sent when there is a network.',
  'away.more': 'What that means',
  'away.noRoom': 'This device could not keep it as a draft. It stays here.',
  'away.notHere': 'Not on this device',
  'away.offer': 'Do you work where there is no network?',
  'away.offerHelp': 'Say yes only if this device is yours alone.',
  'away.otherDraft':
    'You have begun something else on this form. Hand that in, or begin again without it; what was not taken over stays here until then.',
  'away.ready': 'This device is ready for where there is no network.',
  'away.risk':
    'Whoever takes this device can then try passphrases on it for as long as they like, so only a long one protects the children in it. Not on a device that others use.',
  'away.start': 'Let this device open without a network',
  'away.stop': 'No longer open without a network',
  'away.title': 'Where there is no network',
  'away.what':
    'This device keeps your key and what your next steps need, both locked with your passphrase, until you sign out here. After three days without the service it does not open any more.',
  'away.yes': 'Yes, this device',
} as const;
