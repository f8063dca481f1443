/**
 * Fifty people of the demonstration country and what they do. Whoever tries Gwen signs in as one of them.
 */
import type { discipline, Language, role } from '../../domain/codes/index.ts';

export interface Staff {
  /** Sign-in name. */
  readonly login: string;
  readonly name: string;
  readonly roles: readonly (typeof role.codes)[number][];
  readonly organisation: string;
  readonly discipline: (typeof discipline.codes)[number] | undefined;
  /** Area codes, parts included. */
  readonly areas: readonly string[];
  readonly languages: readonly Language[];
}

type Row = readonly [
  name: string,
  roles: Staff['roles'],
  organisation: string,
  discipline: Staff['discipline'],
  areas: string,
  languages: string,
];

/** The first name, in lower case, is the sign-in name. */
const rows: readonly Row[] = [
  ['Amina Tavares', ['operator'], 'contact-point-river', undefined, 'XA01 XA02', 'en pt ar'],
  ['Bruno Lungu', ['operator'], 'contact-point-river', undefined, 'XA01 XA02', 'en pt'],
  ['Chidi Barros', ['responder'], 'police-child-desk', 'police', 'XA0201 XA0204', 'en'],
  [
    'Dalia Mensah',
    ['responder', 'social-worker'],
    'child-protection',
    'social-work',
    'XA0201 XA0204',
    'en ar',
  ],
  ['Esi Haddad', ['social-worker'], 'child-protection', 'social-work', 'XA0201', 'en am'],
  ['Farid Gomes', ['guardian'], 'second-morning', undefined, 'XA02', 'en fa prs'],
  ['Grace Thapa', ['supervisor'], 'child-protection', 'social-work', 'XA02', 'en ne'],
  ['Hugo Bakri', ['administrator'], 'family-ministry', undefined, 'XA', 'en pt'],
  ['Ines Kamara', ['operator'], 'contact-point-coast', undefined, 'XA03', 'pt en'],
  ['Jabari Rai', ['operator'], 'contact-point-coast', undefined, 'XA03', 'en ne'],
  ['Kavya Semedo', ['supervisor'], 'contact-point-river', undefined, 'XA01 XA02', 'en ne'],
  ['Leila Okoro', ['supervisor'], 'contact-point-coast', undefined, 'XA03', 'ar en'],
  ['Mateo Sesay', ['operator', 'supervisor'], 'contact-point-national', undefined, 'XA', 'en pt'],
  ['Nadia Phiri', ['liaison'], 'fyrravale-council', 'local-authority', 'XA0104', 'en am'],
  ['Omar Duarte', ['responder'], 'border-service', 'border', 'XA010401', 'ar en am'],
  ['Priya Monteiro', ['responder'], 'labour-inspectorate', 'labour-inspection', 'XA02', 'en ne'],
  ['Quentin Adu', ['inspector'], 'labour-inspectorate', 'labour-inspection', 'XA03', 'en fr'],
  ['Rosa Najjar', ['social-worker'], 'child-protection', 'social-work', 'XA0301', 'pt en ar'],
  ['Samir Nkosi', ['social-worker'], 'child-protection', 'social-work', 'XA0104', 'ar en am'],
  ['Tala Fonseca', ['counsellor'], 'second-morning', 'psychology', 'XA02 XA03', 'ar en pt'],
  ['Umar Gurung', ['guardian'], 'second-morning', undefined, 'XA03', 'en ne'],
  ['Vera Hamadi', ['guardian'], 'child-protection', undefined, 'XA01', 'en am ti'],
  ['Wanjiru Lopes', ['supervisor'], 'child-protection', 'social-work', 'XA01 XA03', 'en pt'],
  ['Ximena Othman', ['prosecution-liaison'], 'prosecution', 'legal', 'XA', 'en ar'],
  ['Yusuf Almeida', ['lawyer'], 'law-beside-you', 'legal', 'XA', 'ar en pt'],
  ['Zainab Chirwa', ['carer'], 'blue-house', 'care', 'XA0201', 'en ar'],
  ['Abel Karimi', ['carer'], 'acacia-home', 'care', 'XA0301', 'en fa'],
  ['Beatriz Eze', ['health-worker'], 'imeli-hospital', 'health', 'XA03', 'pt en'],
  ['Celso Tamang', ['responder'], 'police-child-desk', 'police', 'XA03', 'pt en'],
  ['Desta Varela', ['responder'], 'police-child-desk', 'police', 'XA01', 'am en'],
  ['Elif Banda', ['counsellor'], 'blue-house', 'psychology', 'XA0201', 'en ar'],
  ['Femi Cardoso', ['programme-officer'], 'river-families', undefined, 'XA01 XA02', 'en pt'],
  ['Gita Salem', ['supervisor', 'complaints-officer'], 'contact-point-national', undefined, 'XA', 'ne en'],
  ['Hana Pires', ['social-worker'], 'river-families', 'social-work', 'XA01', 'am en'],
  ['Ivan Toure', ['licensing-officer'], 'labour-ministry', undefined, 'XA', 'en fr'],
  ['Jamila Neves', ['plan-coordinator'], 'family-ministry', undefined, 'XA', 'ar en'],
  ['Kofi Shrestha', ['responder'], 'transport-union', 'community', 'XA0204', 'en ak'],
  ['Lindiwe Qasim', ['supervisor'], 'labour-inspectorate', 'labour-inspection', 'XA', 'en zu'],
  ['Marta Fofana', ['supply-chain-lead'], 'employers-federation', undefined, 'XA', 'en pt'],
  ['Nuru Ramos', ['focal-point', 'monitor'], 'transport-union', undefined, 'XA', 'sw en'],
  ['Olga Juma', ['focal-point'], 'employers-federation', undefined, 'XA', 'en ru'],
  ['Pablo Mansour', ['monitor'], 'childrens-agency', undefined, 'XA', 'es en ar'],
  ['Rania Gondwe', ['health-worker'], 'imeli-hospital', 'health', 'XA03', 'ar en'],
  ['Selam Ibe', ['responder'], 'childrens-agency', 'interpretation', 'XA', 'am ti om en'],
  ['Teresa Khadka', ['responder'], 'land-home-union', 'community', 'XA0203', 'en ne'],
  ['Uche Sharif', ['inspector'], 'labour-inspectorate', 'labour-inspection', 'XA01 XA02', 'en'],
  ['Vikram Diallo', ['social-worker'], 'second-morning', 'social-work', 'XA03', 'ne hi en'],
  ['Wafa Évora', ['lawyer'], 'law-beside-you', 'legal', 'XA02', 'ar pt en'],
  ['Yara Zulu', ['supervisor'], 'police-child-desk', 'police', 'XA', 'en zu'],
  ['Zeki Okello', ['administrator'], 'child-protection', undefined, 'XA', 'en tr'],
];

const split = (text: string): readonly string[] => text.split(' ');

export const staff: readonly Staff[] = rows.map(
  ([name, roles, organisation, discipline, areas, languages]) => ({
    login: (split(name)[0] ?? name).toLowerCase(),
    name,
    roles,
    organisation,
    discipline,
    areas: split(areas),
    languages: split(languages) as Language[],
  }),
);

/** Who can be called at once, by area [2.6]: people of several disciplines. */
export const teams: readonly {
  readonly name: string;
  readonly areas: readonly string[];
  readonly members: readonly string[];
}[] = [
  { name: 'Harimbe response', areas: ['XA0201', 'XA0202'], members: ['chidi', 'dalia', 'priya'] },
  { name: 'Tikkala response', areas: ['XA0203', 'XA0204'], members: ['chidi', 'dalia', 'kofi', 'teresa'] },
  { name: 'Fyrra Pass response', areas: ['XA01'], members: ['omar', 'desta', 'selam', 'samir'] },
  { name: 'Coast response', areas: ['XA03'], members: ['celso', 'rosa', 'beatriz', 'vikram'] },
];
