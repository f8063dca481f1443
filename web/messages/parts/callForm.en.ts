/** English texts of the operator's call form: what is asked while somebody is on the line, and the code that she is told. */
import { spokenTexts } from '../../../domain/report/spoken.en.ts';

export const callFormTexts = {
  'callForm.add': 'Seal and add to their report',
  'callForm.again': 'They have a code from before',
  'callForm.again.answers': 'what they were answered',
  'callForm.again.code': 'The code they say',
  'callForm.again.codeHelp': 'Eighteen letters and digits. They become keys on this device and are not sent.',
  'callForm.again.elsewhere':
    'The code is right. Another contact point has this report: what you add goes there, and you cannot read it.',
  'callForm.again.find': 'Find their report',
  'callForm.again.mine': 'The code is right: it is {number}.',
  'callForm.again.none': 'Nobody has answered them yet.',
  'callForm.again.not': 'It is a new matter',
  'callForm.again.wrong.check': 'One letter is not right. Have them say it once more.',
  'callForm.again.wrong.length': 'The code has 18 letters and digits. This has {count}.',
  'callForm.again.wrong.symbol': 'There is a sign here that no code has.',
  'callForm.again.wrong.unknown': 'No report has this code. Have them say it once more.',
  'callForm.askDanger': 'Ask first. If a child is in danger now, stay on the line and call a colleague over.',
  'callForm.askInvolved': 'Ask gently. It decides who may read this.',
  'callForm.askSafe': 'What would happen if somebody else picked up, or saw it?',
  'callForm.counted': 'Counted: {what}',
  'callForm.elsewhere':
    'This goes to {team}, not to your desk: somebody here could be part of it. You will not be able to read it again.',
  'callForm.empty': 'Write at least a few words, or where it is.',
  'callForm.key.code': 'The code of somebody who calls again',
  'callForm.nobodyElse':
    'Somebody here could be part of it, and there is no other contact point that could read it instead.',
  'callForm.nothing': 'Nobody speaks?',
  'callForm.nothingHelp':
    'One key counts the call and closes it; nobody has to work on it. A silent caller may be a child who cannot speak yet: wait, and say that you are there.',
  'callForm.once': 'Hand it in once more if that is right.',
  'callForm.place': 'Near what?',
  'callForm.place.help': 'A street, a shop, a stop: in their words.',
  'callForm.submit': 'Seal and hand in',
  'callForm.submit.again': 'Hand in, knowing this',
  'callForm.text': 'What happened?',
  'callForm.text.help': 'In their words. It is sealed on this device before it is sent.',
  'callForm.told.gone':
    'It has gone to another contact point. Tell them this code: with it they can come back to whoever has it.',
  'callForm.told.help':
    'Say it slowly, and have them say it back. With it they can call again, or read your answer on the page.',
  'callForm.told.judge': 'They have it: judge the report',
  'callForm.told.leave': 'They have it',
  'callForm.told.lost': 'They could not take it',
  'callForm.told.title': 'It is stored. Tell them this code',
  'callForm.title': 'A call or visit',
  'callForm.way': 'How are they telling you?',
  'callForm.when': 'When, and who took it',
  'callForm.who': 'Who is it about?',
  'callForm.who.help': 'How many children, how old, who is with them.',
  'callForm.write': 'Write down a call',
  ...spokenTexts,
} as const;
