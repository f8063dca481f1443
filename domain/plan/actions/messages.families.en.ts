/** English sentences of the catalogue's actions: broad protection of families at risk [2.1]. */
export const familiesTexts = {
  'action.honour-child-rights-treaties':
    'Take what was signed up to for children, in the convention on their rights and elsewhere, as the measure of national policy on protecting them.',
  'action.provide-child-services':
    'Run or pay for schooling, health care, family support and protection from violence, abuse and child labour, within reach of every child.',
  'action.children-in-national-plans':
    'Check each strategy, against poverty, trafficking or child labour or for development, for what it does to guarantee that children are protected.',
  'action.account-for-impact-on-children':
    'Examine policies, programmes and members, before and after they act, for harm to children or families, and settle who puts it right.',
  'action.finance-child-protection':
    'Put the money behind policies and programmes for children, year after year, as the one who is responsible in the last resort.',
  'action.win-budget-makers':
    'Show the finance ministry, members of parliament of all parties, advisers and research institutes what children need before priorities are fixed.',
  'action.survey-families-at-risk':
    'Use national surveys and the census to see which families are in danger, and draw where vulnerability lies on a map that is kept current.',
  'action.social-services-report-risk':
    'Have social workers at every level report families in danger by a regular way, so that help can be sent before a child leaves.',
  'action.set-risk-benchmarks':
    'Decide and publish the lines, such as the poverty line or a least income per household, below which a family counts as at risk.',
  'action.support-below-benchmarks':
    'Measure regularly, find each family that has slipped under a line, and make sure that support reaches it.',
  'action.budget-family-livelihoods':
    'Set money aside for credit, small businesses, training, cash support and local development where families at risk live.',
  'action.assist-the-poorest': 'Pay those who cannot earn anything at present, without a debt to pay back.',
  'action.coordinate-ministries':
    'Bring labour, education, youth, finance, social welfare and the others to one table, so that what one does for children is not undone by another.',
  'action.facilitate-safe-migration':
    'Open and explain legal ways for those who want to leave for work, so that nobody needs a trafficker.',
  'action.create-jobs':
    'Shape the labour market and investment so that more and better jobs come about, above all for the rural poor.',
  'action.qualify-for-jobs':
    'Through schools and training, bring what people can do into line with the work that exists or is being created.',
  'action.workers-spot-risk':
    'Encourage workers to keep an eye on colleagues and neighbours whose children may be in danger, and to say so.',
  'action.workplace-risk-reporting':
    'Set up a confidential way at each workplace by which workers can point to people there or at home who need support.',
  'action.feed-union-knowledge-into-plan':
    'Pass on what comes up from workplaces, without names, to those who steer the plan.',
  'action.support-workers-families':
    "Run the union's own help for members' families in difficulty, and watch whether their risk falls.",
  'action.inform-workers-and-communities':
    'Use the reach of the union, down to villages, to explain the rights of those who work abroad and how to leave safely.',
  'action.identify-risky-sectors':
    "Together look for closures, unfair competition, unregulated growth and practices that push workers' families towards danger.",
  'action.employ-disadvantaged-families':
    'Promote hiring of adults, and of young people old enough to work, from families in need.',
  'action.offer-apprenticeships': 'Give places to learn a trade on the job wherever an enterprise can.',
  'action.find-at-risk-with-communities':
    'Work with the people who live there to learn which children and families are in danger, and what they need.',
  'action.target-most-at-risk':
    'Base each activity on a sound profile of vulnerability, and begin with those for whom the danger is nearest.',
  'action.align-with-national-plan':
    'Take up the priorities and the division of tasks of the plan rather than running beside it.',
  'action.girls-boys-families-take-part':
    'Plan for what differs between the sexes, young and grown, and treat families and communities as partners who act.',
  'action.support-national-plan':
    'Help with maps, name a focal point, and train people, wherever the plan lacks capacity.',
  'action.document-and-share-lessons':
    'Record what worked and what did not, and pass it on to others who protect children.',
  'action.give-technical-support':
    'Offer specialist advice to government and the other partners for carrying out the plan.',
};
