/** A child before authorities and courts: C9, C10 and C16 [2.7, 2.8]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { all, findWritten, saidOf, writerOf, writes } from '../kernel/inquiry.ts';
import type { AlertSpec, Answer } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { openNeeds } from './childAge.ts';
import { appointment, guardian, incident, legal, residence, service, stay } from './entries.ts';
import { activeGuardians } from './guarding.ts';
import { trainedUntil, trainings } from './training.ts';

/** C9: help, a place to stay and a permit never hang on what a child does for a court. */
export const c9 = safeguard('C9', {
  section: '2.8',
  needs: ['residence', 'stay', 'service'],
  texts: ['depends'],
  alerts: (dossier) =>
    [
      ...all(dossier, residence).filter((one) => saidOf(residence, one, 'conditional') === true),
      ...all(dossier, stay).filter((one) => saidOf(stay, one, 'conditional') === true),
      ...all(dossier, service).filter((one) => saidOf(service, one, 'conditional') === true),
    ].map(
      ({ id }): AlertSpec => ({ key: `depends-${id}`, reason: 'depends', roles: ['supervisor', 'guardian'] }),
    ),
});

/** Did somebody other than whoever told of the charge find that it has nothing to do with what was done to her? */
const isElse = (said: boolean | undefined, by: number | undefined, one: EntryState): boolean =>
  said === false && by !== undefined && by !== one.by;

/** Charges against her that may be for what traffickers made her do. In doubt they are. */
const charges = (dossier: Dossier): readonly EntryState[] => [
  ...all(dossier, incident).filter(
    (one) =>
      saidOf(incident, one, 'kind') === 'charged' &&
      !isElse(saidOf(incident, one, 'linked'), writerOf(one, 'linked'), one),
  ),
  ...all(dossier, legal).filter(
    (one) =>
      saidOf(legal, one, 'role') === 'accused' &&
      !isElse(saidOf(legal, one, 'linkedToTrafficking'), writerOf(one, 'linkedToTrafficking'), one),
  ),
];

/** C10: a child charged for what traffickers made her do: guardian and lawyer hear of it at once. */
export const c10 = safeguard('C10', {
  section: '2.7',
  needs: ['incident', 'legal', 'guardian'],
  texts: ['charged', 'no-lawyer'],
  alerts: (dossier, context) => {
    const lawyers = all(dossier, legal);
    const accounts = [
      ...activeGuardians(dossier, context.now).map((one) => saidOf(guardian, one, 'account')),
      ...lawyers.map((one) => saidOf(legal, one, 'lawyerAccount')),
    ].filter((account) => account !== undefined);
    const hasLawyer = lawyers.some(
      (one) =>
        saidOf(legal, one, 'lawyer') !== undefined || saidOf(legal, one, 'lawyerAccount') !== undefined,
    );
    return charges(dossier).flatMap(({ id }): AlertSpec[] => [
      {
        key: `charged-${id}`,
        reason: 'charged',
        roles: ['guardian', 'lawyer', 'supervisor'],
        accounts: [...new Set(accounts)],
      },
      ...(hasLawyer
        ? []
        : [{ key: `no-lawyer-${id}`, reason: 'no-lawyer', roles: ['social-worker', 'supervisor'] }]),
    ]);
  },
});

const most = setting('C16.interviews', 'count', 2, 1, 10);

const interviews = (dossier: Dossier): readonly EntryState[] =>
  all(dossier, appointment).filter(
    (one) =>
      saidOf(appointment, one, 'kind') === 'interview' && saidOf(appointment, one, 'cancelled') !== true,
  );

/** C16: she is interviewed with her guardian, by somebody who learnt how, after what she needs at once, and seldom. */
export const c16 = safeguard('C16', {
  section: '2.7',
  needs: ['appointment', 'guardian', 'intake'],
  lookups: [trainings.name],
  settings: [most],
  texts: ['no-guardian', 'guardian-not-coming', 'needs-first', 'no-interviewer', 'not-trained', 'too-many'],
  blocks: (operation, _before, afterwards) => {
    const meeting = findWritten(afterwards, appointment, operation);
    return (
      writes(operation, appointment, 'kind', 'at', 'by', 'interviewer', 'guardianComes') &&
      saidOf(appointment, meeting, 'kind') === 'interview' &&
      saidOf(appointment, meeting, 'cancelled') !== true
    );
  },
  check: (dossier, context, operation): Answer => {
    const meeting = findWritten(dossier, appointment, operation);
    const no = (
      reason: string,
      remedy = 'appointment',
      values?: { readonly [name: string]: number },
    ): Answer => fails(reason, 'social-worker', [remedy], values);
    const at = new Date(saidOf(appointment, meeting, 'at') ?? context.now);
    if (activeGuardians(dossier, at).length === 0) return no('no-guardian', 'guardian');
    if (saidOf(appointment, meeting, 'guardianComes') !== true) return no('guardian-not-coming');
    const open = openNeeds(dossier);
    if (open > 0) return no('needs-first', 'intake', { open });
    const interviewer = saidOf(appointment, meeting, 'interviewer');
    if (interviewer === undefined) return no('no-interviewer');
    const until = trainedUntil(context, interviewer, ['child-friendly-interview']);
    if (until === undefined) return unknown;
    return until === 'none' || until <= at.getTime() ? no('not-trained') : holds;
  },
  alerts: (dossier, context) =>
    interviews(dossier).length > context.setting(most.id)
      ? [{ key: 'too-many', reason: 'too-many', roles: ['supervisor', 'guardian'] }]
      : [],
});
