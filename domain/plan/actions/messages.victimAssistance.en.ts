/** English sentences of the catalogue's actions: victim assistance [2.7]. */
export const victimAssistanceTexts = {
  'action.provide-victim-services':
    'Provide what trafficked children need of care, legal help and anything else.',
  'action.support-other-providers': 'Where others give the help because the state does not, support them.',
  'action.supervise-providers':
    'Inspect charities, shelters and firms that help victims, so that children are protected there at all times.',
  'action.procedures-without-discrimination':
    'Remove what keeps child victims from rescue, recovery and return to ordinary life, and add what speeds it.',
  'action.stay-until-safe':
    'Give children brought from abroad a permit that lasts until leaving is safe and right for them.',
  'action.work-for-young-survivors':
    'Offer proper jobs or courses to those old enough, as one step back into life.',
  'action.mentor-at-work': 'Give a young survivor somebody who helps her settle and find other support.',
  'action.young-survivors-know-rights':
    'Take them into the association, and help them to use every right they have.',
  'action.no-labels': "Keep a young person's past private at work, whatever the job.",
  'action.acceptance-at-work': 'Run campaigns among staff on the right of survivors to begin again.',
  'action.assess-needs': 'Assess body, mind, safety, family and hopes, child by child.',
  'action.psychosocial-support': 'Offer therapy and company over the time that trust takes.',
  'action.reunite-families': 'Help a child back to her family where that is safe and wanted.',
  'action.safe-housing': 'Provide shelter, food, clothing and rest.',
  'action.return-to-learning': 'Open school, non-formal education or training as the way into ordinary life.',
  'action.follow-child-victim-guidelines':
    'Hold to them at every stage: the same rights for any child, whatever her papers or what she was made to do.',
  'action.hear-the-child':
    'Ask for her views, directly or through somebody who speaks for her, and give them weight by age and maturity.',
  'action.share-out-roles': 'Settle in the plan, under assistance to victims, who does what.',
  'action.use-recovery-standards':
    'Run health care, schooling, life skills, play, food and contact with family by the published standards.',
};
