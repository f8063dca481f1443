/**
 * One action of the catalogue: whose it is, under which heading a plan counts it, and where the textbook asks for it. A
 * principle is no task but a caution that holds while others are carried out.
 */
import type { gwenKind, PlanAction, planHeading } from '../../codes/index.ts';

type Actor = (typeof gwenKind.codes)[number];
type Heading = (typeof planHeading.codes)[number];

export interface CatalogueAction {
  readonly id: PlanAction;
  readonly heading: Heading;
  /** Kinds of organisation that can do it, each alone or together. */
  readonly actors: readonly Actor[];
  readonly section: string;
  readonly kind: 'action' | 'principle';
}

type Make = (id: PlanAction, ...actors: readonly Actor[]) => CatalogueAction;

/** Makers of the actions of one section and heading. */
export function field(
  section: string,
  heading: Heading,
): { readonly action: Make; readonly principle: Make } {
  const make =
    (kind: CatalogueAction['kind']): Make =>
    (id, ...actors) => ({ id, heading, actors, section, kind });
  return { action: make('action'), principle: make('principle') };
}
