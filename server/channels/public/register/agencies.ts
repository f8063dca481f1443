/** Recruiters as the public register tells of them: read from what was published, kept in memory while nothing changes. */
import { agency as kind } from '../../../../domain/agency/index.ts';
import type { Standing } from '../../../../domain/agency/standing.ts';
import { standingOn } from '../../../../domain/agency/standing.ts';
import { bareDossier } from '../../../../domain/kernel/bare.ts';
import type { Dossier } from '../../../../domain/kernel/dossier.ts';
import type { PublicValues } from '../../../../domain/kernel/publishing.ts';
import { earliest } from '../../../../domain/shared/periods.ts';
import { HttpProblem } from '../../../http/problems.ts';
import type { PublicDossier } from '../../../store/published.ts';
import { findPublishedMark, readPublicAreas, readPublished } from '../../../store/published.ts';
import type { Store } from '../../../store/store.ts';
import { listOf, textOf } from './said.ts';

export interface Agency {
  readonly number: string;
  readonly name: string;
  readonly area: string;
  readonly registration: PublicValues;
  /** The newest first. */
  readonly licences: readonly PublicValues[];
  readonly fees: readonly PublicValues[];
  readonly inspections: readonly PublicValues[];
  readonly sanctions: readonly PublicValues[];
  /** As safeguards read it, for asking what it may on a day. */
  readonly dossier: Dossier;
  /** What it is found by, folded. */
  readonly findable: string;
}

export interface Register {
  readonly agencies: readonly Agency[];
  readonly areaName: (code: string) => string;
}

const lookAgainMs = 2000;

/** Reads the register; at most every two seconds it looks whether anything changed. Throws `down` while it is not all there. */
export function registerOf(store: Store): () => Promise<Register> {
  let known: { readonly mark: string; readonly register: Register } | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const read = async (): Promise<Register> => {
    if (known && performance.now() - lookedAt < lookAgainMs) return known.register;
    const [mark, areas] = await Promise.all([findPublishedMark(store, kind), readPublicAreas(store)]);
    if (mark === undefined) throw new HttpProblem('down');
    const whole = `${mark} ${JSON.stringify(areas)}`;
    if (known?.mark !== whole) {
      const names = new Map(areas.map(({ code, name }) => [code, name]));
      const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
      known = { mark: whole, register: registerFrom(await readPublished(store, kind), names, parents) };
    }
    lookedAt = performance.now();
    return known.register;
  };
  // those who come at once wait for one reading
  let reading: Promise<Register> | undefined;
  return async () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return await reading;
  };
}

function registerFrom(
  dossiers: readonly PublicDossier[],
  names: ReadonlyMap<string, string>,
  parents: ReadonlyMap<string, string | null>,
): Register {
  const areaName = (code: string): string => {
    const own: string[] = [];
    for (let at: string | null | undefined = code; at && own.length < 10; at = parents.get(at)) {
      const name = names.get(at);
      // the country itself goes without saying
      if (name !== undefined && (parents.get(at) || own.length === 0)) own.push(name);
    }
    return own.join(', ');
  };
  const agencies = dossiers.flatMap((one) => agencyFrom(one, areaName) ?? []);
  return { agencies, areaName };
}

function agencyFrom(dossier: PublicDossier, areaName: (code: string) => string): Agency | undefined {
  const of = (type: string): readonly PublicValues[] =>
    dossier.entries.filter((entry) => entry.type === type).map(({ said }) => said);
  const newestFirst = (type: string, field: string): readonly PublicValues[] =>
    of(type).toSorted((a, b) => (earliest(textOf(b, field)) ?? 0) - (earliest(textOf(a, field)) ?? 0));
  const [registration] = of('registration');
  const name = textOf(registration, 'name');
  // what is being entered is no agency yet
  if (!registration || name === undefined) return undefined;
  const licences = newestFirst('licence', 'from');
  const sites = listOf(registration, 'sites');
  const area = dossier.area ?? '';
  return {
    number: dossier.number,
    name,
    area,
    registration,
    licences,
    fees: newestFirst('fee-schedule', 'from'),
    inspections: newestFirst('inspection', 'on'),
    sanctions: newestFirst('sanction', 'from'),
    dossier: asDossier(dossier),
    findable: folded(
      [
        name,
        dossier.number,
        textOf(registration, 'registerNumber'),
        ...licences.map((one) => textOf(one, 'number')),
        ...sites.map((one) => textOf(one, 'address')),
        ...[area, ...sites.map((one) => textOf(one, 'area') ?? '')].map(areaName),
      ].join(' \n '),
    ),
  };
}

/** What is public of a dossier in the form that rules are asked with. */
const asDossier = ({ number, state, since, area, entries }: PublicDossier): Dossier =>
  bareDossier({
    kind: kind.kind,
    number,
    state,
    stateSince: since.toISOString(),
    updated: since.toISOString(),
    area: area ?? '',
    entries: entries.map(({ said, ...entry }, n) => ({ ...entry, id: String(n), values: said })),
  });

/** Without accents and case, as people type when they are in a hurry. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();

export interface Wanted {
  readonly words: string;
  readonly standing: string;
  readonly destination: string;
}

/** The agencies that fit, by name. Each word must be found somewhere. */
export function search(
  { agencies }: Register,
  { words, standing, destination }: Wanted,
  day: number,
  language: string,
): readonly { readonly agency: Agency; readonly standing: Standing }[] {
  const all = folded(words)
    .split(' ')
    .filter((word) => word !== '');
  const order = new Intl.Collator(language);
  return agencies
    .filter((one) => all.every((word) => one.findable.includes(word)))
    .filter((one) => destination === '' || destinationsOf(one).includes(destination))
    .map((agency) => ({ agency, standing: standingOn(agency.dossier, day) }))
    .filter((one) => standing === '' || one.standing === standing)
    .sort(
      (a, b) => order.compare(a.agency.name, b.agency.name) || (a.agency.number < b.agency.number ? -1 : 1),
    );
}

export const destinationsOf = ({ registration, licences }: Agency): readonly string[] => [
  ...new Set(
    [registration, ...licences.slice(0, 1)].flatMap((one) => listOf(one, 'destinations').map(String)),
  ),
];
