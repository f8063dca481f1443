/**
 * The recruiters of the demonstration: five and twenty, in every state that a licence can be in, with what they charge, whom
 * they place and refuse, what inspectors found and what followed. Some overcharge, keep papers, or let children come along.
 */

import { inspect, place } from './agencyLife.ts';
import type { AgencyPlan } from './agencyPlans.ts';
import { isEnding, isNeglected } from './agencyPlans.ts';
import { areas } from './areas.ts';
import { dayMs, dayText } from './cases.ts';
import { money } from './families.ts';
import { later } from './familySupport.ts';
import { makePerson } from './people.ts';
import { makeRandom } from './random.ts';
import type { Step } from './scribe.ts';
import { create, give, move, set } from './scribe.ts';
import type { FamilyDesk as Desk } from './seedProgrammes.ts';
import { listOf } from './seedProgrammes.ts';

const firsts = [
  'Sunbird',
  'Open Road',
  'Blue Delta',
  'Good Harbour',
  'Tessen',
  'Wide River',
  'New Day',
] as const;
const lasts = ['Recruitment', 'Jobs Abroad', 'Travel and Work', 'Placements'] as const;
const inspectors = ['agency', 'agency-people', 'agency-placements', 'agency-inspection'];
const towns = areas.filter(({ level }) => level === 'sub-area');
const destinations = ['QA', 'SA', 'JO', 'LB'] as const;

export async function writeAgency(desk: Desk, plan: AgencyPlan): Promise<void> {
  const { scribe, people, now } = desk;
  const { state, name, opened, at } = plan;
  const random = makeRandom(`zelmara/${name}`);
  const folder = scribe.folder(name);
  const town = random.pick(towns).code;
  const ivan = people.session('ivan');
  const inspector = people.session(town.startsWith('XA03') ? 'quentin' : 'uche');
  const goesTo = random.some(destinations, 2);
  const items = (as: string, some: readonly object[]) => listOf(scribe, `${name} ${as}`, some);
  const act = (who: typeof ivan, time: Date, ...steps: readonly Step[]): Promise<void> =>
    scribe.write(who, time, [folder, ...steps]);
  /** The moment when so much of the time since it opened was over. */
  const when = (share: number): Date =>
    new Date(opened.getTime() + share * (now.getTime() - opened.getTime()));

  await act(
    ivan,
    opened,
    create('agency', { area: town, steward: people.organisation('labour-ministry') }),
    set('registration', {
      name: `${firsts[(at + name.length) % firsts.length]} ${random.pick(lasts)}`,
      registerNumber: `ZR-${random.int(1000, 9999)}`,
      kind: random.weighted({
        recruiter: 60,
        'travel-agency': 20,
        'temporary-bureau': 15,
        'job-counsellor': 5,
      }),
      sites: items('site', [{ area: town, address: `${random.int(2, 90)} Station Road` }]),
      sectors: random.some(['households', 'hospitality', 'agriculture', 'construction', 'manufacturing'], 2),
      destinations: goesTo,
      handlesUnder18: at % 3 === 0,
      appliedOn: dayText(opened),
    }),
    set('owner', {
      kind: 'person',
      person: makePerson(random.fork('owner')).names,
      interests: ['shares', 'management'],
      sharePercent: random.int(51, 100),
      publicOfficial: at === 1,
      vetting: state === 'refused' ? 'failed' : 'passed',
    }),
    set('agent', {
      person: makePerson(random.fork('agent')).names,
      role: random.pick(['village-broker', 'sub-broker', 'online', 'document-handler']),
      registered: !isNeglected(plan),
      areas: items('agent area', [{ area: random.pick(towns).code }]),
      promises: random.some(['paid-work', 'training', 'school'], 2),
      falsePromises: isNeglected(plan),
      paidPerHead: random.chance(0.5),
    }),
    set('fee-schedule', {
      from: dayText(opened),
      fees: items('fee', [
        { item: 'service', payer: 'employer', side: 'origin', amount: money(60_000) },
        {
          item: 'passport',
          payer: 'worker',
          level: 'province',
          side: 'origin',
          amount: money(2500),
          legalMaximum: money(3000),
        },
        { item: 'visa', payer: 'employer', level: 'destination', side: 'destination', amount: money(14_000) },
        { item: 'training', payer: 'agency', side: 'origin', amount: money(4000) },
      ]),
      lowInterestLoan: random.chance(0.3),
      published:
        at % 5 === 4 ? ['not-published'] : random.some(['website', 'office', 'radio', 'communities'], 2),
    }),
    ...[inspector, people.session('lindiwe')].map(({ account }) =>
      give({ party: account, groups: inspectors, level: 'work', purpose: 'inspection' }),
    ),
    give({
      party: people.session('gita').account,
      groups: ['agency-complaints', 'complaints'],
      level: 'work',
      purpose: 'supervision',
    }),
    give({
      party: people.session('ximena').account,
      groups: ['agency', 'agency-sanction'],
      level: 'read',
      purpose: 'legal',
    }),
  );
  if (state === 'applied') return;
  if (state === 'refused')
    return act(ivan, when(0.1), move('refused', 'The owner was convicted of keeping papers.'));
  if (state === 'unlicensed')
    return act(
      inspector,
      when(0.4),
      set('inspection', {
        on: dayText(when(0.4)),
        inspector: inspector.account,
        reason: 'report',
        unannounced: true,
        access: 'delayed',
        area: town,
        broken: ['licence', 'true-promises'],
        result: 'serious-breach',
        proposes: ['closing'],
      }),
    ).then(() => act(ivan, when(0.5), move('unlicensed', 'It recruits in markets and never had a licence.')));

  const from = when(0.05);
  const to =
    state === 'expired'
      ? new Date(now.getTime() - 20 * dayMs)
      : isEnding(plan)
        ? later(now, 30)
        : later(from, 730);
  await act(
    ivan,
    from,
    set('licence', {
      number: `L-${random.int(100, 999)}`,
      class: random.pick(['abroad', 'both']),
      destinations: goesTo,
      minimumAge: at % 3 === 0 ? 16 : 18,
      from: dayText(from),
      to: dayText(to),
      conditions: ['registered-agents-only', 'approved-contracts-only', 'keeps-bond'],
      bond: money(2_000_000),
      decidedBy: ivan.account,
    }),
    move('licensed'),
    set('risk-rating', {
      level: random.pick(['low', 'medium', 'medium', 'high']),
      reasons: random.some(['new', 'domestic-work', 'high-fees', 'remote', 'migrants'], 2),
      on: dayText(from),
    }),
  );
  await place(desk, plan, random, { act, when, items, goesTo, minor: at % 3 === 0 });
  if (isNeglected(plan)) return;
  await inspect(desk, plan, random, { act, when, items, inspector, town });
}
