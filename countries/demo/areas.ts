/**
 * The areas of Zelmara, a country that does not exist: three regions, twelve districts and their parts, with the part
 * each plays in trafficking and the places where people on the move are seen. Codes read as nested numbers.
 */
import type { areaLevel, areaZone, hubKind } from '../../domain/codes/index.ts';

export interface Area {
  readonly code: string;
  readonly name: string;
  readonly level: (typeof areaLevel.codes)[number];
  readonly parent: string | undefined;
  readonly zone: (typeof areaZone.codes)[number] | undefined;
  readonly hubs: readonly Hub[];
}

export interface Hub {
  readonly kind: (typeof hubKind.codes)[number];
  readonly name: string;
}

type Zone = (typeof areaZone.codes)[number];
interface District {
  readonly name: string;
  readonly zone: Zone;
  readonly parts: readonly string[];
  readonly hubs: readonly (readonly [Hub['kind'], string])[];
}

const regions: readonly { name: string; districts: readonly District[] }[] = [
  {
    name: 'Tessen Highlands',
    districts: [
      {
        name: 'Ardelo',
        zone: 'source',
        parts: ['Upper Ardelo', 'Lower Ardelo', 'Nembisa'],
        hubs: [['market', 'Ardelo Thursday market']],
      },
      {
        name: 'Kessira',
        zone: 'source',
        parts: ['Kessira Town', 'Two Springs'],
        hubs: [['taxi-rank', 'Kessira minibus rank']],
      },
      { name: 'Numai', zone: 'source', parts: ['Numai East', 'Numai West'], hubs: [] },
      {
        name: 'Fyrravale',
        zone: 'transit',
        parts: ['Fyrra Pass', 'Stone Bridge', 'Ollune'],
        hubs: [
          ['border-crossing', 'Fyrra Pass crossing'],
          ['lodging', 'Guest houses at Fyrra Pass'],
        ],
      },
    ],
  },
  {
    name: 'Middle River',
    districts: [
      {
        name: 'Harimbe',
        zone: 'destination',
        parts: ['Harimbe Old Town', 'Harimbe North', 'Harimbe Riverside', 'Brickfields'],
        hubs: [
          ['bus-station', 'Harimbe central bus station'],
          ['railway-station', 'Harimbe railway station'],
          ['airport', 'Harimbe airport'],
          ['recruitment-office', 'Recruitment offices in Mill Street'],
        ],
      },
      { name: 'Velosso', zone: 'source', parts: ['Velosso', 'Reed Islands'], hubs: [] },
      {
        name: 'Orrano',
        zone: 'destination',
        parts: ['Orrano Plantations', 'Orrano Market'],
        hubs: [['market', 'Orrano market']],
      },
      {
        name: 'Tikkala',
        zone: 'transit',
        parts: ['Tikkala Junction', 'Tikkala South'],
        hubs: [
          ['bus-station', 'Tikkala bus station'],
          ['lorry-park', 'Tikkala lorry park'],
        ],
      },
    ],
  },
  {
    name: 'Salt Coast',
    districts: [
      {
        name: 'Port Imeli',
        zone: 'destination',
        parts: ['Imeli Harbour', 'Imeli Hill', 'Imeli Beachside'],
        hubs: [
          ['port', 'Imeli harbour'],
          ['railway-station', 'Port Imeli railway station'],
        ],
      },
      {
        name: 'Dunevo',
        zone: 'destination',
        parts: ['Dunevo Landing', 'Salt Pans'],
        hubs: [['ferry-terminal', 'Dunevo landing']],
      },
      {
        name: 'Salkira',
        zone: 'transit',
        parts: ['Salkira Crossing', 'Salkira Bay'],
        hubs: [['border-crossing', 'Salkira crossing']],
      },
      { name: 'Ombrano', zone: 'source', parts: ['Ombrano', 'Far Lagoon', 'Palm Ridge'], hubs: [] },
    ],
  },
];

/** The country's own code (see ownCountryCodes); its neighbours, also invented, are XB and XC. */
export const countryCode = 'XA';

const two = (index: number): string => String(index + 1).padStart(2, '0');

/** All areas, the country first, each after the one it lies in. */
export const areas: readonly Area[] = [
  { code: countryCode, name: 'Zelmara', level: 'country', parent: undefined, zone: undefined, hubs: [] },
  ...regions.flatMap((region, r): Area[] => {
    const regionCode = countryCode + two(r);
    return [
      {
        code: regionCode,
        name: region.name,
        level: 'region',
        parent: countryCode,
        zone: undefined,
        hubs: [],
      },
      ...region.districts.flatMap(({ name, zone, parts, hubs }, d): Area[] => {
        const code = regionCode + two(d);
        const named = hubs.map(([kind, hub]) => ({ kind, name: hub }));
        return [
          { code, name, level: 'district', parent: regionCode, zone, hubs: named },
          ...parts.map(
            (part, p): Area => ({
              code: code + two(p),
              name: part,
              level: 'sub-area',
              parent: code,
              zone,
              hubs: [],
            }),
          ),
        ];
      }),
    ];
  }),
];

const byCode = new Map(areas.map((area) => [area.code, area]));

export function getArea(code: string): Area {
  const area = byCode.get(code);
  if (!area) throw new Error(`no area ${code}`);
  return area;
}

/** Is the one area the other, or a part of it? */
export const liesIn = (code: string, within: string): boolean => code.startsWith(within) && byCode.has(code);

/** Where regions and districts lie on the map: the highlands above the river, the coast below it. */
export const tiles: { readonly [code: string]: [row: number, column: number] } = {
  XA01: [0, 0],
  XA02: [1, 0],
  XA03: [2, 1],
  XA0101: [0, 0],
  XA0102: [0, 1],
  XA0103: [1, 0],
  XA0104: [0, 2],
  XA0202: [1, 1],
  XA0201: [1, 2],
  XA0204: [1, 3],
  XA0203: [2, 1],
  XA0303: [2, 2],
  XA0301: [2, 3],
  XA0302: [3, 3],
  XA0304: [3, 2],
};
