/** English sentences of the catalogue of actions, `action.<id>`; the titles are labels of the codes. */
import { childrenTexts } from './messages.children.en.ts';
import { familiesTexts } from './messages.families.en.ts';
import { lawEnforcementTexts } from './messages.lawEnforcement.en.ts';
import { preventionTexts } from './messages.prevention.en.ts';
import { responseTexts } from './messages.response.en.ts';
import { supplyChainsTexts } from './messages.supplyChains.en.ts';
import { victimAssistanceTexts } from './messages.victimAssistance.en.ts';

export const actionTexts = {
  ...familiesTexts,
  ...childrenTexts,
  ...preventionTexts,
  ...supplyChainsTexts,
  ...lawEnforcementTexts,
  ...responseTexts,
  ...victimAssistanceTexts,
};
