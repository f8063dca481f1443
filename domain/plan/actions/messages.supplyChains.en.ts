/** English sentences of the catalogue's actions: prevention in supply chains and enterprises [2.4]. */
export const supplyChainsTexts = {
  'action.explain-inspection': 'Tell the public and business why labour inspection matters.',
  'action.resource-inspectorates':
    'Provide enough trained inspectors, transport and powers for the work expected of them.',
  'action.support-business-standards':
    'Support enterprises that want to understand both child labour and trafficking, and to be rid of them.',
  'action.ethical-labels':
    'Reward only codes that are monitored, reliable and hold down to the last supplier, and so inform buyers.',
  'action.help-write-responsibility-policies':
    'Advise enterprises on statements and practices of social responsibility.',
  'action.joint-codes':
    'Workers and employers write, apply and check codes that speak of child labour, trafficking and protection by name.',
  'action.organise-informal-workers':
    'Reach those whom the law hardly reaches, win their rights, and watch that no child is trafficked there.',
  'action.inspection-is-responsibility':
    'Treat help for inspectors as a plain part of social responsibility and labour law.',
  'action.every-link-of-the-chain':
    'Take responsibility from sourcing to delivery, sub-contractors of sub-contractors included.',
  'action.pass-on-company-policy': 'Make policies and procedures known to suppliers, agents and customers.',
  'action.framework-agreements':
    'Join agreements of the sector across borders in making and in monitoring them.',
  'action.ethical-procedures-inside': 'Management and workers agree on how the values are lived day by day.',
  'action.suppliers-keep-standards':
    'Ask of every supplier and sub-contractor what the enterprise asks of itself, and find out whether it is done.',
  'action.careful-hiring': 'Check age and freedom of choice at each recruitment, however short the job.',
  'action.share-hiring-practice':
    'Let enterprises and unions learn from each other which checks keep trafficked children out.',
  'action.bring-in-informal-business':
    "Open employers' organisations and sector groups to small unregistered firms, and win them for the rules.",
  'action.no-harmful-boycotts':
    'Before naming a product or calling for a boycott, weigh whether workers would lose jobs that feed their children.',
  'action.help-with-codes':
    'Offer what is known of protecting children to governments, employers and unions that set rules.',
  'action.protection-mechanisms-known':
    'Establish ways to protect children at and around work before anything happens, and tell people of them.',
  'action.join-employers-projects':
    'Add to what enterprises do for families where children leave from and where they end up.',
};
