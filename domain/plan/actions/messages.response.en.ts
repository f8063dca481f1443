/** English sentences of the catalogue's actions: law enforcement: community watch and rapid response [2.6]. */
export const responseTexts = {
  'action.local-liaison-person': 'Name an official whom community groups know and can reach.',
  'action.learn-from-community-watch':
    'Read what comes from villages and hubs, act on it, and tell them what came of it.',
  'action.equip-community-watch':
    'Help to set up and keep reporting lines, and give means to get around and meet.',
  'action.open-ways-to-act':
    "Make sure that women's groups and others know where to take what they have learnt, and that something follows.",
  'action.back-joint-response':
    'Make it policy, from the top, that professions and ministries act as one team.',
  'action.pay-for-response-teams':
    'Agree whose money pays for each member, so that the team can move at once.',
  'action.workplace-watch':
    'Form teams of workers who look out for trafficking and for the welfare of young and migrant colleagues.',
  'action.workplace-reporting-procedure':
    'Settle to whom at the workplace suspicion is told, such as a union official and a committee.',
  'action.employers-back-committees':
    'Consult on the committee, let it meet in working hours, and pay for making it known.',
  'action.staff-who-meet-children':
    'Prepare teachers, drivers and station staff to notice a child in trouble and offer help.',
  'action.build-community-watch':
    'Ask the community first, then train and equip teams at the source, on the way and at the destination.',
  'action.reporting-and-referral-lines':
    'Help communities to put in place how a report travels and who takes the child on, with training in following a case.',
  'action.argue-for-lasting-support':
    'Make the case to authorities at each level to keep watch teams going after a project ends.',
  'action.sustain-police-desks': 'Go on with help, training and procedures after a desk has opened.',
  'action.children-make-desks-known': 'Let children themselves spread the word of where a child can go.',
};
