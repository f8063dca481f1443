/** What monitors and inspectors found at the enterprises of the demonstration, who learnt of it, and how it is put right. */
import { dayMs, dayText } from './cases.ts';
import { later } from './familySupport.ts';
import type { Random } from './random.ts';
import { makeRandom } from './random.ts';
import type { Folder } from './scribe.ts';
import { set } from './scribe.ts';
import type { FamilyDesk as Desk } from './seedProgrammes.ts';
import type { EnterprisePlan } from './supplyChains.ts';
import { areaOf, found, inspectorOf } from './supplyChains.ts';

/** Audits, inspections, findings and what became of them. */
export async function watchEnterprise(desk: Desk, plan: EnterprisePlan, folder: Folder): Promise<void> {
  const { scribe, people, now } = desk;
  const { name, tier, at, opened } = plan;
  const random = makeRandom(`zelmara/${name} watched`);
  const inspector = people.session(inspectorOf(areaOf(makeRandom(`zelmara/${name}`))));
  const when = (share: number): Date =>
    new Date(opened.getTime() + share * (now.getTime() - opened.getTime()));
  const site = scribe.entry(folder, 'site');
  if (tier < 3)
    await scribe.write(people.session(at % 2 === 0 ? 'pablo' : 'nuru'), when(0.5), [
      folder,
      set('audit', {
        on: dayText(when(0.5)),
        site,
        monitorName: at % 2 === 0 ? 'Agency for Children on the Move' : 'Clear View Audits',
        ownedByAudited: at % 5 === 3,
        paidBy: at % 2 === 0 ? 'initiative' : 'audited',
        standard: 'own-code',
        coversChildLabour: true,
        coversTrafficking: tier === 0 || at % 2 === 0,
        unannounced: random.chance(0.5),
        workersHeardAlone: at % 2 === 0,
        result: plan.found ? 'breaches-found' : 'nothing-found',
      }),
    ]);
  if (tier > 1 && at % 2 === 0) {
    const grave = plan.found !== undefined;
    await scribe.write(inspector, when(0.6), [
      folder,
      set('risk-rating', {
        level: grave ? 'high' : 'medium',
        reasons: ['informal', 'migrants'],
        on: dayText(when(0.6)),
      }),
      set('inspection', {
        on: dayText(when(0.6)),
        inspector: inspector.account,
        site,
        reason: grave ? 'report' : 'planned',
        unannounced: true,
        access: random.pick(['granted', 'granted', 'delayed', 'refused']),
        ageChecks: random.int(5, 60),
        workersHeardAlone: random.int(1, 9),
        belowMinimumAge: grave ? random.int(1, 6) : 0,
        besideParents: random.chance(0.2) ? 2 : 0,
        papersHeldBack: random.chance(0.15),
        result: grave ? 'children-found' : 'minor-breach',
        order: grave ? 'stop-work' : 'advice',
      }),
      set('demand-check', {
        on: dayText(when(0.6)),
        site,
        factors: random.some(['cheap-and-docile', 'weak-enforcement', 'informal', 'no-organisation'], 2),
        level: grave ? 'high' : 'medium',
      }),
    ]);
  }
  if (plan.found) await follow(desk, plan, folder, random, when);
  if (name === 'enterprise 0.0')
    await scribe.write(people.session('ivan'), when(0.7), [
      folder,
      set('label', {
        kind: 'ethical-label',
        byActor: 'government',
        products: [plan.trade.product],
        from: dayText(when(0.7)),
      }),
    ]);
}

/** What was found there; drawn by its own chance. */
const kindAt = (name: string) =>
  makeRandom(`zelmara/${name} found`).pick(['trafficking', 'under-minimum-age', 'hazardous-under-age']);

/** A finding: told, released by those who investigate, made known by the inspector, put right, verified, closed. */
async function follow(
  { scribe, people }: Desk,
  plan: EnterprisePlan,
  folder: Folder,
  random: Random,
  when: (share: number) => Date,
): Promise<void> {
  const inspector = people.session(inspectorOf(areaOf(makeRandom(`zelmara/${plan.name}`))));
  const entry = (as: string): string => scribe.entry(folder, as);
  const kind = kindAt(plan.name);
  const isOver = plan.found === 'closed';
  const start = isOver ? 0.65 : 0.93;
  const on = (share: number): string => dayText(when(share));
  await scribe.write(inspector, when(start), [
    folder,
    set('finding', {
      kind,
      on: on(start),
      source: 'inspection',
      state: plan.found === 'suspected' ? 'suspected' : 'confirmed',
      site: entry('site'),
      girls: random.int(0, 3),
      boys: random.int(1, 4),
      products: [plan.trade.product],
      childrenSafe: plan.found !== 'suspected',
    }),
  ]);
  if (plan.found === 'suspected') return;
  await scribe.write(people.session('ximena'), when(start + 0.01), [
    folder,
    set('finding', { release: plan.found === 'waiting' ? 'not-yet' : 'released' }),
  ]);
  if (plan.found === 'waiting') return;
  await scribe.write(inspector, when(start + 0.02), [
    folder,
    set('disclosure', {
      finding: entry('finding'),
      kind,
      site: entry('site'),
      products: [plan.trade.product],
      on: on(start + 0.02),
    }),
  ]);
  if (plan.found === 'known') return;
  const due = later(when(start + 0.03), 60);
  await scribe.write(people.session('marta'), when(start + 0.03), [
    folder,
    set('corrective-action', {
      disclosure: entry('disclosure'),
      finding: entry('finding'),
      forChildren: ['safe-place', 'case-opened', 'back-to-school'],
      childrenHelpedBy: people.organisation('second-morning'),
      atSite: ['age-checks', 'adults-hired'],
      agreedWithUnion: true,
      due: dayText(due),
      ...(isOver ? { doneOn: on(start + 0.03) } : {}),
    }),
  ]);
  if (!isOver) return;
  await scribe.write(people.session('pablo'), when(0.8), [
    folder,
    set('corrective-action', {
      verifiedOn: on(0.8),
      holds: true,
      verifiedBy: people.session('pablo').account,
    }),
  ]);
  await scribe.write(inspector, when(0.85), [
    folder,
    set('disclosure', { childrenRemediedOn: on(0.82), closedOn: on(0.85) }),
  ]);
}

/** What those who buy do about what was found below them: some help, one walks away too soon, others are silent yet. */
export async function answerFinding(desk: Desk, plan: EnterprisePlan, folder: Folder): Promise<void> {
  const { scribe, people, now } = desk;
  const marta = people.session('marta');
  const yesterday = new Date(now.getTime() - dayMs);
  for (const [one, supplier] of plan.suppliers.entries()) {
    const state = found[supplier];
    if (state === 'correcting')
      await scribe.write(marta, yesterday, [
        folder,
        set(
          'exposure',
          {
            supplier: scribe.folder(supplier).id,
            finding: scribe.folder(supplier).id,
            kind: kindAt(supplier),
            on: dayText(yesterday),
            answer: 'remedy-supported',
            remedySupported: ['back-to-school', 'family-income'],
          },
          `exposure ${one}`,
        ),
      ]);
    if (state === 'known' && plan.tier === 1)
      await scribe.write(marta, yesterday, [
        folder,
        set('supply-link', { to: dayText(yesterday), endReason: 'child-labour-finding' }, `link ${one}`),
      ]);
  }
}
