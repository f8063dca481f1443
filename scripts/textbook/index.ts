/** All sections of docs/textbook.md, in the order of the textbook. */
import { children } from './children.ts';
import { families } from './families.ts';
import { lawEnforcement } from './lawEnforcement.ts';
import { newLife } from './newLife.ts';
import { prevention } from './prevention.ts';
import { response } from './response.ts';
import type { Section } from './section.ts';
import { supplyChains } from './supplyChains.ts';
import { victimAssistance } from './victimAssistance.ts';

export const sections: readonly Section[] = [
  families,
  children,
  prevention,
  supplyChains,
  lawEnforcement,
  response,
  victimAssistance,
  newLife,
];
