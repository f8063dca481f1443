/** Where a child may stay: never locked in, and never where it does not suit her: C8 and C11 [2.8]. */

import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { after, all, findReferred, findWritten, newest, saidOf, writes } from '../kernel/inquiry.ts';
import type { AlertSpec, Answer, DutySpec, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { findAge } from './ages.ts';
import { identity, incident, presence, stay } from './entries.ts';
import type { Bed } from './staying.ts';
import { beds, currentStays, findHouse, isHouse, isOnFileAsLocked, stays } from './staying.ts';

const role = 'social-worker';

/**
 * C8: detention is never a stay. As a fact it is kept, and those who can end it hear of it at once. What is on file of the
 * house counts more than what whoever places her says.
 */
export const c8 = safeguard('C8', {
  section: '2.8',
  needs: ['stay', 'incident'],
  lookups: [beds.name],
  texts: ['detention', 'known-as-locked', 'not-known', 'detained'],
  // placing is blocked; learning later that she is kept in is recorded, and told of at once
  blocks: (operation) => writes(operation, stay, 'kind', 'organisation', 'area', 'place', 'from'),
  check: (dossier, context, operation): Answer => {
    const one = findWritten(dossier, stay, operation);
    const free = saidOf(stay, one, 'mayLeaveFreely');
    if (free === false) return fails('detention', 'supervisor', ['incident']);
    if (free !== true) return fails('not-known', role, ['stay']);
    const locked = isOnFileAsLocked(context, one);
    if (locked === undefined) return unknown;
    return locked ? fails('known-as-locked', 'supervisor', ['incident']) : holds;
  },
  alerts: (dossier) =>
    [
      ...all(dossier, stay).filter((one) => saidOf(stay, one, 'mayLeaveFreely') === false),
      ...all(dossier, incident).filter((one) => saidOf(incident, one, 'kind') === 'detained'),
    ].map(
      ({ id }): AlertSpec => ({
        key: `detained-${id}`,
        reason: 'detained',
        roles: ['guardian', 'supervisor', 'operator'],
      }),
    ),
});

const overfull = setting('C11.overfull', 'hours', 48, 1, 72);

/** Which beds she can have by her sex; both where that is not known. */
function bedsFor(dossier: Dossier): readonly Bed[] {
  switch (saidOf(identity, newest(dossier, identity), 'sex')) {
    case 'female':
      return ['girls'];
    case 'male':
      return ['boys'];
    default:
      return ['girls', 'boys'];
  }
}

/** Does this stay suit her sex and age, and is there a bed? */
function judge(dossier: Dossier, context: GuardContext, one: EntryState | undefined): Answer {
  const no = (reason: string, values?: { readonly [name: string]: number }): Answer =>
    fails(reason, role, ['stay'], values);
  if (saidOf(stay, one, 'sharing')?.includes('adults-other-sex')) {
    return { ...fails('with-adults', role, ['stay']), firm: true };
  }
  const suitable = saidOf(stay, one, 'suitable');
  if (suitable !== true) return no(suitable === false ? 'not-suitable' : 'not-looked-at');
  if (!one || !isHouse(saidOf(stay, one, 'kind'))) return holds;
  if (saidOf(stay, one, 'sharing') === undefined) return no('who-shares');
  const house = findHouse(dossier, context, one);
  if (house === undefined) return unknown;
  // a house that nobody knows of is one that nobody inspects
  if (house === 'none') return no('not-on-file');
  const bed = saidOf(stay, one, 'bed');
  const possible = bedsFor(dossier).filter((kind) => (bed ?? kind) === kind && house.beds[kind] > 0);
  if (possible.length === 0) return no('other-sex');
  const age = findAge(dossier, context.now.getTime());
  const fits = house.ages.some(({ from, to }) => !age || (age.from <= to && age.to >= from));
  if (house.ages.length > 0 && !fits) return no('other-age');
  if (!house.accepting) return no('not-accepting');
  const free = possible.some((kind) => house.taken[kind] < house.beds[kind]);
  const [first] = possible;
  return free || !first ? holds : no('full', { taken: house.taken[first], beds: house.beds[first] });
}

const leaving = setting('C11.left', 'hours', 24, 1, 168);

/** Stays that go on in the books although carers told that the child has left. */
const leftStays = (dossier: Dossier, context: GuardContext): readonly DutySpec[] =>
  currentStays(dossier, context.now).flatMap((one) => {
    const last = all(dossier, presence)
      .filter((told) => findReferred(dossier, stay, saidOf(presence, told, 'stay')) === one)
      .toSorted((a, b) => (saidOf(presence, a, 'at') ?? '').localeCompare(saidOf(presence, b, 'at') ?? ''))
      .at(-1);
    return last && saidOf(presence, last, 'is') === 'left'
      ? [
          {
            key: `end-${one.id}`,
            due: after(last.accepted, leaving, context),
            role,
            remedy: ['stay'],
            climbs: ['supervisor'],
          },
        ]
      : [];
  });

/** C11: a stay suits her sex, age and the beds there are; overfull for two days at most, never with unrelated adults. */
export const c11 = safeguard('C11', {
  section: '2.8',
  needs: ['stay', 'identity', 'presence'],
  lookups: [beds.name, stays.name],
  settings: [overfull, leaving],
  emergency: overfull.id,
  texts: [
    'with-adults',
    'not-suitable',
    'not-looked-at',
    'who-shares',
    'not-on-file',
    'other-sex',
    'other-age',
    'not-accepting',
    'full',
    'move',
    'unfit',
    'end',
  ],
  // placing is blocked; learning later that a place does not suit is recorded, and warned of
  blocks: (operation) => writes(operation, stay, 'kind', 'organisation', 'area', 'place', 'from', 'bed'),
  check: (dossier, context, operation): Answer =>
    judge(dossier, context, findWritten(dossier, stay, operation)),
  duties: (dossier, context) => [
    ...leftStays(dossier, context),
    ...currentStays(dossier, context.now)
      .filter((one) => one.breaches.some((breach) => breach === 'C11' || breach === 'C11!'))
      .filter((one) => judge(dossier, context, one).is === 'fails')
      .map(
        ({ id, recorded, accepted }): DutySpec => ({
          key: `move-${id}`,
          due: after(Math.min(Date.parse(recorded), Date.parse(accepted)), overfull, context),
          role,
          remedy: ['stay'],
          climbs: ['supervisor'],
        }),
      ),
  ],
  alerts: (dossier, context) =>
    currentStays(dossier, context.now)
      .filter(
        (one) =>
          saidOf(stay, one, 'suitable') === false ||
          saidOf(stay, one, 'sharing')?.includes('adults-other-sex') === true,
      )
      .map(
        ({ id }): AlertSpec => ({ key: `unfit-${id}`, reason: 'unfit', roles: ['supervisor', 'guardian'] }),
      ),
});
