/** English sentences of the catalogue's actions: broad protection of children [2.2]. */
export const childrenTexts = {
  'action.social-development-policy':
    'Lead on reducing poverty and on social progress, since this sets how exposed children and families are.',
  'action.free-basic-education':
    'Make basic education free in law and in fact: look for uniforms, meals, books, transport and other hidden costs, and remove them.',
  'action.decent-work-programme':
    'Agree with workers and employers on a country programme, and carry it out.',
  'action.youth-employment':
    'Make work for those who have reached working age a part of the decent work strategy.',
  'action.end-child-labour':
    'Make ending child labour a part of the decent work strategy, with targets and means.',
  'action.job-counselling-service':
    'Offer advice on work and training, also to young people, through job centres and schools.',
  'action.regulate-job-counselling':
    'Set rules for others who counsel or place job seekers, and check them, so that traffickers cannot hide among them.',
  'action.remove-exclusion':
    'Test laws and services for whom they leave out, by sex, origin, disability or status, and change them.',
  'action.lead-national-campaigns':
    'Let the government speak out, across the country, on what keeps children from being trafficked.',
  'action.organise-young-workers':
    'Bring them into the union as soon as they may work, and let them speak and bargain.',
  'action.organise-migrant-workers':
    'Reach out to those who came to work, in their language, and make them members with equal rights.',
  'action.portable-union-membership':
    "Recognise each other's members, so that who leaves one country is protected by a union in the next.",
  'action.union-agreements':
    'Settle between unions at origin and destination how migrant workers are protected despite language, culture and cost.',
  'action.promote-youth-training':
    'Press together for youth employment, vocational courses and ways back to learning.',
  'action.workplace-awareness':
    "Run campaigns at workplaces on migrant workers' rights, inclusion, child labour and the signs of trafficking.",
  'action.train-union-officials':
    'Teach those who represent workers to recognise exploitation and trafficking, and what to do.',
  'action.company-stands-against-trafficking':
    'Put the protection of children into the mission, advertising and dealings with clients and suppliers, as part of a strategy on social responsibility.',
  'action.give-to-skills-courses':
    'Contribute to courses of local training centres or of NGOs in the trades that the enterprise knows.',
  'action.hire-young-people-decently':
    'Employ young people on fair terms and away from hazards, so that they need not seek work from an exploiter.',
  'action.employers-spread-messages':
    'Spread among members what protects children, young workers and migrants, and what equal treatment means.',
  'action.members-against-discrimination':
    'Help members to take migrants in as equals and to treat women and men alike.',
  'action.services-for-young-workers':
    'Encourage members to provide non-formal education and careers advice beside the job.',
  'action.lead-companies':
    'Honour enterprises that have shown it can be done, so that others follow and compete.',
  'action.own-child-protection-policy':
    'Adopt rules for staff and partners, cover discrimination and exclusion, and review them every year.',
  'action.mainstream-inclusion': 'Ask in each policy and programme whom it may leave out, and measure it.',
  'action.education-and-skills':
    'Offer ways to learn, together with existing schools or beside them, also for children taken out of work.',
  'action.school-necessities':
    'Cover uniforms, stationery, insurance or similar costs where they stand between a child and a free school.',
  'action.build-on-good-practice':
    'Work with others for schooling for all, and use tried methods before inventing new ones.',
  'action.fill-counselling-gaps':
    'Have qualified staff advise and place young people where neither government nor schools do.',
  'action.advise-before-first-job':
    'Give children close to working age somebody independent to ask, above all where recruiters are not regulated.',
  'action.place-in-decent-work':
    'Agree with enterprises and sponsors on good jobs for young people old enough to work.',
  'action.teach-rights-and-warning-signs':
    'Teach children and young workers what exploitation looks like and what to do when a tempting offer comes.',
  'action.reporting-ways-for-children':
    'Set up together the places and lines that are there for a child whom somebody tries to recruit.',
  'action.change-behaviour-by-design':
    'Choose the audience and prepare the message with care, try it out, and measure what people do differently.',
};
