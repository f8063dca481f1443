/**
 * English texts of the safeguards of a plan: `safeguard.<id>` says what it watches, `.remedy` what would satisfy it, the
 * others why it fails, what it warns of, or what is to be done.
 */
export const safeguardTexts = {
  'safeguard.N1': 'Each action is somebody’s, has a date, and shows whether it was done',
  'safeguard.N1.remedy':
    'Give every action a task, one organisation, a date, and an indicator or evidence. Object where something is not so.',
  'safeguard.N1.no-task':
    'An action says neither in the words of the catalogue nor in its own what is to be done.',
  'safeguard.N1.no-organisation': 'An action has no organisation that answers for it.',
  'safeguard.N1.no-date': 'An action has no date by which it is to be done.',
  'safeguard.N1.no-proof': 'Nothing says what will show that an action was done.',
  'safeguard.N1.no-action': 'This is not about any action of the plan.',
  'safeguard.N1.not-yours':
    'Your organisation neither answers for this action nor helps with it. You can object to what others say of it.',
  'safeguard.N1.own-case':
    'An objection is settled by who keeps the plan, if they wrote neither it nor what it is about.',
  'safeguard.N1.late': 'An action is past its date and not done',
  'safeguard.N1.not-shown': 'An action is said to be done and nothing shows it',
  'safeguard.N1.contested': 'An organisation objects to something in the plan',
  'safeguard.N2': 'Workers and employers are asked before a treaty report is sent',
  'safeguard.N2.remedy':
    'Ask an organisation of workers and one of employers, give them time to answer, and record it. Record whether C144 is in force.',
  'safeguard.N2.workers-not-asked': 'No organisation of workers has been asked about this report in time.',
  'safeguard.N2.employers-not-asked':
    'No organisation of employers has been asked about this report in time.',
  'safeguard.N2.c144-not-known':
    'Workers and employers were not both asked, and the law register does not say whether the convention that demands it (C144) is in force.',
  'safeguard.N2.send': 'Send the report on a treaty',
  'safeguard.N2.answer': 'Answer what a supervising body asked',
  'safeguard.N3': 'Figures about people show girls and boys of each age',
  'safeguard.N3.remedy': 'Break the indicator and its values down by sex and age group.',
  'safeguard.N3.no-breakdown': 'An indicator about people is not broken down by sex and age',
  'safeguard.N3.value': 'A value was entered without its parts by sex and age',
  'safeguard.N5': 'No published figure points at a person',
  'safeguard.N5.remedy':
    'Join small parts or leave two or more of them out, or publish a larger area or longer time.',
  'safeguard.N5.too-small':
    'A number, or what is left when its parts are taken away, is so small that it could point at somebody.',
  'safeguard.N5.no-value': 'There is no such value of an indicator in this plan.',
  'safeguard.N7': 'Trafficking that only moves elsewhere is noticed',
  'safeguard.N7.remedy': 'Look at the area or the children concerned, and widen the action.',
  'safeguard.N7.near': 'Reports or cases have risen next to where an action began',
  'safeguard.N7.others': 'Cases have risen among children whom an action does not reach',
  'safeguard.C13': 'Return is not decided by sex or age',
  'safeguard.C13.remedy':
    'Have panels look at the decisions again, and find what lies behind the difference.',
  'safeguard.C13.by-sex': 'Girls and boys are returned unequally often, beyond chance',
  'safeguard.C13.by-age': 'Children of one age are returned unequally often, beyond chance',

  'setting.N2.before': 'Warn that nobody was asked when a report is due within',
  'setting.N2.reply': 'Time to answer a consultation',
  'setting.N7.within': 'Watch for moves within, after an action began',
  'setting.N7.chance': 'A rise counts if chance would bring it less often than',
  'setting.C13.each': 'Decisions needed in each group',
  'setting.C13.chance': 'A difference counts if chance would bring it less often than',
};
