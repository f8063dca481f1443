/**
 * Three campaigns of the demonstration: one that is over and shows what changed, one that runs as it should, and one that
 * began untried and unmeasured, so that there is something to see.
 */
import { dayMs, dayText } from './cases.ts';
import { money } from './families.ts';
import type { Step } from './scribe.ts';
import { create, give, move, set } from './scribe.ts';
import type { FamilyDesk } from './seedProgrammes.ts';

interface Campaign {
  readonly key: string;
  /** Sign-in name of whoever runs it. */
  readonly by: string;
  /** Days ago. */
  readonly begun: number;
  /** Days ago; not there if it goes on. */
  readonly ended?: number;
  readonly profile: { readonly [field: string]: unknown } & {
    readonly area: string;
    readonly audience: readonly string[];
    readonly channels: readonly string[];
  };
  /** Percent who know, agree and do: before and after. */
  readonly measured?: readonly [readonly [number, number, number], readonly [number, number, number]];
}

const campaigns: readonly Campaign[] = [
  {
    key: 'ask two questions',
    by: 'femi',
    begun: 520,
    ended: 190,
    measured: [
      [34, 41, 22],
      [71, 63, 48],
    ],
    profile: {
      title: 'Ask two questions',
      area: 'XA01',
      audience: ['girls-out-of-school', 'mothers'],
      languages: ['en', 'am'],
      belief: 'Whoever finds work in town for a girl is doing the family a kindness.',
      desiredActs: ['check-an-offer', 'ask-for-advice'],
      why: 'Nobody loses anything by asking who pays and where she sleeps.',
      messengers: ['returned-migrants', 'health-workers'],
      channels: ['child-to-child', 'clinic', 'radio'],
      message: 'Who pays? Where will she sleep? Two questions before any journey.',
      alternatives: ['apprenticeship', 'cash-support'],
      withParents: true,
      actors: ['ngo', 'government'],
    },
  },
  {
    key: 'fathers at the lorry park',
    by: 'femi',
    begun: 150,
    measured: [
      [28, 30, 19],
      [0, 0, 0],
    ],
    profile: {
      title: 'Fathers at the lorry park',
      area: 'XA02',
      audience: ['fathers', 'workers'],
      languages: ['en'],
      belief: 'A boy of twelve is old enough to earn.',
      desiredActs: ['send-to-school', 'hire-no-children'],
      why: 'Men listen to the union and to one another.',
      messengers: ['union', 'parents'],
      channels: ['workplace', 'mens-club', 'talk-or-visit'],
      message: 'Two more years of school earn more than two years of carrying loads.',
      alternatives: ['school-costs', 'work-for-adults'],
      withParents: true,
      actors: ['workers', 'ngo'],
    },
  },
  {
    key: 'the open sea',
    by: 'wanjiru',
    begun: 60,
    profile: {
      title: 'The open sea',
      area: 'XA03',
      audience: ['boys-out-of-school', 'young-workers'],
      languages: ['en', 'pt'],
      belief: 'The boats pay better than anything on land.',
      desiredActs: ['say-no', 'report'],
      messengers: ['officials'],
      channels: ['poster', 'social-media'],
      message: 'The sea is wide, and nobody comes back the same.',
      frightening: true,
      actors: ['government'],
    },
  },
];

/** How many campaigns there are. */
export const campaignCount = campaigns.length;

export async function writeCampaign(desk: FamilyDesk, at: number): Promise<void> {
  const campaign = campaigns[at];
  if (!campaign) throw new RangeError(`no campaign ${at}`);
  const { scribe, people, now } = desk;
  const { key, by, begun, ended, measured, profile } = campaign;
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const on = (days: number): string => dayText(before(days));
  const folder = scribe.folder(`campaign ${key}`);
  const who = people.session(by);
  const measure = (point: string, days: number, values: readonly [number, number, number]): Step =>
    set(
      'measure',
      {
        point,
        on: on(days),
        method: 'survey',
        audience: profile.audience,
        asked: 240,
        girls: 90,
        boys: 40,
        knowledge: values[0],
        attitude: values[1],
        practice: values[2],
        comparedWithOthers: true,
      },
      point,
    );
  await scribe.write(who, before(begun + 30), [
    folder,
    create('campaign', { area: profile.area, steward: who.organisation }),
    set('profile', {
      frightening: false,
      victimRecognisable: false,
      whereToAsk: true,
      organisation: who.organisation,
      from: on(begun),
      budget: money(620_000),
      ...profile,
    }),
    ...(measured
      ? [
          set('pre-test', {
            on: on(begun + 31),
            audience: profile.audience.slice(0, 1),
            girls: 14,
            adults: 9,
            madeWithThem: true,
            understood: true,
            frightened: false,
            outcome: 'works-after-changes',
            changed: 'Shorter, with the voice of a girl from the valley.',
          }),
          measure('baseline', begun + 31, measured[0]),
        ]
      : []),
    give({
      party: people.session('grace').account,
      groups: ['campaign'],
      level: 'steward',
      purpose: 'supervision',
    }),
  ]);
  const activities = profile.channels.map((channel, one) =>
    set(
      'activity',
      {
        on: on(begun - 5 - one * 9),
        channel,
        audience: profile.audience,
        area: profile.area,
        girls: 30 + one * 12,
        boys: 18 + one * 7,
        women: 44,
        men: 25 + one * 15,
        outOfSchool: 21,
        askedForHelp: one,
        cost: money(24_000 + one * 9_000),
      },
      `activity ${channel}`,
    ),
  );
  await scribe.write(who, before(begun - 40), [folder, move('running'), ...activities]);
  if (ended === undefined || !measured) return;
  await scribe.write(who, before(ended), [
    folder,
    measure('endline', ended + 1, measured[1]),
    move('ended', 'Its time is over, and it did what it was to do.'),
  ]);
}
