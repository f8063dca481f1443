/** English sentences of the catalogue's actions: prevention of the crime: law, migration, recruiters, decent work, demand [2.3]. */
export const preventionTexts = {
  'action.anti-trafficking-law':
    'Pass a law that defines trafficking precisely and punishes it in a way that deters.',
  'action.labour-migration-child-laws':
    'Bring the laws around it into line, so that no gap between them shelters a trafficker.',
  'action.laws-against-helpers':
    'Make laundering the profits, forging papers and taking bribes offences of their own.',
  'action.regulate-labour-market':
    'Regulate and inspect work with an eye for children and for people who are not free to leave.',
  'action.legal-ways-to-work':
    'Offer services by which people old enough can find work elsewhere within the law, inside the country and beyond.',
  'action.migration-information':
    'Tell people where they leave and where they arrive about recruiters, rights, laws and whom to ask, in programmes run together.',
  'action.visas-without-traps':
    "Drop conditions that bind a worker to an employer or let others keep passports, and write workers' rights into the permit.",
  'action.campaign-for-ratification':
    'Press for the international treaties on child labour, forced labour and trafficking to be joined and applied.',
  'action.monitor-law-in-practice':
    'Use presence in the workplace to see whether the rules are kept, and say where they are not.',
  'action.press-for-vigilance':
    'Demand that enterprises and agencies look for trafficked children in their chains and prove what they do.',
  'action.counsel-migrants': 'Explain rights to those who think of leaving and those who have arrived.',
  'action.prevent-at-destination':
    'Help newcomers to settle and to work among others, so that they are hard to exploit.',
  'action.report-bad-employers':
    'Teach workers the signs, and set up with employers and unions a safe way to tell the authorities.',
  'action.watch-for-illegal-brokers':
    'Keep young migrants in view, and report recruiters who work without a licence.',
  'action.check-young-migrants-contracts':
    'See that contracts can be kept and are checked, and name trained people to supervise them.',
  'action.train-workers-in-redress': "Teach the labour law of the place of work and how to get one's due.",
  'action.back-inspections':
    'Help inspectors, and explain to all workers why and how to cooperate with them.',
  'action.employers-rule-out-exploitation':
    'Adopt and apply rules in the enterprise and the sector that rule it out.',
  'action.identify-unscrupulous-employers':
    'Find out who undercuts others by abusing labour, and do not look away.',
  'action.work-with-inspectors': 'Open doors and records, and tell what the sector knows.',
  'action.anti-trafficking-clauses':
    'Put statements and measures against trafficking into bargaining between workers and employers, with government too.',
  'action.lobby-for-enforcement':
    'Ask government for good laws and for firm action against those who exploit.',
  'action.rights-based-laws':
    "Help write them so that the child's best interests lead, girls and boys are seen, and no group is left out.",
  'action.safe-migration-programmes':
    'Run programmes for those about to leave and for those who live away from home.',
};
