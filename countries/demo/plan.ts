/**
 * The national plan of the demonstration, half done: what each of the four kinds of actors promised, how it stands, what
 * shows it and who says that it is not so; figures by sex and age; money by stage; the law register with its gaps; reports
 * on treaties, one late and one about which the employers have not been asked.
 */
import type { PlanAction } from '../../domain/codes/index.ts';
import type { Session } from '../../server/store/session.ts';
import { dayMs, dayText } from './cases.ts';
import type { Desk } from './planDesk.ts';
import { consulted, lawRegister, treaties } from './planLaw.ts';
import type { Folder, Scribe, Step } from './scribe.ts';
import { create, give, move, set } from './scribe.ts';
import type { People } from './seedPeople.ts';

type Stand = 'done' | 'under-way' | 'not-started' | 'late';
type Row = readonly [
  heading: 'protection' | 'prevention' | 'law-enforcement' | 'victim-assistance',
  actor: 'government' | 'workers' | 'employers' | 'ngo',
  organisation: string,
  action: PlanAction,
  stand: Stand,
];

/** What was promised: of each kind of actor under each heading something. */
export const promised: readonly Row[] = [
  ['protection', 'government', 'family-ministry', 'set-risk-benchmarks', 'done'],
  ['protection', 'government', 'child-protection', 'survey-families-at-risk', 'under-way'],
  ['protection', 'workers', 'land-home-union', 'workplace-risk-reporting', 'under-way'],
  ['protection', 'employers', 'employers-federation', 'offer-apprenticeships', 'done'],
  ['protection', 'ngo', 'river-families', 'find-at-risk-with-communities', 'done'],
  ['prevention', 'government', 'labour-ministry', 'regulate-labour-market', 'late'],
  ['prevention', 'government', 'labour-ministry', 'visas-without-traps', 'not-started'],
  ['prevention', 'workers', 'transport-union', 'report-bad-employers', 'done'],
  ['prevention', 'employers', 'hotel-employers', 'careful-hiring', 'under-way'],
  ['prevention', 'ngo', 'childrens-agency', 'safe-migration-programmes', 'done'],
  ['law-enforcement', 'government', 'prosecution', 'accompany-child-in-proceedings', 'under-way'],
  ['law-enforcement', 'government', 'fyrravale-council', 'equip-community-watch', 'late'],
  ['law-enforcement', 'workers', 'transport-union', 'watch-in-key-sectors', 'done'],
  ['law-enforcement', 'employers', 'employers-federation', 'own-submissions', 'not-started'],
  ['law-enforcement', 'ngo', 'law-beside-you', 'train-law-enforcement', 'under-way'],
  ['victim-assistance', 'government', 'child-protection', 'supervise-providers', 'under-way'],
  ['victim-assistance', 'workers', 'land-home-union', 'young-survivors-know-rights', 'not-started'],
  ['victim-assistance', 'employers', 'hotel-employers', 'mentor-at-work', 'under-way'],
  ['victim-assistance', 'ngo', 'second-morning', 'psychosocial-support', 'done'],
];

const objectives = {
  protection: 'No family is so poor that a child has to leave',
  prevention: 'Recruiters and buyers keep the law, down to the last workshop',
  'law-enforcement': 'Whoever sees something knows whom to tell, and something follows',
  'victim-assistance': 'Each child found has a guardian within a day and a plan within a month',
} as const;

const money = (amount: number): { readonly amount: number; readonly currency: 'USD' } => ({
  amount,
  currency: 'USD',
});

/** Writes the plan, over the last fourteen months. */
export async function writePlan(scribe: Scribe, people: People, now: Date): Promise<void> {
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const desk: Desk = {
    scribe,
    people,
    folder: scribe.folder('national plan'),
    coordinator: people.session('jamila'),
    workers: people.session('nuru'),
    employers: people.session('olga'),
    now,
    ago: (days) => dayText(before(days)),
  };
  const act = (who: Session, days: number, ...steps: readonly Step[]): Promise<void> =>
    scribe.write(who, before(days), [desk.folder, ...steps]);
  await act(desk.coordinator, 420, ...beginning(desk));
  await act(desk.coordinator, 400, ...promises(desk));
  await act(desk.coordinator, 390, ...lawRegister(desk));
  await act(
    desk.coordinator,
    380,
    set('coordination', {
      kind: 'tripartite',
      on: desk.ago(380),
      ministries: ['labour', 'children-families', 'justice', 'education'],
      organisations: {
        add: Object.fromEntries(
          ['transport-union', 'employers-federation', 'childrens-agency'].map((key) => [
            scribe.id(`national plan met ${key}`),
            { organisation: people.organisation(key) },
          ]),
        ),
      },
      topics: ['roles', 'budget', 'law'],
      nextOn: desk.ago(-10),
    }),
    move('in-force'),
  );
  await act(desk.coordinator, 300, ...figures(desk));
  await act(desk.coordinator, 120, ...standing(desk));
  await act(desk.workers, 90, ...ofWorkers(desk));
  await act(desk.employers, 60, ...ofEmployers(desk));
  await act(desk.workers, 50, objection(desk));
  await act(desk.coordinator, 40, answer);
  await act(desk.coordinator, 30, ...treaties(desk));
  await act(desk.workers, 20, consulted(desk, 'workers', 20));
}

function beginning({ people, coordinator: _, workers, employers, ago }: Desk): readonly Step[] {
  const share = { level: 'work', purpose: 'planning' } as const;
  const open = ['national-plan', 'law', 'treaty-report'];
  return [
    create('plan', { area: '', steward: people.organisation('family-ministry') }),
    ...Object.entries(objectives).map(([heading, title]) =>
      set(
        'objective',
        {
          heading,
          title,
          framework: ['trafficking-plan'],
          from: ago(380),
          until: ago(-350),
          childrenHeard: true,
        },
        `objective ${heading}`,
      ),
    ),
    give({ ...share, party: workers.account, groups: open }),
    give({ ...share, party: employers.account, groups: open }),
    give({ ...share, party: people.session('grace').account, groups: ['national-plan'], level: 'read' }),
  ];
}

function promises({ scribe, folder, people, ago }: Desk): readonly Step[] {
  return promised.flatMap(([heading, actor, organisation, action, stand], at) => [
    set(
      'action',
      {
        heading,
        catalogue: action,
        objective: scribe.entry(folder, `objective ${heading}`),
        actor,
        organisation: people.organisation(organisation),
        area: 'XA',
        reaches: at % 2 === 0 ? ['girls', 'boys', 'families'] : ['working-children', 'communities'],
        from: ago(360),
        until: stand === 'late' ? ago(30 + at) : ago(-60 - 10 * at),
        budget: money((at + 1) * 12_000_00),
        shownBy: ['published-report', 'figures'],
      },
      `action ${action}`,
    ),
    set(
      'budget-line',
      {
        year: Number(ago(360).slice(0, 4)),
        stage: stand === 'done' ? 'spent' : stand === 'not-started' ? 'asked' : 'released',
        amount: money((at + 1) * 10_000_00),
        heading,
        action: scribe.entry(folder, `action ${action}`),
        organisation: people.organisation(organisation),
        source: at % 3 === 0 ? 'donor' : 'state',
      },
      `money ${action}`,
    ),
  ]);
}

/** Figures by hand, with their parts; one about children lacks them, as happens. */
function figures({ scribe, folder, ago }: Desk): readonly Step[] {
  const parts = (name: string, all: readonly object[]): object => ({
    add: Object.fromEntries(all.map((one, at) => [scribe.id(`national plan ${name} ${at}`), one])),
  });
  const [from, to] = [ago(660).slice(0, 7), ago(300).slice(0, 7)];
  return [
    set(
      'indicator',
      {
        title: 'Children identified as trafficked',
        heading: 'victim-assistance',
        source: 'gwen-figures',
        unit: 'people',
        about: 'children',
        breakdown: ['sex', 'age-group'],
        direction: 'rise',
        baseline: 61,
        target: 150,
      },
      'identified',
    ),
    set(
      'indicator-value',
      {
        indicator: scribe.entry(folder, 'identified'),
        from,
        to,
        value: 118,
        cells: parts('identified', [
          { sex: 'female', value: 66 },
          { sex: 'male', value: 52 },
          { ageGroup: 'from-12-to-14', value: 47 },
          { ageGroup: 'from-15-to-17', value: 71 },
        ]),
      },
      'identified last year',
    ),
    set(
      'publication',
      {
        values: parts('published', [{ value: scribe.entry(folder, 'identified last year') }]),
        on: ago(300),
        where: 'annual-report',
      },
      'published',
    ),
    set(
      'indicator',
      {
        title: 'Children out of work and in school after a year',
        heading: 'protection',
        source: 'survey',
        unit: 'percent',
        about: 'children',
        breakdown: ['sex'],
      },
      'in school',
    ),
    set(
      'vulnerability-map',
      {
        area: 'XA0104',
        zone: ['source', 'transit'],
        level: 'high',
        factors: ['poverty', 'border-near', 'unlicensed-recruiters'],
        groups: ['girls', 'families'],
        sources: ['household-survey', 'community-watches'],
        on: ago(300),
      },
      'map',
    ),
    set(
      'labour-demand',
      {
        sector: 'hospitality',
        area: 'XA03',
        wanted: 900,
        shortage: 'unskilled',
        youngWorkers: true,
        signs: ['cheap-and-docile', 'informal'],
        sources: ['employers', 'labour-offices'],
        from: ago(300),
      },
      'demand',
    ),
    set(
      'agreement',
      {
        kind: 'states',
        countries: ['XB'],
        covers: ['safe-migration', 'return-care', 'joint-investigation'],
        signedOn: ago(310),
        inForceOn: ago(300),
      },
      'agreement',
    ),
  ];
}

/** How the actions of others than workers and employers stand, said by who keeps the plan. */
function standing({ scribe, folder, ago }: Desk): readonly Step[] {
  return promised
    .filter(([, actor]) => actor === 'government' || actor === 'ngo')
    .flatMap(([, , , action, stand]) => stood(scribe, folder, action, stand, ago(120)));
}

const stood = (scribe: Scribe, folder: Folder, action: PlanAction, stand: Stand, on: string): Step[] => {
  const link = scribe.entry(folder, `action ${action}`);
  const state = stand === 'late' ? 'under-way' : stand;
  return [
    set(
      'progress',
      {
        action: link,
        state,
        timing: stand === 'late' ? 'late' : 'on-time',
        on,
        ...(stand === 'late' ? { obstacles: ['late-money', 'no-staff'] } : {}),
      },
      `progress ${action}`,
    ),
    ...(stand === 'done'
      ? [
          set(
            'evidence',
            { action: link, kind: 'published-report', on, where: 'Yearbook of the plan' },
            `shown ${action}`,
          ),
        ]
      : []),
  ];
};

/** The unions tell of their own. */
const ofWorkers = ({ scribe, folder, ago }: Desk): readonly Step[] =>
  promised
    .filter(([, , organisation]) => organisation === 'transport-union')
    .flatMap(([, , , action, stand]) => stood(scribe, folder, action, stand, ago(90)));

/** The employers tell of theirs, and say that what a union shows is out of date. Nobody has answered yet. */
const ofEmployers = ({ scribe, folder, people, ago }: Desk): readonly Step[] => [
  ...promised
    .filter(([, , organisation]) => organisation === 'employers-federation')
    .flatMap(([, , , action, stand]) => stood(scribe, folder, action, stand, ago(60))),
  set(
    'contest',
    {
      entry: scribe.entry(folder, 'shown report-bad-employers'),
      organisation: people.organisation('employers-federation'),
      reason: 'out-of-date',
    },
    'contest list',
  ),
];

/** The unions contest what the employers show; who keeps the plan, being neither, finds them right. */
const objection = ({ scribe, folder, people }: Desk): Step =>
  set(
    'contest',
    {
      entry: scribe.entry(folder, 'shown offer-apprenticeships'),
      organisation: people.organisation('transport-union'),
      reason: 'not-as-said',
      words: 'Twelve places, and nine of them for the sons of foremen.',
    },
    'contest places',
  );
const answer = set(
  'contest',
  { upheld: true, answer: 'Nine places do not count. The action goes on.' },
  'contest places',
);
