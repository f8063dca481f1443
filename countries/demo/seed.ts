/**
 * Makes the demonstration country in an empty installation: its people, 300 reports and 200 cases over two years, a dozen
 * proceedings, the national plan, families, recruiters and supply chains, all through the one write path. Interrupted, it
 * goes on where it was when run again with the same passphrase.
 */

import { contactPoints } from '../../server/channels/reports.ts';
import { retainReporters } from '../../server/jobs/tasks.ts';
import { areas } from './areas.ts';
import { firstStay } from './beds.ts';
import type { CaseWork } from './cases.ts';
import { dayMs, planCases, workOn } from './cases.ts';
import { guardianFor } from './guardians.ts';
import { proceedings, writeJustice } from './justice.ts';
import { organisations } from './organisations.ts';
import { writePlan } from './plan.ts';
import { makeRandom } from './random.ts';
import { isLongAgo, planReports } from './reports.ts';
import { inLanes, Scribe } from './scribe.ts';
import { arrival, writeCase } from './seedCases.ts';
import { watches, writeWatch } from './seedCommunities.ts';
import type { SeededFamilies } from './seedFamilies.ts';
import { seedFamilies } from './seedFamilies.ts';
import { seeOldAlerts } from './seedLooks.ts';
import { writeOrganisation } from './seedOrganisations.ts';
import type { SeedDeps } from './seedPeople.ts';
import { seedPeople } from './seedPeople.ts';
import { writeNonReports, writeReport } from './seedReports.ts';
import { staff } from './staff.ts';
import type { SeededTrade } from './trade.ts';
import { seedTrade } from './trade.ts';

export interface SignIn {
  readonly role: string;
  readonly login: string;
  readonly name: string;
  readonly passphrase: string;
}

export interface Seeded extends SeededFamilies, SeededTrade {
  readonly signIns: readonly SignIn[];
  readonly reports: number;
  readonly cases: number;
  readonly proceedings: number;
  readonly acts: number;
}

const lanes = 8;
const leadingReports = 60;

/**
 * @param progress told in words, now and then
 * @param share which part of the reports and cases, for who only wants to see that it goes well
 */
export async function seedDemo(
  deps: SeedDeps,
  progress: (text: string) => void = () => {},
  now: Date = new Date(),
  share = 1,
): Promise<Seeded> {
  progress('people, teams and keys');
  const people = await seedPeople(deps);
  const scribe = new Scribe(deps.store, deps.passphrase);
  progress('organisations, watches and places that help');
  await inLanes(organisations, lanes, (one) => writeOrganisation(one, scribe, people, now));
  await inLanes(watches, lanes, (one) => writeWatch(one, scribe, people, now));
  progress('300 reports and 200 cases');
  const points = await contactPoints(deps.store);
  const plans = planCases(now, share);
  const ledTo = plans
    .filter(({ start, state }) => state !== 'intake' && isLongAgo(start, now))
    .filter((_, at) => at % 2 === 0)
    .slice(0, Math.ceil(leadingReports * share));
  const reports = planReports(
    now,
    ledTo.map(({ start }) => start),
    share,
  );
  const leading = reports.filter(({ state }) => state === 'closed').slice(0, ledTo.length);
  const desk = { scribe, people, points, now };
  const [places, taken] = [new Map<string, number>(), new Map<string, number>()];
  let done = 0;
  const told = (): void => {
    done += 1;
    if (done % 100 === 0) progress(`${done} of ${reports.length + plans.length} reports and cases`);
  };
  const towns = areas.filter(({ level }) => level === 'sub-area');
  const random = makeRandom('zelmara/places');

  const works: CaseWork[] = [];
  const jobs: (() => Promise<void>)[] = plans.map((plan) => {
    const report = leading[ledTo.indexOf(plan)];
    const own = random.pick(towns).code;
    const work: CaseWork = workOn(scribe, people, plan, report?.story.area ?? own);
    works.push(work);
    const guardian = guardianFor(work, places);
    const stay = firstStay(work, taken);
    return async () => {
      if (report) {
        await writeReport(desk, report, work);
        told();
      } else await scribe.write(work.worker, work.start, [work.folder, ...arrival(work)]);
      await writeCase(work, guardian, stay);
      told();
    };
  });
  jobs.push(
    ...reports
      .filter((report) => !leading.includes(report))
      .map((report) => async () => {
        await writeReport(desk, report);
        told();
      }),
  );
  jobs.push(() => writeNonReports(desk));
  jobs.push(() => writePlan(scribe, people, now));
  await inLanes(jobs, lanes, (job) => job());
  progress('proceedings');
  await writeJustice(works, now);
  progress('households, programmes and campaigns');
  const families = await seedFamilies({ scribe, people, now }, lanes, works);
  progress('recruiters, workplaces and supply chains');
  const trade = await seedTrade({ scribe, people, now }, deps.store, lanes);
  progress('what people have seen since');
  await seeOldAlerts(scribe, people, now);
  progress('forgetting reporters whose time is up');
  // month by month, as the job would have done
  for (let month = 24; month >= 0; month -= 1) {
    await retainReporters(deps.store, new Date(now.getTime() - month * 30 * dayMs));
  }
  const signIns = staff.map(({ login, name, roles }) => ({
    role: roles.join(', '),
    login,
    name,
    passphrase: deps.passphrase,
  }));
  return {
    signIns,
    reports: reports.length,
    cases: plans.length,
    proceedings,
    ...families,
    ...trade,
    acts: scribe.acts,
  };
}
