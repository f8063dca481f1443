/**
 * How docs/textbook.md is written down: for each section of the textbook what it describes, in our own words, and where
 * that is in Gwen. A reference names something declared, and making the page fails if it does not exist:
 *
 * - `report.triage` or `report.triage.urgency`: an entry, a field of it
 * - `R3`: a safeguard; `act call-team`: an act; `state household.graduated`: a state
 * - `code law-duty` or `code law-duty.definition`: a list of answers, an answer
 * - `role guardian`, `setting N4.review`, `figure reports`, `link led-to`
 * - `file server/jobs/match.ts`: where it is code of its own, a screen for instance
 */
import type { PlanAction } from '../../domain/codes/index.ts';

/** At least one. */
export type Where = readonly [string, ...string[]];

/** What the section describes, and where it is. */
export type Matter = readonly [what: string, ...where: Where];

export interface Section {
  readonly id: string;
  readonly title: string;
  /** In the order of the text. */
  readonly matters: readonly Matter[];
  /** Of each action that the section asks of somebody: where it is carried out or shows, beside the plan. */
  readonly actions: { readonly [id in PlanAction]?: Where };
}
