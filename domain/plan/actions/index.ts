/** The catalogue of what Governments, Workers, Employers and NGOs can do; a plan's actions are picked from it. */
import type { CatalogueAction } from './action.ts';
import { children } from './children.ts';
import { families } from './families.ts';
import { lawEnforcement } from './lawEnforcement.ts';
import { prevention } from './prevention.ts';
import { response } from './response.ts';
import { supplyChains } from './supplyChains.ts';
import { victimAssistance } from './victimAssistance.ts';

export const catalogueActions: readonly CatalogueAction[] = [
  ...families,
  ...children,
  ...prevention,
  ...supplyChains,
  ...lawEnforcement,
  ...response,
  ...victimAssistance,
];
