/** English texts of reports that came by a text message or a mail, and of answers by the same way. */
export const channelTexts = {
  'byChannel.came.email': 'This report came by mail',
  'byChannel.came.sms': 'This report came by text message',
  'byChannel.choose': 'What they are sent',
  'byChannel.chooseHelp': 'Always the same words, which say nothing of the matter to whoever reads them.',
  'byChannel.help':
    'Your answer goes back by the same way. Nobody here sees where to. Others may read it on their device.',
  'byChannel.leftOut':
    '{count, plural, one {An attachment that this way does not take was left out} other {# attachments that this way does not take were left out}}',
  'byChannel.state.delivered': 'arrived',
  'byChannel.state.failed': 'could not be sent',
  'byChannel.state.sent': 'on its way',
  'byChannel.state.waiting': 'waits to be sent',
  'byChannel.submit': 'Send',
} as const;
