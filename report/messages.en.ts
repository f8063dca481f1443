/**
 * English texts of the public page. For somebody who is frightened, in a hurry, and reads English as a second or third
 * language: short sentences, common words, nothing that frightens more. `{name}` is filled in.
 *
 * Other languages have them in their file in `languages/`, each with `page.` before its key; a text missing there is shown
 * in English.
 */
import { spokenTexts } from '../domain/report/spoken.en.ts';

export const en = {
  /** ltr or rtl. */
  dir: 'ltr',
  'language.name': 'English',
  'language.choose': 'Language',

  'tab.title': 'Notes',
  leave: 'Leave',
  'leave.hint': 'Leaves this page at once.',
  'leave.key': 'Or press Esc three times.',

  'form.title': 'Say what you saw',
  'form.intro': 'You do not give your name. Write in any language. Leave out what you do not know.',
  'form.return': 'I have a code',
  'form.danger': 'Is a child in danger now?',
  'form.danger.yes': 'Yes',
  'form.danger.no': 'No',
  'form.danger.think': 'I think so',
  'form.text': 'What did you see or hear?',
  'form.text.hint': 'Who? How many children? When? A few words are enough.',
  'form.where': 'Where?',
  'form.area': 'Area',
  'form.area.unknown': 'I do not know',
  'form.place': 'Near what?',
  'form.place.hint': 'A shop, a bus stop, a road',
  'form.files': 'Photos, voice, papers',
  'form.files.hint': 'Up to {most} MB each. What a photo tells of place and time is locked apart.',
  'form.files.open': 'Together up to {most} MB. Our computer sees them for a moment, then locks them.',
  'form.involved': 'Could police, an office or this service be part of it?',
  'form.involved.hint': 'Your answer decides who reads this.',
  'form.involved.yes': 'Yes',
  'form.involved.no': 'No',
  'form.involved.not-sure': 'Not sure',
  'form.involved.which': 'Which?',
  'form.involved.police': 'Police',
  'form.involved.office': 'An office',
  'form.involved.this-service': 'This service',
  'form.send': 'Send safely',
  'form.send.plain': 'Send',
  'form.locked': 'It is locked on this device before it is sent.',
  'form.open':
    'Scripts are off, so nothing can be locked on this device. When you send, our computer sees your words for a moment. It locks them at once and keeps nothing else. To lock them here, turn on JavaScript.',
  'form.closed': 'This page cannot take reports yet. Please come back later, or tell somebody you trust.',

  'safe.title': 'How is it kept safe?',
  'safe.locked':
    'Your words and the place are locked on this device. Only the people who answer can open them. Our computer cannot.',
  'safe.open':
    'Not locked: the area, the language, and your answers about danger and about police, offices and this service. They decide who reads your words, and how fast.',
  'safe.kept': 'We do not keep your number, your internet address, your device or the exact time.',
  'safe.device':
    'Nothing stays on this device, but the list of visited pages may show “Notes”. A private window leaves nothing there. Whoever runs your network can see that you opened this site, not what you wrote.',

  'state.loading': 'One moment. The lock is still loading.',
  'state.locking': 'Locking your words on this device…',
  'state.sending': 'Sending…',
  'state.opening': 'Opening…',

  'state.files': 'Sending your files: {part} %. Please keep this page open.',
  'state.files.waiting':
    'No connection. {part} % of your files have arrived. It goes on by itself; keep this page open.',
  'state.files.done': 'Your files have arrived.',
  'state.files.failed': 'Your words arrived, but not all of your files. Try them again with your code.',
  'state.remove': 'Remove',

  'problem.empty': 'Please write a few words first.',
  'problem.long':
    'This is too long to send at once: {over} letters too many. Send the first part; then add the rest with your code.',
  'problem.place': 'The place is too long. Please shorten it.',
  'problem.file':
    '“{name}” cannot be sent. It is too large, there are too many, or it cannot be read. Take it out, then send.',
  'problem.files': 'Please choose your files again.',
  'problem.network': 'Not sent: there is no connection. All you wrote is still here. Try again in a moment.',
  'problem.server':
    'Not sent: something on our side does not work. All you wrote is still here. Try again in a moment.',
  'problem.refused':
    'Not sent: something in it could not be taken. All you wrote is still here. Leave out unusual signs and try again.',
  'problem.nobody-else':
    'There is no other office that can read this. If you send it, the office you are worried about may read it. To send it anyway, press the button again.',
  'problem.page': 'There is no connection. All you wrote is still here. Try again in a moment.',
  again: 'Try again',

  'plain.title': 'It cannot be locked here',
  'plain.text':
    'This device cannot load the lock, or is too old for it. All you wrote is still here. You can try again. Or you can send it without the lock: our computer then sees your words for a moment, locks them at once, and keeps nothing else.',
  'plain.send': 'Send without the lock',
  'plain.read.title': 'It cannot be opened here',
  'plain.read.text':
    'This device cannot load the lock, or is too old for it. You can try again. Or our computer can open the answer for you: it then sees your code and the words for a moment and keeps neither.',
  'plain.read': 'Read without the lock',

  'receipt.title': 'Your report has arrived',
  'receipt.text':
    'This is your code. With it you can read our answer and write more. Nobody can give it to you again.',
  'receipt.code': 'Your code',
  'receipt.how':
    'Write it down or learn it. Keep it where others do not look, and do not write what it is for.',
  'receipt.hear': 'Hear it',
  'receipt.quiet': 'Stop',
  'receipt.kept': 'I have kept it',
  'receipt.again': 'This page was opened again. Your report has arrived; this is still your code.',
  'receipt.lost': 'Your last report was not sent, and nothing of it was kept. Please write it again.',

  'done.title': 'Done',
  'done.text':
    'Your code is no longer on this device. Come back when you like: open this page and press “I have a code”.',
  'done.leave': 'Leave this page',

  'answer.title': 'Read the answer',
  'answer.code': 'Your code',
  'answer.code.hint': '18 letters and numbers. Spaces and small letters do not matter.',
  'answer.read': 'Read the answer',
  'answer.back': 'Write a new report',
  'answer.open':
    'Scripts are off, so our computer opens the answer for you. It sees your code and the words for a moment and keeps neither.',
  'answer.length': 'A code has 18 letters and numbers; here are {count}. Please check it.',
  'answer.symbol': 'A code never has the letter U, or signs such as # or +. Please check it.',
  'answer.check': 'One letter or number is not right. Please check the code once more.',
  'answer.unknown':
    'We have no report with this code. It was removed, or this is a code from somewhere else.',
  'answer.network': 'There is no connection. Your code is still here. Try again in a moment.',
  'answer.server': 'Something on our side does not work. Your code is still here. Try again in a moment.',

  'talk.title': 'Your report',
  'talk.waiting': 'It has arrived. Nobody has answered yet.',
  'talk.read': 'It has been read. There is no answer yet.',
  'talk.answered': 'There is an answer.',
  'talk.you': 'You wrote',
  'talk.us': 'Answer',
  'talk.disclosed': 'We told this office who you are, or how to find you: {to}. Why: {why}',
  'talk.unreadable': 'This part cannot be opened with your code.',
  'talk.more': 'Write more',
  'talk.more.hint': 'Something new? Something you forgot? Is it getting worse?',
  'talk.send': 'Send safely',
  'talk.sent': 'Your words have arrived.',
  'talk.ended': 'This report has ended and takes no more words. Please write a new report.',

  'watch.join.title': 'Enter your code',
  'watch.join.text':
    'You have this code from whoever brings your group together. You enter it once. It is not kept on this phone.',
  'watch.join.enter': 'Enter',
  'watch.join.without': 'Write without a code',
  'watch.join.checking': 'One moment…',
  'watch.join.unknown': 'This code is not good, or not any more. Ask whoever gave it to you.',
  'watch.ended':
    'Your code is not good any more. What was waiting is sent all the same. Ask for a new code, or write without one.',
  'watch.title': 'Say what you saw',
  'watch.intro':
    'You do not give your name. It is locked on this phone before anything is kept. Without a network it waits, and is sent later.',
  'watch.send': 'Lock and send',
  'watch.hint': 'Put this page on the first screen of the phone: then it opens without a network.',
  'watch.safe.title': 'What is on this phone?',
  'watch.safe.text':
    'What waits is locked: this phone cannot open it, and nobody who takes it. When it is sent it is gone from here. Your code is not kept; something that shows you are of your group is, hidden from view.',
  'watch.safe.group':
    'Those who read it see which group it comes from, not from whom. They see it inside the lock alone.',
  'watch.stored.title': 'It is locked',
  'watch.stored.waits': 'There is no network now. It waits here and is sent as soon as there is one.',
  'watch.stored.sending': 'It is being sent…',
  'watch.stored.sent': 'It has arrived.',
  'watch.stored.refused':
    'It could not be sent: it is not taken as it is. It stays here, locked. If you can, write it again, shorter.',
  'watch.stored.code': 'Show a code for the answer',
  'watch.stored.code.hint':
    'With it you can read our answer later. If you do not look at it now, there is none. It is not kept here.',
  'watch.code.title': 'Your code for the answer',
  'watch.stored.more': 'Write another',
  'watch.waiting': 'Waiting to be sent: {count}',
  'watch.refused': 'Not taken as it is: {count}. It stays here and is tried again when this page is opened.',
  'watch.try': 'Try now',
  'watch.wipe': 'Remove all of it from this phone',
  'watch.wipe.hint': 'Takes away at once what waits, what shows your group, and this page.',
  'watch.observe': 'Nothing to report? Note what you saw lately',
  'watch.observe.title': 'What did you see lately?',
  'watch.observe.intro':
    'For your group: what happens here, with no names. If you suspect somebody, or a child is in danger, say so in a report instead.',
  'watch.observe.pattern': 'What do you notice?',
  'watch.seen.nothing-new': 'Nothing new',
  'watch.seen.strangers-offering-work': 'Strangers offer work',
  'watch.seen.children-leaving': 'Children leave',
  'watch.seen.children-passing': 'Children pass through',
  'watch.seen.children-with-unrelated-adults': 'Children travel with adults who are not family',
  'watch.seen.children-at-work': 'Children at work',
  'watch.seen.children-out-of-school': 'Children leave school',
  'watch.seen.children-returning': 'Children come back',
  'watch.seen.new-route': 'A new route',
  'watch.observe.place': 'At what kind of place?',
  'watch.observe.place.none': 'None of these',
  'watch.at.bus-station': 'Bus station',
  'watch.at.taxi-rank': 'Taxi or minibus rank',
  'watch.at.railway-station': 'Railway station',
  'watch.at.lorry-park': 'Lorry park or fuel station',
  'watch.at.ferry-terminal': 'Ferry terminal or landing place',
  'watch.at.border-crossing': 'Border crossing',
  'watch.at.market': 'Market',
  'watch.at.other': 'Another place people pass through',
  'watch.observe.girls': 'Girls, about how many',
  'watch.observe.boys': 'Boys, about how many',
  'watch.observe.send': 'Note it',
  'watch.observe.report': 'Write a report',
  'watch.observe.choose': 'Please choose what you notice.',
  'watch.observe.number': 'Please write a number, up to {most}.',
  'watch.noted.title': 'It is noted',
  'watch.noted.waits': 'It waits on this phone and is sent as soon as there is a network.',
  'watch.noted.sent': 'It has arrived. Thank you.',
  'watch.no-store':
    'This browser keeps nothing, perhaps because the window is private. Use an ordinary window, or write without a code.',
  'watch.scripts': 'This page needs scripts. Without them, please write here:',
  ...spokenTexts,
} as const;

export type TextKey = keyof typeof en;
