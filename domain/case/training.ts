/** Whether somebody is trained, and the training not run out, from what organisations recorded of their people [2.7]. */
import type { trainingCourse } from '../codes/index.ts';
import type { Elsewhere, FoundEntry } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import { said } from '../kernel/values.ts';
import { dayMs, startOf } from './days.ts';

export type Course = (typeof trainingCourse.codes)[number];

/** Courses that people of organisations took. */
export const trainings: Elsewhere = {
  name: 'trainings',
  kind: 'organisation',
  entry: 'training',
  by: 'account',
  about: 'account',
  fields: ['course', 'validUntil'],
};

/** End of the last day on which it is sure to be in force, epoch ms; of a partial end the earliest day counts. */
function endOfTraining({ values }: FoundEntry): number {
  const until = said(values['validUntil']);
  const last = typeof until === 'string' ? startOf(until) : undefined;
  return last === undefined ? Number.POSITIVE_INFINITY : last + dayMs;
}

/**
 * Until when, as epoch ms, this account is trained in one of these courses: later than now, passed, or endless. `none` if
 * it never was; undefined when that is not at hand.
 */
export function trainedUntil(
  context: GuardContext,
  account: number,
  courses: readonly Course[],
): number | 'none' | undefined {
  const found = findElsewhere(context, trainings.name, account);
  const fitting = found?.filter(({ values }) => courses.some((course) => course === values['course']));
  if (!fitting) return undefined;
  return fitting.length === 0 ? 'none' : Math.max(...fitting.map(endOfTraining));
}
