/** How old the child is by all that is known, and when she turns 18: for C20, C29 and C30 [2.2, 2.8]. */
import { ageAt, dayOf, findInterval } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import type { AgeRange } from '../kernel/fields.ts';
import { itemsOf, newest, saidOf, writtenAt } from '../kernel/inquiry.ts';
import { said } from '../kernel/values.ts';
import { dayMs, yearsLater } from './days.ts';
import { identity, transition } from './entries.ts';

const yearMs = 365.25 * dayMs;

/** A birth that a genuine paper shows leaves no room for estimates. */
const isDocumented = (who: EntryState): boolean =>
  saidOf(identity, who, 'ageBasis') === 'document' &&
  itemsOf(identity, who, 'documents').some((paper) => said(paper.state) === 'genuine');

interface Known {
  readonly birth: { readonly from: number; readonly to: number } | undefined;
  readonly estimate: AgeRange | undefined;
  /** When the estimate was made, epoch ms. */
  readonly at: number;
}

function known(dossier: Dossier): Known | undefined {
  const who = newest(dossier, identity);
  if (!who) return undefined;
  const birth = findInterval(saidOf(identity, who, 'dateOfBirth') ?? '');
  const estimate = saidOf(identity, who, 'estimatedAge');
  const counts = estimate && !(birth && isDocumented(who));
  return {
    birth,
    estimate: counts ? estimate : undefined,
    at: counts ? writtenAt(who, 'estimatedAge') : 0,
  };
}

/** Completed years at a moment (epoch ms), youngest to oldest that is possible; undefined if nothing is known. */
export function findAge(dossier: Dossier, time: number): AgeRange | undefined {
  const facts = known(dossier);
  const ranges: AgeRange[] = [];
  if (facts?.birth) ranges.push(ageAt(facts.birth, dayOf(new Date(time))));
  if (facts?.estimate) {
    const passed = Math.max(0, time - facts.at) / yearMs;
    ranges.push({
      from: facts.estimate.from + Math.floor(passed),
      to: facts.estimate.to + Math.ceil(passed),
    });
  }
  if (ranges.length === 0) return undefined;
  return {
    from: Math.min(...ranges.map(({ from }) => from)),
    to: Math.max(...ranges.map(({ to }) => to)),
  };
}

/**
 * When she turns 18, epoch ms, to plan by: as her plan says, else the middle of what is known. Undefined if nothing is.
 * Whether she has turned 18 is another question, in which she is a child as long as she may be one (C1).
 */
export function turns18(dossier: Dossier): number | undefined {
  const planned = findInterval(saidOf(transition, newest(dossier, transition), 'turns18On') ?? '');
  if (planned) return planned.from * dayMs;
  const facts = known(dossier);
  if (facts?.birth) return yearsLater(((facts.birth.from + facts.birth.to) / 2) * dayMs, 18);
  if (!facts?.estimate) return undefined;
  const middle = (facts.estimate.from + facts.estimate.to + 1) / 2;
  return facts.at + (18 - middle) * yearMs;
}
