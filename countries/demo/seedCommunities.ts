/**
 * Those who keep watch in the demonstration and the places that help: a bus station, a port, a mountain village and a
 * lorry park. Blue House was inspected in time, Acacia Home was not; the village has fallen silent.
 */
import { carerOf } from './beds.ts';
import { dayMs, dayText } from './cases.ts';
import type { Organisation, ServicePoint } from './organisations.ts';
import { contactPoints, organisations } from './organisations.ts';
import type { Folder, Scribe, Step } from './scribe.ts';
import { create, give, set } from './scribe.ts';
import type { People } from './seedPeople.ts';
import { staff } from './staff.ts';

interface Watch {
  readonly key: string;
  readonly profile: { readonly kind: string; readonly [field: string]: unknown };
  readonly area: string;
  readonly supervisor: string;
  /** Areas whose places that help lie in its dossier. */
  readonly serves: readonly string[];
  readonly members: readonly string[];
  /** Days ago that it last met. */
  readonly met: number;
}

export const watches: readonly Watch[] = [
  {
    key: 'harimbe-station',
    profile: { kind: 'transport-hub', hub: 'bus-station' },
    area: 'XA0201',
    supervisor: 'grace',
    serves: ['XA0201', 'XA0202', 'XA0203'],
    members: ['Blue kiosk', 'Ticket window', 'Tea cart'],
    met: 18,
  },
  {
    key: 'tikkala-lorries',
    profile: { kind: 'workplace', employerTakesPart: true },
    area: 'XA0204',
    supervisor: 'grace',
    serves: ['XA0204'],
    members: ['Gate two', 'Tyre shop'],
    met: 40,
  },
  {
    key: 'port-imeli',
    profile: { kind: 'transport-hub', hub: 'port' },
    area: 'XA0301',
    supervisor: 'wanjiru',
    serves: ['XA03'],
    members: ['Net mender', 'Ferry steps'],
    met: 25,
  },
  {
    key: 'fyrra-village',
    profile: { kind: 'village-watch' },
    area: 'XA0104',
    supervisor: 'wanjiru',
    serves: ['XA01'],
    members: ['Mill', 'Upper well', 'School path'],
    met: 230,
  },
];

export async function writeWatch(watch: Watch, scribe: Scribe, people: People, now: Date): Promise<void> {
  const ago = (days: number): string => dayText(new Date(now.getTime() - days * dayMs));
  const folder = scribe.folder(`watch ${watch.key}`);
  const supervisor = people.session(watch.supervisor);
  const at = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const share = { level: 'work' } as const;
  await scribe.write(supervisor, at(890), [
    folder,
    create('community', { area: watch.area }),
    set('profile', {
      ...watch.profile,
      area: watch.area,
      liaison: people.session('nadia').account,
      channels: ['phone', 'on-foot'],
      lineConfidential: true,
      lineTestedOn: ago(880),
      women: 6,
      men: 4,
      support: ['training', 'phone-credit'],
      trainedOn: ago(watch.met + 60),
      supportedUntil: ago(watch.key === 'tikkala-lorries' ? -40 : -300),
    }),
    ...watch.members.map((code) =>
      set(
        'member',
        { code, vantage: 'vendor', role: 'member', risk: 'some', from: ago(880) },
        `member ${code}`,
      ),
    ),
    set(
      'equipment',
      { what: 'phone-credit', count: watch.members.length, on: ago(400), renewOn: ago(35) },
      'credit',
    ),
    set('equipment', { what: 'bicycles', count: 2, on: ago(700), renewOn: ago(-400) }, 'bicycles'),
    ...organisations.flatMap((one) =>
      (one.points ?? [])
        .filter(({ area }) => watch.serves.some((served) => area.startsWith(served)))
        .flatMap((point) =>
          placeThatHelps(one, point, people, ago, scribe.entry(folder, `point ${point.name}`)),
        ),
    ),
    // whoever answers reports sends people there
    ...contactPointsOf(watch.area).map((point) =>
      give({
        party: people.team(point),
        groups: ['service-point', 'response-team'],
        level: 'read',
        purpose: 'response',
      }),
    ),
    give({
      ...share,
      party: people.session('nadia').account,
      groups: ['community', 'watch-members', 'observation', 'response-team', 'service-point'],
      purpose: 'protection',
    }),
    ...(Object.values(carerOf) as readonly string[])
      .filter((login) =>
        staff.some(
          (one) =>
            one.login === login &&
            one.areas.some((area) => watch.serves.some((served) => area.startsWith(served))),
        ),
      )
      .map((login) =>
        give({
          party: people.session(login).account,
          groups: ['service-point'],
          level: 'work',
          purpose: 'care',
        }),
      ),
    give({
      ...share,
      party: people.session(watch.area.startsWith('XA03') ? 'quentin' : 'uche').account,
      groups: ['service-point', 'place-inspection'],
      purpose: 'inspection',
    }),
  ]);
  if (watch.key === 'harimbe-station') await inspect(scribe, folder, people, at(100));
  await scribe.write(people.session('nadia'), at(watch.met), [
    folder,
    set('meeting', {
      on: ago(watch.met),
      women: 5,
      men: 3,
      topics: ['safe-ways-to-report', 'who-recruits-here'],
    }),
    set(
      'meeting',
      {
        on: ago(watch.met + 60),
        women: 4,
        men: 4,
        youngPeople: 2,
        topics: ['training', 'own-safety'],
        trained: 'community-watch',
      },
      'training',
    ),
    set('observation', {
      pattern: watch.profile.kind === 'village-watch' ? 'recruiter-active' : 'children-passing',
      trend: 'more',
      area: watch.area,
      words: 'Two or three children a week with somebody who speaks for them.',
      passedTo: 'liaison',
    }),
  ]);
}

/** Teams of contact points that send people to places of this area: its own, and the national one. */
const contactPointsOf = (area: string): readonly string[] =>
  contactPoints
    .flatMap(({ areas }) => areas)
    .filter((served) => area.startsWith(served))
    .map((served) => `point-${served}`);

function placeThatHelps(
  { key }: Organisation,
  { kind, name, area, beds }: ServicePoint,
  people: People,
  ago: (days: number) => string,
  id: string,
): readonly Step[] {
  const organisation = people.organisation(key);
  const isHouse = kind === 'shelter';
  const languages = [
    ...new Set(staff.filter((one) => one.organisation === key).flatMap((one) => one.languages)),
  ];
  return [
    set(
      'service-point',
      {
        kind,
        organisation,
        area,
        ...(isHouse
          ? {
              bedsGirls: beds?.female ?? 0,
              bedsBoys: beds?.male ?? 0,
              addressHidden: true,
              mayLeaveFreely: true,
              takesAdults: false,
            }
          : { place: { area, detail: name }, ...onTheDoor(kind, name, languages) }),
        ...(kind === 'child-friendly-police-desk'
          ? { womenOfficers: 2, menOfficers: 2, officersTrained: true }
          : {}),
        acceptingNow: !isFull(name),
        childrenKnowOfIt: true,
      },
      `point ${name}`,
    ),
    ...(isHouse
      ? [
          set(
            'licence',
            {
              organisation,
              servicePoint: id,
              state: 'in-force',
              by: people.organisation('family-ministry'),
              from: ago(890),
              until: ago(-400),
              beds: (beds?.female ?? 0) + (beds?.male ?? 0),
            },
            `licence ${name}`,
          ),
        ]
      : []),
  ];
}

async function inspect(scribe: Scribe, folder: Folder, people: People, at: Date): Promise<void> {
  await scribe.write(people.session('uche'), at, [
    folder,
    set('inspection', {
      servicePoint: scribe.entry(folder, 'point Blue House'),
      organisation: people.organisation('blue-house'),
      on: dayText(at),
      unannounced: true,
      girlsThere: 19,
      boysThere: 0,
      childrenHeard: 'alone',
      findings: ['too-few-staff'],
      childInDanger: false,
      childrenSaid: 'They like the cook. At night nobody answers the bell.',
      order: 'to-be-mended',
      mendBy: dayText(new Date(at.getTime() + 60 * dayMs)),
      mendedOn: dayText(new Date(at.getTime() + 50 * dayMs)),
    }),
  ]);
}

/** What a place offers to whoever comes, by what it is. */
const offered: { readonly [kind: string]: readonly string[] } = {
  'child-friendly-police-desk': ['family-contact', 'interpretation'],
  'drop-in-centre': ['psychosocial', 'nutrition', 'family-support'],
  'union-office': ['legal', 'documents'],
  clinic: ['health', 'psychosocial'],
  school: ['transitional-class', 'vocational-training'],
  'legal-aid': ['legal', 'documents'],
  'migration-information': ['documents', 'interpretation'],
};

/** A number that follows from a name. */
const numberOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_000, 7);
/** One place in so many has no room. */
const isFull = (name: string): boolean => numberOf(name) % 6 === 0;

/** What strangers read of it. Telephone numbers of this kind are given to nobody. */
function onTheDoor(kind: string, name: string, languages: readonly string[]): Record<string, unknown> {
  const isAlwaysOpen = kind === 'child-friendly-police-desk' || kind === 'clinic';
  const number = numberOf(name);
  return {
    shownPublic: true,
    called: name,
    wayThere: 'Ask for the door with the blue hand painted on it.',
    phone: `+999 20 555 ${String(number).padStart(4, '0')}`,
    when: isAlwaysOpen ? 'Day and night' : 'Monday to Friday, 8 to 18',
    openOn: isAlwaysOpen ? ['day-and-night'] : ['weekday-mornings', 'weekday-afternoons'],
    places: 6 + (number % 9),
    free: isFull(name) ? 0 : 1 + (number % 5),
    ...(languages.length > 0 ? { languages } : {}),
    offers: offered[kind] ?? [],
  };
}
