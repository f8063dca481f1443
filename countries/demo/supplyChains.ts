/**
 * The enterprises of the demonstration: forty, in chains four tiers deep below four buyers, with one circle. What each says
 * of itself, and who buys from whom.
 */
import { areas } from './areas.ts';
import { dayMs, dayText } from './cases.ts';
import { money } from './families.ts';
import type { Random } from './random.ts';
import { makeRandom } from './random.ts';
import type { Folder, Step } from './scribe.ts';
import { create, give, set } from './scribe.ts';
import type { FamilyDesk as Desk } from './seedProgrammes.ts';

/** How many there are at each tier: buyers first, then who sells to them, and so on. */
const tiers = [4, 8, 12, 10, 6] as const;
const trades = [
  {
    product: 'garments',
    kinds: ['company', 'factory', 'workshop', 'home-work', 'farm'],
    sector: 'manufacturing',
  },
  {
    product: 'fish',
    kinds: ['company', 'factory', 'fishery', 'fishery', 'transport'],
    sector: 'agriculture',
  },
  { product: 'stone', kinds: ['company', 'building-site', 'mine', 'mine', 'brick-kiln'], sector: 'mining' },
  {
    product: 'food-goods',
    kinds: ['company', 'factory', 'plantation', 'farm', 'farm'],
    sector: 'agriculture',
  },
] as const;
const names = [
  'Bright',
  'Delta',
  'Imeli',
  'Tikkala',
  'Fyrra',
  'Orrano',
  'Harbour',
  'Stone Bridge',
  'Two Springs',
] as const;
const endings = ['Trading', 'Works', 'Makers', 'Group', 'Brothers'] as const;
const towns = areas.filter(({ level }) => level === 'sub-area');

/** What was found at some of them, and how far it is. */
type Found = 'suspected' | 'waiting' | 'known' | 'correcting' | 'closed' | undefined;
export const found: { readonly [name: string]: Found } = {
  'enterprise 4.0': 'known',
  'enterprise 4.3': 'correcting',
  'enterprise 4.5': 'suspected',
  'enterprise 3.1': 'waiting',
  'enterprise 3.4': 'correcting',
  'enterprise 3.7': 'closed',
  'enterprise 2.2': 'known',
  'enterprise 2.6': 'closed',
};

export interface EnterprisePlan {
  readonly name: string;
  readonly tier: number;
  readonly at: number;
  readonly trade: (typeof trades)[number];
  readonly opened: Date;
  readonly found: Found;
  /** Names of those it buys from. */
  readonly suppliers: readonly string[];
}

/** All of them. Each of a tier has a buyer in the tier above; some buy from two; one buys from its own buyer. */
export function planEnterprises(now: Date): readonly EnterprisePlan[] {
  return tiers.flatMap((count, tier) =>
    Array.from({ length: count }, (_, at): EnterprisePlan => {
      const name = `enterprise ${tier}.${at}`;
      const below = tiers[tier + 1] ?? 0;
      const suppliers = Array.from({ length: below }, (_each, one) => one)
        .filter((one) => one % count === at || (one + 1) % count === at)
        .map((one) => `enterprise ${tier + 1}.${one}`);
      const random = makeRandom(`zelmara/${name}`);
      return {
        name,
        tier,
        at,
        trade: trades[at % trades.length] ?? trades[0],
        opened: new Date(now.getTime() - random.int(400, 650) * dayMs),
        found: found[name],
        suppliers: name === 'enterprise 4.0' ? ['enterprise 3.1'] : suppliers,
      };
    }),
  );
}

const groups = {
  inspector: ['enterprise', 'supply', 'enterprise-audit', 'enterprise-inspection'],
  monitor: ['enterprise', 'supply', 'enterprise-audit'],
  'licensing-officer': ['enterprise', 'supply'],
  'prosecution-liaison': ['enterprise', 'enterprise-inspection'],
} as const;

export const inspectorOf = (area: string): string => (area.startsWith('XA03') ? 'quentin' : 'uche');
/** Where an enterprise is; drawn by its own chance. */
export const areaOf = (random: Random): string => random.fork('place').pick(towns).code;

/** Who it is, where it works, what it promises, and from whom it buys. */
export async function openEnterprise(desk: Desk, plan: EnterprisePlan): Promise<Folder> {
  const { scribe, people } = desk;
  const { name, tier, at, trade, opened } = plan;
  const random = makeRandom(`zelmara/${name}`);
  const folder = scribe.folder(name);
  const area = areaOf(random);
  const marta = people.session('marta');
  const kind = trade.kinds[tier] ?? 'workshop';
  const grant = (login: string, role: keyof typeof groups): Step =>
    give({
      party: people.session(login).account,
      groups: groups[role],
      level: 'work',
      purpose: role === 'monitor' ? 'audit' : 'inspection',
    });
  await scribe.write(marta, opened, [
    folder,
    create('enterprise', { area, steward: people.organisation('employers-federation') }),
    set('profile', {
      name: `${names[(at + tier * 3) % names.length]} ${random.pick(endings)}`,
      kind: tier === 0 ? 'multinational' : tier > 2 ? 'informal-business' : 'company',
      sector: trade.sector,
      size: tier < 2 ? 'large' : 'small',
      formal: tier < 3,
      union: random.chance(0.4),
      memberOf: tier < 2 ? ['employers'] : null,
    }),
    set('site', {
      kind: kind === 'company' ? 'office' : kind,
      area,
      sector: trade.sector,
      products: [trade.product],
      ...(tier > 0 ? { tier: `tier-${tier}` } : {}),
      formal: tier < 3,
      workers: random.int(6, 900),
      casualWorkers: random.int(2, 80),
      youngWorkers: tier > 1 ? random.int(0, 6) : 0,
      seasonal: trade.sector === 'agriculture',
    }),
    ...(tier < 3 ? [set('code', codeOf(plan, opened))] : []),
    ...(tier < 2
      ? [
          set('commitment', {
            framework: random.pick(['mne-declaration', 'global-compact', 'sa8000']),
            from: dayText(opened),
          }),
          set('csr-report', {
            year: opened.getFullYear(),
            content: ['supply-chain', 'audits'],
            published: tier === 0,
          }),
          set('contribution', {
            kind: random.pick(['training', 'apprenticeship', 'community-project', 'school']),
            area,
            from: dayText(opened),
            girlsReached: random.int(10, 200),
            boysReached: random.int(10, 200),
            value: money(random.int(100_000, 2_000_000)),
          }),
        ]
      : []),
    set('hiring', {
      steps: tier < 3 ? ['age-paper-seen', 'written-contract', 'no-fees'] : ['seen-in-person'],
      coversCasual: tier < 2,
      from: dayText(opened),
    }),
    ...(at % 4 === 1
      ? [
          set('committee', {
            site: scribe.entry(folder, 'site'),
            since: dayText(opened),
            members: 7,
            women: 3,
            union: true,
          }),
        ]
      : []),
    ...plan.suppliers.map((supplier, one) =>
      set(
        'supply-link',
        {
          supplier: scribe.folder(supplier).id,
          tier: 'tier-1',
          products: [trade.product],
          evidence: random.pick(['contract', 'invoice', 'traced-goods', 'said-by-supplier']),
          subContracted: tier > 1,
          ...(tier > 1 ? { allowed: random.chance(0.5) } : {}),
          from: dayText(opened),
        },
        `link ${one}`,
      ),
    ),
    grant(inspectorOf(area), 'inspector'),
    grant('pablo', 'monitor'),
    grant('nuru', 'monitor'),
    grant('ivan', 'licensing-officer'),
    grant('ximena', 'prosecution-liaison'),
  ]);
  return folder;
}

/** The codes of buyers say everything, those below less and less. */
const codeOf = ({ tier, at }: EnterprisePlan, from: Date): object => ({
  from: dayText(from),
  childLabour: tier < 2 || at % 2 === 0,
  trafficking: tier === 0 || at % 3 === 0,
  minimumAge: 15,
  reach: tier === 0 ? 'all-tiers' : at % 2 === 0 ? 'sub-contractors' : 'own-workers',
  usedIn: ['induction', 'training'],
  monitoredBy: tier === 0 ? 'independent' : at % 3 === 2 ? 'nobody' : 'own-staff',
  complaintWay: 'committee',
  published: tier === 0,
});
