/** English texts of the safeguards of recovery: plan, work, aftercare, letters, complaints, the right to stay. */
export const recoverySafeguardTexts = {
  'safeguard.C17': 'Every goal answers a need, and nothing urgent waits',
  'safeguard.C17.remedy':
    'Link each goal to a need that was found; for an urgent need ask for a service or set a goal.',
  'safeguard.C17.no-need':
    '{open, plural, one {One goal answers no need on file.} other {# goals answer no need on file.}}',
  'safeguard.C17.no-need-found':
    '{open, plural, one {One goal answers something that was found to be no need.} other {# goals answer things that were found to be no needs.}}',
  'safeguard.C17.urgent': 'Find a service or set a goal for the urgent need',
  'safeguard.C18': 'Visited again and again, and seen alone',
  'safeguard.C18.remedy': 'Visit the child, see her or him alone, and record it.',
  'safeguard.C18.visit': 'See the child alone',
  'safeguard.C19': 'What the child earns stays the child’s',
  'safeguard.C19.remedy':
    'Talk with the child alone about the money, and find a way in which it reaches the child.',
  'safeguard.C19.receiver': 'Somebody other than the child receives the wage',
  'safeguard.C19.control': 'Somebody other than the child controls the money',
  'safeguard.C19.savings': 'The child works and the savings fall',
  'safeguard.C20': 'No work for those who are too young, none that endangers a child',
  'safeguard.C20.remedy':
    'Find a school, a course or safe work instead. Record work that is already going on as a fact.',
  'safeguard.C20.age-not-known':
    'Nothing is known of the age, and nobody is helped into work before {age}. Record it first.',
  'safeguard.C20.too-young': 'The child is, or may be, younger than {age}, the age from which one may work.',
  'safeguard.C20.hazardous': 'This work endangers, and the child is or may be younger than {age}.',
  'safeguard.C20.hazards-not-checked':
    'The child is or may be younger than {age}. Look at the workplace for dangers first.',
  'safeguard.C21': 'School and employer learn only what they need',
  'safeguard.C21.remedy':
    'Share only what a letter to a school or an employer may hold, without words of your own, on paper without our name.',
  'safeguard.C21.more-than-listed': 'This says more about the child than a school or an employer needs.',
  'safeguard.C21.own-words': 'Words of your own do not go to a school or an employer: a story hides in them.',
  'safeguard.C21.opens-too-much':
    'A school sees how the child learns and nothing else; an employer sees nothing.',
  'safeguard.C21.no-referral':
    'A school or an employer meets the child on a referral. There is none to this one.',
  'safeguard.C22': 'Those who care and listen are trained',
  'safeguard.C22.remedy': 'See to it that the training is renewed, or that somebody else takes over.',
  'safeguard.C22.run-out': 'The training of a carer or counsellor of this child has run out',
  'safeguard.C22.untrained': 'A carer or counsellor of this child has no training on file',
  'safeguard.C23': 'Closed only for a reason that is true',
  'safeguard.C23.remedy':
    'Complete the closing, or go on with the case. Somebody else than its author closes it.',
  'safeguard.C23.own-reason':
    'You gave the reason yourself. Somebody else has to look at it and close the case.',
  'safeguard.C23.old-reason':
    'This reason was given before the case came to where it stands now. Look at it again and give it anew.',
  'safeguard.C23.not-handed-over': 'Say in the closing that the case is handed over, and to whom.',
  'safeguard.C23.no-reason': 'The closing gives no reason.',
  'safeguard.C23.not-safe-long': 'The child has not been safe for long enough, or it is not said since when.',
  'safeguard.C23.harm-since':
    'Something happened to the child after the day since which it is said to be safe.',
  'safeguard.C23.no-visit': 'The last visit at which the child was seen alone is missing or too long ago.',
  'safeguard.C23.unsafe-visit':
    'At the last visit the child was not found safe, or there were signs of danger.',
  'safeguard.C23.household': 'Say whether the family’s livelihood was seen to.',
  'safeguard.C23.goals-open': 'Goals of the plan are still open.',
  'safeguard.C23.to-nobody': 'Say to whom the case is handed over.',
  'safeguard.C23.no-transition': 'There is no plan for what goes on after 18.',
  'safeguard.C23.no-wish': 'The child’s wish is the reason, and what the child says about it is not on file.',
  'safeguard.C23.few-tries': 'The child is said to be lost, and too few tries to find the child are on file.',
  'safeguard.C23.still-a-victim':
    'The child is on file as a suspected victim, and nobody has decided otherwise.',
  'safeguard.C25': 'The right to stay does not run out unseen',
  'safeguard.C25.remedy': 'Have the permit renewed, or decide on a lasting solution.',
  'safeguard.C25.ending': 'The permit ends soon, and what comes after it is not decided',
  'safeguard.C26': 'A complaint is heard by somebody who has nothing to do with it',
  'safeguard.C26.remedy': 'Choose somebody of another organisation that has no part in the case.',
  'safeguard.C26.not-independent':
    'Complaints are heard by people of another organisation who have nothing to do with what they are about.',
  'safeguard.C26.not-one-person':
    'Complaints are heard by a person, not by a team: nobody sees who is in it.',
  'safeguard.C26.hearer': 'Let somebody of an independent organisation in to complaints',
  'safeguard.C29': 'Turning 18 ends no help',
  'safeguard.C29.remedy': 'Plan with the young person what goes on after 18, and with whom.',
  'safeguard.C29.plan': 'Plan what goes on after 18',
  'safeguard.C29.service': 'Say how this service goes on after 18',
  'safeguard.C30': 'Every child learns',
  'safeguard.C30.remedy': 'Find a school or a course, whatever the child’s papers say.',
  'safeguard.C30.out': 'A child of school age learns nowhere',
  'safeguard.C31': 'Nobody is asked the same twice',
  'safeguard.C31.remedy': 'Read what is on file, and call the meeting off if it is enough.',
  'safeguard.C31.repeats': 'An interview or assessment repeats one that is on file',
  'safeguard.C32': 'Nothing reaches a state the child may flee from',
  'safeguard.C32.remedy': 'Wait until the claim is decided, and ask the child’s lawyer.',
  'safeguard.C32.origin':
    'This organisation acts for the state the child comes from, and protection is being sought.',
  'safeguard.C33': 'What is known of a child is destroyed only by two people, and never too early',
  'safeguard.C33.remedy': 'Record who asks for it and why. Let somebody else decide once the case is closed.',
  'safeguard.C33.no-request': 'Nobody has asked, with a reason, that it be destroyed.',
  'safeguard.C33.one-person':
    'You recorded the request yourself, or part of it. Somebody else has to decide.',
  'safeguard.C33.changed':
    'The request was changed after it was decided on, or people disagree about it. Settle it, then decide again.',
  'safeguard.C33.still-open':
    'The case is not closed: the child is still being protected with what is on file.',
  'safeguard.C33.legal-hold': 'A proceeding that the child has a part in is not over.',

  'setting.C17.urgent': 'An urgent need has a service or a goal within',
  'setting.C18.first': 'First visit after settling in or going home within',
  'setting.C18.second': 'Second visit within',
  'setting.C18.third': 'Third visit within',
  'setting.C18.fourth': 'Fourth visit within',
  'setting.C18.yearly': 'After that a visit every',
  'setting.C23.safe': 'Goals are met when the child has been safe for',
  'setting.C23.visited': 'A case closes when the last visit is no older than',
  'setting.C23.tries': 'Tries to find a child before the case closes',
  'setting.C25.days': 'Warn of the end of a permit before',
  'setting.C26.hearer': 'Somebody independent hears a complaint within',
  'setting.C29.before': 'What goes on after 18 is planned before the birthday by',
  'setting.C29.settled': 'For those who come shortly before 18 it is planned within',
  'setting.C30.from': 'School age begins at',
  'setting.C30.to': 'School age ends after',
  'setting.C30.days': 'Warn of a child who has learnt nowhere for',
  'setting.C31.days': 'Needs of one kind are not assessed again within',
};
