/** A household's place in the queue, read from its dossier [2.1]. */
import type { Dossier } from '../kernel/dossier.ts';
import { all, findReferred, itemsOf, newest, saidOf, writtenAt } from '../kernel/inquiry.ts';
import { said } from '../kernel/values.ts';
import type { Queued } from '../shared/queue.ts';
import { youngestAt } from '../shared/workingAge.ts';
import { confirmation, member, profile } from './entries.ts';

const majority = 18;

/**
 * Points of the latest profile: those that the person who confirmed it gave; else the sum of what is crossed, without the
 * reasons that she does not share. None if there is no profile.
 */
function pointsOf(dossier: Dossier): number {
  const latest = newest(dossier, profile);
  if (!latest) return 0;
  const confirmed = all(dossier, confirmation)
    .filter((one) => findReferred(dossier, profile, saidOf(confirmation, one, 'profile')) === latest)
    .at(-1);
  const given = saidOf(confirmation, confirmed, 'score');
  if (given !== undefined) return given;
  const refused = itemsOf(confirmation, confirmed, 'reasons')
    .filter(({ agreed }) => said(agreed) === false)
    .map(({ benchmark }) => said(benchmark));
  return itemsOf(profile, latest, 'crossed')
    .filter(({ benchmark }) => !refused.includes(said(benchmark)))
    .reduce((sum, { points }) => sum + (said(points) ?? 0), 0);
}

/**
 * The household as the queue sees it; undefined if it neither waits nor is supported.
 * @param times epoch ms: when it began to wait, and when it was taken in
 */
export function findQueued(
  dossier: Dossier,
  now: Date,
  times: { readonly since: number; readonly takenIn?: number },
): Queued | undefined {
  if (dossier.state !== 'prioritised' && dossier.state !== 'supported') return undefined;
  const children = all(dossier, member).filter((one) => {
    const [birth, age] = [saidOf(member, one, 'birth'), saidOf(member, one, 'age')];
    const youngest = youngestAt(birth, age, writtenAt(one, 'age'), now.getTime());
    return youngest !== undefined && youngest < majority;
  });
  const of = (sex: 'female' | 'male'): number =>
    children.filter((one) => saidOf(member, one, 'sex') === sex).length;
  return {
    dossier: dossier.id,
    state: dossier.state,
    points: pointsOf(dossier),
    since: times.since,
    ...(times.takenIn === undefined ? {} : { takenIn: times.takenIn }),
    girls: of('female'),
    boys: of('male'),
    excluded: (saidOf(profile, newest(dossier, profile), 'exclusion') ?? []).filter((one) => one !== 'none'),
  };
}
