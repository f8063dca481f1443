/**
 * What people of the demonstration have seen: alerts and reviews of more than some weeks ago, each by somebody it was for. In
 * an office where nobody looks, every home would begin with what is two years old.
 */
import { dutyId } from '../../domain/kernel/dossier.ts';
import { dutiesFor } from '../../server/store/read.ts';
import { dayMs } from './cases.ts';
import type { Scribe } from './scribe.ts';
import type { People } from './seedPeople.ts';
import { staff } from './staff.ts';

const weeks = 3;
const most = 5_000;
/** Roles whose people are told of much; the others see at their homes what they were told. */
const lookers: readonly string[] = [
  'supervisor',
  'licensing-officer',
  'supply-chain-lead',
  'inspector',
  'monitor',
  'programme-officer',
];

/** What only somebody else may settle is left to her. */
export async function seeOldAlerts(scribe: Scribe, people: People, now: Date): Promise<void> {
  const old = now.getTime() - weeks * 7 * dayMs;
  for (const { login, roles } of staff) {
    if (!roles.some((role) => lookers.includes(role))) continue;
    const who = people.session(login);
    const open = await dutiesFor(scribe.at(now), who, ['alert', 'review'], most);
    const byDossier = Map.groupBy(
      // what concerns the plan and how organisations work (N) stands until it is put right
      open.filter(({ due, safeguard }) => due.getTime() < old && !safeguard.startsWith('N')),
      (one) => one.dossier_id,
    );
    for (const [id, duties] of byDossier) {
      const steps = duties.map((duty) => ({ op: 'settle', duty: dutyId(duty) }));
      await scribe.write(who, now, [scribe.folder(`seen by ${login} ${id}`, id), ...steps]);
    }
  }
}
