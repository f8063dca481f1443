/**
 * Which children of the demonstration live in a house, and which bed they have: never more than there are [C11]. Those who
 * look after them there are let in with the child's consent, to what living there needs.
 */
import { ageGroupOf } from '../../domain/kernel/facts.ts';
import type { CaseWork } from './cases.ts';
import { dayMs, dayText, reaches, regionOf } from './cases.ts';
import { organisations } from './organisations.ts';
import type { Step } from './scribe.ts';
import { give, set } from './scribe.ts';

/** Who looks after children there. */
export const carerOf = { 'blue-house': 'zainab', 'acacia-home': 'abel' } as const;
type House = keyof typeof carerOf;

/** Beds are kept free for who comes tonight. */
const keptFree = 2;

const bedsOf = (house: string, sex: 'female' | 'male'): number =>
  organisations
    .filter(({ key }) => key === house)
    .flatMap(({ points }) => points ?? [])
    .reduce((sum, { beds }) => sum + (beds?.[sex] ?? 0), 0);

/** Where a child first stays: a bed in the house of her region, if one is left, or a family. */
export type FirstStay = { readonly house: House; readonly bed: 'girls' | 'boys' } | 'family';

/** Of a house's beds of one sex, those that may go to children who have gone home since: most live there now. */
const forThoseWhoLeft = 4;

/** @param taken how many beds of each house and sex were given so far; counted on */
export function firstStay(
  { area, child, random, state }: Pick<CaseWork, 'area' | 'child' | 'random' | 'state'>,
  taken: Map<string, number>,
): FirstStay {
  const house = regionOf(area) === 'XA03' ? 'acacia-home' : 'blue-house';
  const { sex } = child;
  if (sex !== 'female' && sex !== 'male') return 'family';
  const key = `${house} ${sex}`;
  const before = taken.get(key) ?? 0;
  const beds = bedsOf(house, sex) - keptFree;
  const most = reaches(state, 'reintegrating') ? Math.min(beds, forThoseWhoLeft) : beds;
  if (before >= most || !random.fork('house').chance(0.6)) return 'family';
  taken.set(key, before + 1);
  return { house, bed: sex === 'female' ? 'girls' : 'boys' };
}

const needs = [
  'light-at-night',
  'diet',
  'walked-to-school',
  'not-alone-at-night',
  'calm-place',
  'prayer',
  'clothes',
];

/** What carers see of a child instead of her case. */
export const livingOf = ({ child, random }: Pick<CaseWork, 'child' | 'random'>) => ({
  ageGroup: ageGroupOf(child.estimatedAge.from),
  languages: [...child.languages],
  needs: random.fork('living').some(needs, 2),
  calledHere: child.names.find(({ part }) => part === 'given')?.text ?? 'Star',
});

/** Lets the carers of the house in, as long as she lives there, and has them say that she has arrived. */
export async function letCarersIn(work: CaseWork, stay: FirstStay): Promise<void> {
  const { scribe, folder, worker, people, state } = work;
  if (stay === 'family' || reaches(state, 'reintegrating')) return;
  const groups = ['stay', 'safe-contact', 'schooling'];
  const consent = scribe.entry(folder, 'consent carers');
  const at = work.after(1);
  const carer = people.session(carerOf[stay.house]);
  const steps: readonly Step[] = [
    set(
      'consent',
      {
        basis: 'consent',
        from: 'child',
        given: true,
        purpose: 'services',
        organisation: people.organisation(stay.house),
        groups,
        on: dayText(at),
      },
      'consent carers',
    ),
    give({ party: carer.account, groups, level: 'work', purpose: 'care', basis: 'consent', consent }),
  ];
  await scribe.write(worker, at, [folder, ...steps]);
  // of who came today or was to come yesterday nobody has said yet that she is there
  if (work.start.getTime() > Date.now() - 1.5 * dayMs) return;
  await scribe.write(carer, new Date(at.getTime() + dayMs / 24), [
    folder,
    set('presence', {
      stay: scribe.entry(folder, 'stay first'),
      is: 'arrived',
      at: at.toISOString(),
    }),
  ]);
}
