/**
 * The organisations of the demonstration country, over the four kinds of GWEN; none of them exists.
 */
import type { gwenKind, organisationKind, servicePointKind, sex } from '../../domain/codes/index.ts';

export interface Organisation {
  readonly key: string;
  readonly name: string;
  readonly gwen: (typeof gwenKind.codes)[number];
  readonly kind: (typeof organisationKind.codes)[number];
  /** Area codes it works in, parts included. */
  readonly areas: readonly string[];
  readonly points?: readonly ServicePoint[];
}

export interface ServicePoint {
  readonly kind: (typeof servicePointKind.codes)[number];
  readonly name: string;
  readonly area: string;
  readonly beds?: { readonly [who in (typeof sex.codes)[number]]?: number };
}

export const organisations: readonly Organisation[] = [
  {
    key: 'family-ministry',
    name: 'Ministry for Families and Children',
    gwen: 'government',
    kind: 'ministry',
    areas: ['XA'],
  },
  { key: 'labour-ministry', name: 'Ministry of Labour', gwen: 'government', kind: 'ministry', areas: ['XA'] },
  {
    key: 'child-protection',
    name: 'Child Protection Department',
    gwen: 'government',
    kind: 'child-protection',
    areas: ['XA'],
    points: [{ kind: 'drop-in-centre', name: 'Open room, Harimbe', area: 'XA020103' }],
  },
  {
    key: 'contact-point-river',
    name: 'Contact Point for River and Highlands',
    gwen: 'government',
    kind: 'child-protection',
    areas: ['XA01', 'XA02'],
  },
  {
    key: 'contact-point-coast',
    name: 'Contact Point for the Coast',
    gwen: 'ngo',
    kind: 'ngo',
    areas: ['XA03'],
  },
  {
    key: 'contact-point-national',
    name: 'National Contact Point',
    gwen: 'government',
    kind: 'child-protection',
    areas: ['XA'],
  },
  {
    key: 'police-child-desk',
    name: 'Police Child Desk',
    gwen: 'government',
    kind: 'police',
    areas: ['XA'],
    points: [
      { kind: 'child-friendly-police-desk', name: 'Child desk, Harimbe bus station', area: 'XA020101' },
      { kind: 'child-friendly-police-desk', name: 'Child desk, Tikkala', area: 'XA020401' },
      { kind: 'child-friendly-police-desk', name: 'Child desk, Port Imeli', area: 'XA030101' },
    ],
  },
  {
    key: 'labour-inspectorate',
    name: 'Labour Inspectorate',
    gwen: 'government',
    kind: 'labour-inspection',
    areas: ['XA'],
  },
  {
    key: 'border-service',
    name: 'Border Service',
    gwen: 'government',
    kind: 'border-service',
    areas: ['XA010401', 'XA030301'],
  },
  {
    key: 'prosecution',
    name: 'Public Prosecution, Children and Labour',
    gwen: 'government',
    kind: 'court',
    areas: ['XA'],
  },
  {
    key: 'fyrravale-council',
    name: 'Fyrravale District Council',
    gwen: 'government',
    kind: 'local-authority',
    areas: ['XA0104'],
  },
  {
    key: 'imeli-hospital',
    name: 'Imeli Hill Hospital',
    gwen: 'government',
    kind: 'health-service',
    areas: ['XA03'],
    points: [{ kind: 'clinic', name: 'Quiet Clinic, Imeli Hill', area: 'XA030102' }],
  },
  {
    key: 'harimbe-school',
    name: 'Harimbe School and Trade College',
    gwen: 'government',
    kind: 'school',
    areas: ['XA0201'],
    points: [{ kind: 'school', name: 'Bridge classes, Harimbe', area: 'XA020102' }],
  },
  {
    key: 'transport-union',
    name: 'Union of Transport Workers',
    gwen: 'workers',
    kind: 'union',
    areas: ['XA'],
    points: [{ kind: 'union-office', name: 'Union office, Tikkala lorry park', area: 'XA020401' }],
  },
  {
    key: 'land-home-union',
    name: 'Union of Land and Home Workers',
    gwen: 'workers',
    kind: 'union',
    areas: ['XA02', 'XA03'],
    points: [{ kind: 'union-office', name: 'Union office, Orrano', area: 'XA020302' }],
  },
  {
    key: 'employers-federation',
    name: 'Federation of Employers of Zelmara',
    gwen: 'employers',
    kind: 'employers-federation',
    areas: ['XA'],
  },
  {
    key: 'hotel-employers',
    name: 'Hotel and Fishery Employers',
    gwen: 'employers',
    kind: 'employers-federation',
    areas: ['XA03'],
  },
  {
    key: 'second-morning',
    name: 'Second Morning',
    gwen: 'ngo',
    kind: 'ngo',
    areas: ['XA02', 'XA03'],
    points: [{ kind: 'drop-in-centre', name: 'Second Morning, Port Imeli', area: 'XA030101' }],
  },
  { key: 'river-families', name: 'River Families', gwen: 'ngo', kind: 'ngo', areas: ['XA01', 'XA02'] },
  {
    key: 'law-beside-you',
    name: 'Law Beside You',
    gwen: 'ngo',
    kind: 'legal-service',
    areas: ['XA'],
    points: [{ kind: 'legal-aid', name: 'Law Beside You, Harimbe', area: 'XA020101' }],
  },
  {
    key: 'blue-house',
    name: 'Blue House',
    gwen: 'ngo',
    kind: 'shelter',
    areas: ['XA0201'],
    points: [{ kind: 'shelter', name: 'Blue House', area: 'XA020102', beds: { female: 24 } }],
  },
  {
    key: 'acacia-home',
    name: 'Acacia Home',
    gwen: 'ngo',
    kind: 'shelter',
    areas: ['XA0301'],
    points: [{ kind: 'shelter', name: 'Acacia Home', area: 'XA030102', beds: { female: 8, male: 18 } }],
  },
  {
    key: 'childrens-agency',
    name: 'Agency for Children on the Move',
    gwen: 'ngo',
    kind: 'international-agency',
    areas: ['XA'],
    points: [{ kind: 'migration-information', name: 'Travel well, Fyrra Pass', area: 'XA010401' }],
  },
];

/** Where reports go. The national one takes what concerns the others (safeguard R8). */
export const contactPoints: readonly { readonly organisation: string; readonly areas: readonly string[] }[] =
  [
    { organisation: 'contact-point-river', areas: ['XA01', 'XA02'] },
    { organisation: 'contact-point-coast', areas: ['XA03'] },
    { organisation: 'contact-point-national', areas: ['XA'] },
  ];
