/**
 * The proceedings of the demonstration: a dozen, in every state, about children whose cases it has. Most are in good
 * order; one child is to be heard soon and nothing shields her, and one result is still owed to the public.
 */
import type { CaseState, CaseWork } from './cases.ts';
import { dayMs, dayText, hourMs, regionOf } from './cases.ts';
import type { Step } from './scribe.ts';
import { create, give, move, set } from './scribe.ts';

/** The state that each is in, that of the case it is about, and how many days its case is old at least. */
const spread = [
  ['final', 'following-up', 300],
  ['final', 'following-up', 300],
  ['appeal', 'following-up', 240],
  ['judged', 'reintegrating', 200],
  ['trial', 'reintegrating', 150],
  ['trial', 'reintegrating', 150],
  ['charged', 'recovering', 90],
  ['charged', 'recovering', 90],
  ['dropped', 'recovering', 90],
  ['investigation', 'recovering', 60],
  ['investigation', 'recovering', 60],
  ['investigation', 'recovering', 60],
] as const satisfies readonly (readonly [string, CaseState, number])[];
type State = (typeof spread)[number][0];

const way: readonly State[] = ['investigation', 'charged', 'trial', 'judged', 'appeal', 'final'];

/** How many there are. */
export const proceedings = spread.length;

/** Writes them all. The cases have been written before. */
export async function writeJustice(works: readonly CaseWork[], now: Date): Promise<void> {
  const left = [...works].filter(({ neglected }) => !neglected);
  for (const [at, [state, about, days]] of spread.entries()) {
    const found = left.findIndex(
      (one) => one.state === about && now.getTime() - one.start.getTime() > days * dayMs,
    );
    const [work] = found < 0 ? [] : left.splice(found, 1);
    if (work) await writeProceeding(work, `proceeding ${at}`, state, now);
  }
}

/** The child of this one is heard soon, and nobody has asked the court for anything. */
const unshielded = 'proceeding 5';
/** Of this one the public has not heard the result yet. */
const untold = 'proceeding 1';

async function writeProceeding(work: CaseWork, name: string, state: State, now: Date): Promise<void> {
  const { scribe, people, random, area } = work;
  const folder = scribe.folder(name);
  const prosecutor = people.session('ximena');
  const lawyer = people.session(regionOf(area) === 'XA02' ? 'wafa' : 'yusuf');
  const start = work.after(12).getTime();
  /** The moment when so much of its time was over. */
  const when = (share: number): Date => new Date(start + share * (now.getTime() - start));
  const on = (share: number): string => dayText(when(share));
  const entry = (as: string): string => scribe.entry(folder, as);
  const reaches = (other: State): boolean => state !== 'dropped' && way.indexOf(state) >= way.indexOf(other);
  const act = (who: typeof prosecutor, share: number, ...steps: readonly Step[]): Promise<void> =>
    scribe.write(who, when(share), [folder, ...steps]);
  const share = { level: 'work', purpose: 'legal' } as const;
  const isLabour = random.chance(0.3);
  const isSoon = name === unshielded;

  await act(
    prosecutor,
    0,
    create('proceeding', { area, steward: people.organisation('prosecution') }),
    set('profile', {
      kind: isLabour ? 'labour' : 'criminal',
      origin: random.pick(['report', 'police', 'labour-inspection', 'border-service']),
      openedOn: on(0),
      authority: people.organisation(isLabour ? 'labour-inspectorate' : 'prosecution'),
      crossBorder: random.chance(0.3),
      types: [isLabour ? 'child-labour' : 'forced-labour'],
      sector: random.pick(['agriculture', 'manufacturing', 'hospitality', 'households']),
    }),
    set('event', {
      moment: 'exploitation',
      from: dayText(new Date(start - random.int(60, 300) * dayMs)).slice(0, 7),
      place: { area },
      what: 'Children worked from before light until late, and were not paid.',
    }),
    set(
      'suspect',
      {
        role: random.pick(['exploiter', 'recruiter', 'transporter']),
        sex: random.pick(['male', 'female']),
        child: false,
        organisedGroup: random.chance(0.2),
        standing: 'suspected',
        custody: 'free',
      },
      'suspect',
    ),
    give({ ...share, party: work.worker.account, groups: ['proceeding', 'proceeding-child'] }),
    give({ ...share, party: lawyer.account, groups: ['proceeding', 'suspects', 'proceeding-child'] }),
    give({
      ...share,
      party: work.supervisor.account,
      groups: ['proceeding', 'proceeding-child'],
      purpose: 'supervision',
    }),
  );
  await act(
    work.worker,
    0.02,
    set(
      'child',
      {
        case: work.folder.id,
        role: 'witness',
        wantsToSpeak: random.chance(0.7),
        guardianTold: true,
        lawyer: lawyer.account,
        informed: ['what-happens', 'may-say-no', 'protection', 'lawyer'],
        informedOn: on(0.02),
      },
      'child',
    ),
  );
  await act(
    prosecutor,
    0.08,
    set('step', { kind: 'search', on: on(0.06), by: people.organisation('police-child-desk') }, 'search'),
    set(
      'evidence',
      {
        kind: 'payment-record',
        what: 'A notebook with advances, debts and initials.',
        collectedOn: on(0.06),
        suspect: entry('suspect'),
        custody: {
          add: {
            [scribe.id(`${name} custody`)]: {
              at: when(0.06).toISOString(),
              to: 'Evidence room, Harimbe',
              why: 'Found in a drawer during the search.',
              sealNumber: `H-${random.int(1000, 9999)}`,
            },
          },
        },
        heldBy: 'Evidence room, Harimbe',
      },
      'evidence',
    ),
  );
  if (!isSoon)
    await act(
      lawyer,
      0.15,
      set(
        'measure-for-child',
        {
          measures: [
            'accompanied',
            'lawyer',
            'separate-waiting',
            random.pick(['screen', 'video', 'recorded']),
          ],
          child: entry('child'),
          askedOn: on(0.12),
          answer: 'granted',
        },
        'shield',
      ),
    );
  await scribe.write(
    work.worker,
    new Date(Math.max(work.end.getTime(), when(0.15).getTime()) + hourMs / 60),
    [
      work.folder,
      set(
        'legal',
        {
          role: 'witness',
          lawyerAccount: lawyer.account,
          proceeding: folder.id,
          measures: ['accompanied', 'lawyer'],
        },
        `legal ${name}`,
      ),
    ],
  );
  if (state === 'dropped')
    await act(
      prosecutor,
      0.5,
      set('step', { kind: 'not-charged', on: on(0.5) }, 'not charged'),
      move('dropped', 'The only suspect is abroad and no answer came from there'),
    );
  if (reaches('charged'))
    await act(
      prosecutor,
      0.3,
      set(
        'suspect',
        {
          standing: 'prosecuted',
          prosecutedOn: on(0.3),
          prosecutedUnder: isLabour ? 'labour' : 'criminal',
          custody: 'detained',
        },
        'suspect',
      ),
      set(
        'offence',
        {
          iccs: isLabour ? '02039' : '02042',
          law: isLabour ? 'Labour Code' : 'Act on Trafficking in Persons',
          suspect: entry('suspect'),
          event: entry('event'),
          chargedOn: on(0.3),
        },
        'offence',
      ),
      set('step', { kind: 'charge-decided', on: on(0.3), suspect: entry('suspect') }, 'charge'),
      move('charged'),
    );
  if (reaches('trial'))
    await act(
      prosecutor,
      isSoon ? 0.99 : 0.5,
      set(
        'hearing',
        {
          kind: 'testimony',
          at: (isSoon ? new Date(now.getTime() + 3 * dayMs) : when(0.5)).toISOString(),
          court: 'Children’s chamber',
          childTakesPart: true,
          children: { add: { [scribe.id(`${name} heard`)]: { child: entry('child') } } },
          ...(isSoon ? {} : { result: 'held', accusedPresent: false, minutesWithChild: 35 }),
        },
        'hearing',
      ),
      move('trial'),
    );
  if (reaches('judged'))
    await act(
      prosecutor,
      0.65,
      set(
        'judgment',
        {
          suspect: entry('suspect'),
          on: on(0.65),
          level: 'first',
          result: 'convicted',
          law: isLabour ? 'labour' : 'criminal',
          offences: [isLabour ? '02039' : '02042'],
          months: random.int(24, 120),
          aggravations: ['child'],
        },
        'judgment',
      ),
      set(
        'confiscation',
        {
          decision: 'ordered',
          decidedOn: on(0.65),
          suspect: entry('suspect'),
          asset: random.pick(['vehicle', 'money', 'business']),
          confiscatedValue: { amount: random.int(20, 300) * 1000, currency: 'USD' },
          use: random.pick(['children-compensated', 'victims-fund']),
        },
        'confiscation',
      ),
      set(
        'compensation',
        {
          child: entry('child'),
          decision: 'ordered',
          decidedOn: on(0.65),
          payer: 'offender',
          suspect: entry('suspect'),
          ordered: { amount: random.int(5, 40) * 1000, currency: 'USD' },
          unpaidWages: true,
        },
        'compensation',
      ),
      move('judged'),
    );
  if (state === 'appeal')
    await act(
      prosecutor,
      0.75,
      set('step', { kind: 'appeal-filed', on: on(0.75), suspect: entry('suspect') }, 'appeal'),
      move('appeal'),
    );
  if (state === 'final') await tellResult();

  /** The end, what reached the child, and the notice that everybody may read. */
  async function tellResult(): Promise<void> {
    await act(prosecutor, name === untold ? 0.97 : 0.8, move('final'));
    if (name === untold) return;
    await act(
      prosecutor,
      0.82,
      set('publication', {
        notice:
          'A court has found somebody guilty of making children work without pay. The sentence includes prison, the loss of a vehicle, and compensation for each child.',
        languages: ['en', 'pt', 'ar'],
      }),
    );
    await act(work.supervisor, 0.84, set('publication', { nobodyRecognisable: true }));
    await act(
      prosecutor,
      0.86,
      set('publication', { publishedOn: on(0.86), where: ['website', 'radio'] }),
      set(
        'compensation',
        { paid: { amount: 5000, currency: 'USD' }, paidOn: on(0.86), receivedBy: 'self' },
        'compensation',
      ),
      set('child', { outcomeExplained: true }, 'child'),
    );
  }
}
