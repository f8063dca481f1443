/** English texts of reports that came by a text message or a mail, and of answers by the same way. */
export const channelTexts = {
  'byChannel.came.email': 'This report came by mail',
  'byChannel.came.sms': 'This report came by text message',
  'byChannel.change': 'Change it',
  'byChannel.choose': 'What they are sent',
  'byChannel.chooseHelp':
    'Fixed sentences say nothing of the matter to whoever reads them. Our own words are offered only where the risk is low and the person asked for them.',
  'byChannel.help':
    'Your answer goes back by the same way. Nobody here sees where to. Others may read it on their device.',
  'byChannel.leftOut':
    '{count, plural, one {An attachment that this way does not take was left out} other {# attachments that this way does not take were left out}}',
  'byChannel.names': 'Names from the report stand in it: {names}',
  'byChannel.namesHelp': 'Take them out. Somebody else may read this.',
  'byChannel.own': 'What you want to tell them',
  'byChannel.ownHelp': 'Short, no names, no places, nothing of what they told us.',
  'byChannel.preview': 'This will stand on their device',
  'byChannel.previewHelp.email': 'Read it as somebody would who finds it there. It cannot be called back.',
  'byChannel.previewHelp.sms':
    'Read it as somebody would who finds it there. The telephone company can read it too, and it cannot be called back.',
  'byChannel.state.delivered': 'arrived',
  'byChannel.state.failed': 'could not be sent',
  'byChannel.state.sent': 'on its way',
  'byChannel.state.stopped': 'not sent: it would not be safe any more',
  'byChannel.state.waiting': 'waits to be sent',
  'byChannel.submit': 'Send',
  'byChannel.toPreview': 'See it as they will',
} as const;
