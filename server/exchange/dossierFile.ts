/**
 * A dossier as a file that another system can read: what one person may see of it, its history, and the declarations and
 * names that its codes and numbers stand for. What is sealed stays as sealed boxes; who may not open them still may not.
 */
import { codeLabelKey } from '../../domain/kernel/codes.ts';
import type { EntryDeclaration, KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Field, Fields } from '../../domain/kernel/fields.ts';
import type { DossierView, HistoryLine } from '../store/read.ts';
import { entryView, findDossier, historyOf } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import type { Label, Names } from './words.ts';
import { labelsIn, namesIn } from './words.ts';

/** Rises when a reader of the file would have to change. */
const revision = 1;

/** How the answer to a caller differs from what is stored: a program gets no sealed box (http/scope.ts). */
export interface Cut {
  dossier(view: DossierView): DossierView;
  history(lines: readonly HistoryLine[]): readonly HistoryLine[];
}
const asItIs: Cut = { dossier: (view) => view, history: (lines) => lines };

/**
 * The dossier's file, ready for JSON; undefined when it does not exist or she may not know of it. The access log says that
 * she took it along.
 * @param locale BCP 47, of the labels
 */
export async function dossierFile(
  store: Store,
  session: Session,
  id: string,
  locale: string,
  cut: Cut = asItIs,
): Promise<object | undefined> {
  const found = await findDossier(store, session, id, 'export');
  const kind = found && store.catalogue.kinds[found.kind];
  if (!found || !kind) return undefined;
  const [history, names] = [await historyOf(store, session, id), await namesIn(store)];
  const { entries, grants, loaded, ...dossier } = cut.dossier(found);
  const label = labelsIn(store, locale);
  const seen = Object.values(kind.entries).filter(
    ({ type }) => loaded.has(type) || entries.some((entry) => entry.type === type),
  );
  return {
    format: 'gwen-dossier',
    revision,
    installation: store.vault.installation,
    exported: store.clock().toISOString(),
    by: session.account,
    dossier: {
      ...dossier,
      grants,
      // values as shown; where people disagree every answer with who gave it
      entries: described(entries.map(entryView)),
      complete: [...loaded],
    },
    history: described(cut.history(history)),
    declarations: {
      kind: kind.kind,
      label: label(`kind.${kind.kind}`),
      revision: kind.revision,
      states: Object.fromEntries(kind.states.map((state) => [state, label(`${kind.kind}.state.${state}`)])),
      entries: Object.fromEntries(seen.map((one) => [one.type, declaration(kind, one, label)])),
    },
    codes: codesOf(seen, label),
    names: namesOf(names, {
      area: dossier.area,
      steward: dossier.steward,
      session,
      entries,
      grants,
      history,
    }),
  };
}

/** Files are described and not handed out: the key that opens one stays here. */
function described(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(described);
  const isFile = 'sha256' in value && 'key' in value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      isFile && name === 'key' ? [] : [[name, described(inner)]],
    ),
  );
}

const declaration = ({ kind }: KindDeclaration, { type, ...declared }: EntryDeclaration, label: Label) => ({
  label: label(`${kind}.${type}`),
  revision: declared.revision,
  group: declared.group,
  cardinality: declared.cardinality,
  fields: fieldsOf(declared.fields, `${kind}.${type}`, label),
});

function fieldsOf(fields: Fields, key: string, label: Label): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { spec }]) => [
      name,
      {
        label: label(`${key}.${name}`),
        kind: spec.kind,
        class: spec.class,
        ...(spec.list ? { list: spec.list.id } : {}),
        ...(spec.htcds ? { htcds: spec.htcds } : {}),
        ...(spec.items ? { items: fieldsOf(spec.items, `${key}.${name}`, label) } : {}),
      },
    ]),
  );
}

/** The lists that the entries choose from, with their words. */
function codesOf(entries: readonly EntryDeclaration[], label: Label): object {
  const within = (field: Field<unknown, boolean>): Field<unknown, boolean>[] => [
    field,
    ...Object.values(field.spec.items ?? {}).flatMap(within),
  ];
  const lists = entries
    .flatMap(({ fields }) => Object.values(fields))
    .flatMap(within)
    .flatMap(({ spec }) => spec.list ?? []);
  return Object.fromEntries(
    lists.map((list) => [
      list.id,
      Object.fromEntries(list.codes.map((code) => [code, label(codeLabelKey(list, code))])),
    ]),
  );
}

interface Named {
  readonly area: string;
  readonly steward: number;
  readonly session: Session;
  readonly entries: DossierView['entries'];
  readonly grants: DossierView['grants'];
  readonly history: readonly HistoryLine[];
}

/** Who the file's numbers stand for: whoever wrote in it, has access, or is named in a field. */
function namesOf(names: Names, { area, steward, session, entries, grants, history }: Named): object {
  const accounts = new Set([
    session.account,
    ...entries.flatMap(({ by, heads }) => [
      by,
      ...Object.values(heads).flatMap((all) => all.map(({ stamp }) => stamp.by)),
    ]),
    ...history.map(({ account }) => account),
    ...grants.map(({ by }) => by),
  ]);
  return {
    area: area === '' ? {} : { [area]: names.area(area) },
    organisation: { [steward]: names.organisation(steward) },
    account: Object.fromEntries([...accounts].map((one) => [one, names.account(one)])),
    party: Object.fromEntries(grants.map(({ party }) => [party, names.party(party)])),
  };
}
