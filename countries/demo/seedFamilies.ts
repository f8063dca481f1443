/** All that the demonstration does for families at risk: programmes, households in them, campaigns. */
import type { CaseWork } from './cases.ts';
import { dayMs, regionOf } from './cases.ts';
import type { HouseholdPlan } from './programmes.ts';
import { planHouseholds, programmes } from './programmes.ts';
import { inLanes, link } from './scribe.ts';
import { campaignCount, writeCampaign } from './seedCampaigns.ts';
import { writeHousehold } from './seedHouseholds.ts';
import type { FamilyDesk } from './seedProgrammes.ts';
import { openProgramme, writeProgramme } from './seedProgrammes.ts';

export interface SeededFamilies {
  readonly households: number;
  readonly programmes: number;
  readonly campaigns: number;
}

/**
 * @param lanes how many dossiers are written at a time
 * @param cases children who came home; some of them to a family that is helped
 */
export async function seedFamilies(
  desk: FamilyDesk,
  lanes: number,
  cases: readonly CaseWork[] = [],
): Promise<SeededFamilies> {
  const households = planHouseholds(desk.now);
  const jobs: (() => Promise<void>)[] = households.map((plan) => () => writeHousehold(desk, plan));
  for (let at = 0; at < campaignCount; at += 1) jobs.push(() => writeCampaign(desk, at));
  // households are tied to programmes, and groups of programmes to households
  const folders = await Promise.all(programmes.map((plan) => openProgramme(desk, plan)));
  await inLanes(jobs, lanes, (job) => job());
  await Promise.all(
    programmes.map(async (plan, at) => {
      const folder = folders[at];
      if (folder) await writeProgramme(desk, plan, folder, households);
    }),
  );
  await tieCases(desk, households, cases);
  return { households: households.length, programmes: programmes.length, campaigns: campaignCount };
}

/** By region: who works on cases and looks after families too. */
const both = { XA02: 'esi', XA03: 'rosa' } as const;

/** The case of a child who came home leads to the household that is helped, so that it does not happen again [2.1, 2.8]. */
async function tieCases(
  { scribe, people, now }: FamilyDesk,
  households: readonly HouseholdPlan[],
  cases: readonly CaseWork[],
): Promise<void> {
  const home = ['reintegrating', 'following-up'];
  for (const [region, login] of Object.entries(both)) {
    const who = people.session(login);
    const children = cases.filter(
      ({ state, area, worker }) =>
        home.includes(state) && regionOf(area) === region && worker.account === who.account,
    );
    const families = households.filter(
      ({ state, area }) => state === 'supported' && regionOf(area.code) === region,
    );
    for (const [at, child] of children.slice(0, 3).entries()) {
      const family = families[at];
      if (!family) continue;
      const step = link(scribe.id(family.name), 'led-to');
      await scribe.write(who, new Date(now.getTime() - dayMs / 2), [child.folder, step]);
    }
  }
}
