/** All that the demonstration does for families at risk: programmes, households in them, campaigns. */
import { planHouseholds, programmes } from './programmes.ts';
import { inLanes } from './scribe.ts';
import { campaignCount, writeCampaign } from './seedCampaigns.ts';
import { writeHousehold } from './seedHouseholds.ts';
import type { FamilyDesk } from './seedProgrammes.ts';
import { openProgramme, writeProgramme } from './seedProgrammes.ts';

export interface SeededFamilies {
  readonly households: number;
  readonly programmes: number;
  readonly campaigns: number;
}

/** @param lanes how many dossiers are written at a time */
export async function seedFamilies(desk: FamilyDesk, lanes: number): Promise<SeededFamilies> {
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
  return { households: households.length, programmes: programmes.length, campaigns: campaignCount };
}
