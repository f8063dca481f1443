/** Recruiters and workplaces of the demonstration. */
import { refreshDuties } from '../../server/jobs/refresh.ts';
import type { Store } from '../../server/store/store.ts';
import { writeAgency } from './agencies.ts';
import { planAgencies } from './agencyPlans.ts';
import { inLanes } from './scribe.ts';
import type { FamilyDesk as Desk } from './seedProgrammes.ts';
import { openEnterprise, planEnterprises } from './supplyChains.ts';
import { answerFinding, watchEnterprise } from './supplyFindings.ts';

export interface SeededTrade {
  readonly agencies: number;
  readonly enterprises: number;
}

/**
 * The organisations have been written before: they say who is trained to inspect.
 * @param lanes how many dossiers are written at a time
 */
export async function seedTrade(desk: Desk, store: Store, lanes: number): Promise<SeededTrade> {
  const agencies = planAgencies(desk.now);
  const enterprises = planEnterprises(desk.now).map((plan) => ({ plan }));
  await inLanes(agencies, lanes, (plan) => writeAgency(desk, plan));
  const folders = new Map<string, Awaited<ReturnType<typeof openEnterprise>>>();
  await inLanes(enterprises, lanes, async ({ plan }) => {
    const folder = await openEnterprise(desk, plan);
    folders.set(plan.name, folder);
    await watchEnterprise(desk, plan, folder);
  });
  await inLanes(enterprises, lanes, async ({ plan }) => {
    const folder = folders.get(plan.name);
    if (!folder) return;
    await answerFinding(desk, plan, folder);
    // within the hour, as the job does: whoever buys learns of what was found since
    await refreshDuties(store, folder.id, desk.now);
  });
  return { agencies: agencies.length, enterprises: enterprises.length };
}
