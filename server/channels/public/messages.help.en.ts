/**
 * English texts of the page of help: what to do if …, and where to go. For somebody who is frightened and reads slowly:
 * one thing a line, the safest first. The facts are the textbook's [2.3, 2.5, 2.6, 2.7]; the words are our own.
 */
export const helpTexts = {
  'help.title': 'Find help',
  'help.intro': 'You need not say who you are. Help for children costs nothing.',
  'help.private':
    'This page is not kept on this phone once you leave it. Its address can stay in the list of pages you visited: remove it there if somebody looks at your phone.',
  'help.report': 'Say what you saw, safely',
  'help.what': 'What to do if …',
  'help.where': 'Where to go',

  'help.saw': 'You saw something that worries you',
  'help.saw.1':
    'A child travels with a stranger who answers for it. A child works at night. A man goes from house to house and promises work. You need not be sure.',
  'help.saw.2':
    'Do not stop them, do not follow them, do not take photos in the open. You and the child could be hurt.',
  'help.saw.3': 'Keep in mind: how many, how old, where, when, which way, what kind of car.',
  'help.saw.4':
    'Tell it on the page “Say what you saw”. It asks for no name, and people who are trained decide who goes there.',
  'help.saw.5': 'If somebody could die now, call the police or go to the nearest desk below.',

  'help.danger': 'You are in danger, or somebody keeps you',
  'help.danger.1':
    'Whatever you were made to do, you did nothing wrong. That you agreed to go changes nothing.',
  'help.danger.2':
    'If you can, go where there are many people: a bus station, a clinic, a school, a market stall kept by a woman.',
  'help.danger.3': 'Say: “I am a child. I need help.” Or show this page.',
  'help.danger.4':
    'You need no papers to be helped. If you may be under 18, you are treated as a child until it is known for sure.',
  'help.danger.5':
    'If it is too dangerous to leave, say where you are on the page “Say what you saw”. Answer only what is safe.',
  'help.danger.6':
    'Nobody may send you home before it is known to be safe there. You may say what you want to happen.',

  'help.passport': 'A recruiter or an employer asks for your passport',
  'help.passport.1':
    'Your passport and your papers are yours. Nobody may keep them, not for a day, not “to be safe”.',
  'help.passport.2': 'Show them, let a copy be made, and take them back.',
  'help.passport.3': 'Keep a photo of each page, and leave a copy with somebody you trust.',
  'help.passport.4':
    'Ask for the licence number and look it up under “Check an agency”. See there too what it may charge.',
  'help.passport.5':
    'If your papers were taken, go to a union, legal aid or a labour attaché below. You can also tell it without a name.',

  'help.money': 'Somebody wants money before there is work, or offers work to a child',
  'help.money.1':
    'A worker pays no fee for a job, unless it stands in the list of prices under “Check an agency”.',
  'help.money.2':
    'Do not borrow for it. Whoever owes money for a journey is easily made to work for nothing.',
  'help.money.3':
    'Ask for the contract in your language, with the name of the employer and the pay, before you travel.',
  'help.money.4':
    'Be careful when it must be quick, when nobody may know of it, or when a child shall say another age.',
  'help.money.5':
    'Leave a copy of everything, and a word to use when something is wrong, with somebody at home.',

  'help.gone': 'Your child is gone',
  'help.gone.1': 'Do not wait. The first hours matter most.',
  'help.gone.2': 'Go to a police desk for children below, or any police. They must take it down at once.',
  'help.gone.3': 'Bring a photo, the clothes it wore, its telephone number, and who spoke with it lately.',
  'help.gone.4': 'Ask its friends and its school. Say that nobody will be angry.',
  'help.gone.5': 'Pay nobody who says that he will bring it back. Tell the police what he said.',
  'help.gone.6':
    'If you fear the police or somebody in an office, tell it on the page “Say what you saw” and say so there.',

  'help.found': 'A child is with you now and needs help',
  'help.found.1': 'Water, something to eat, a place where nobody stares. Ask if anything hurts.',
  'help.found.2':
    'Ask its name and if it wants you to call somebody. Ask nothing else: it should tell its story once, to somebody trained.',
  'help.found.3':
    'Do not call the family or the employer before somebody trained has asked whether that is safe.',
  'help.found.4': 'Put no photo of it anywhere.',
  'help.found.5': 'Call a place below, or a desk of the police for children. Stay until somebody has come.',

  'help.back': 'You came back, and are afraid or ashamed',
  'help.back.1': 'What was done to you is not your fault. Many have come back, and it gets better.',
  'help.back.2': 'A drop-in centre or a clinic below listens, and tells nobody without asking you.',
  'help.back.3':
    'You can be helped to go to school, learn a trade or find work. You need not speak in court for that.',
  'help.back.4':
    'If those who took you come near you, tell it at once, here or at a police desk for children.',

  'help.leave': 'A child of yours wants to leave for work',
  'help.leave.1': 'Listen first. Ask who offers it, where, for how much, and who else has gone.',
  'help.leave.2':
    'Look with the child at what there is nearby: school again, a trade, young people’s work in safety.',
  'help.leave.3':
    'Ask at migration information below what is safe and what is not, and at what age one may go.',
  'help.leave.4': 'If money is short at home, ask a drop-in centre about support for families.',

  'help.area': 'Area',
  'help.area.all': 'Everywhere',
  'help.kind': 'What you look for',
  'help.kind.all': 'Any help',
  'help.show': 'Show',
  'help.found-places': 'Places found: {count}',
  'help.none': 'No place is listed here',
  'help.none.text': 'Look everywhere, or tell on the page “Say what you saw” what you need.',
  'help.hours': 'Open',
  'help.phone': 'Phone',
  'help.way': 'How to get there',
  'help.languages': 'Languages',
  'help.offers': 'Helps with',
  'help.countries': 'Knows about',
  'help.full': 'Takes no more children just now; ask there all the same',
  'help.open-now': 'Takes children now',
} as const;
