/**
 * What a release has promised: every stored name, number and form of the declarations. Records outlive declarations, so
 * what was released may change only with a revision that tells old from new, and what is gone is never used again.
 *
 * The lock is a flat list of paths ("field case.intake.track") with what is fixed about each; `gone` marks those that no
 * longer are declared. It holds what was released: additions are free, and come into it with the next release.
 */
import type { EntryDeclaration, KindDeclaration } from './declare.ts';
import type { Fields } from './fields.ts';
import type { Json } from './values.ts';
import { canonical, sameValue } from './values.ts';

export type Shape = { readonly [property: string]: Json };
export type Lock = { readonly [path: string]: Shape };

/** The paths of all that is declared now. @param groups stored numbers of the data groups by name */
export function lockOf(kinds: readonly KindDeclaration[], groups: { readonly [name: string]: number }): Lock {
  const lock: Record<string, Shape> = {};
  for (const [name, code] of Object.entries(groups)) lock[`group ${name}`] = { code };
  for (const kind of kinds) {
    lock[`kind ${kind.kind}`] = { code: kind.code, letter: kind.letter, revision: kind.revision };
    for (const [name, number] of Object.entries(kind.subjects)) {
      lock[`subject ${kind.kind}.${name}`] = { number };
    }
    for (const state of kind.states) lock[`state ${kind.kind}.${state}`] = {};
    for (const declared of Object.values(kind.entries)) {
      lock[`entry ${kind.kind}.${declared.type}`] = entryShape(declared);
      addFields(lock, `${kind.kind}.${declared.type}`, declared.fields);
    }
  }
  return lock;
}

const entryShape = ({ group, subject, cardinality, revision }: EntryDeclaration): Shape => ({
  group,
  subject,
  cardinality,
  revision,
});

function addFields(lock: Record<string, Shape>, within: string, fields: Fields): void {
  for (const [name, { spec }] of Object.entries(fields)) {
    lock[`field ${within}.${name}`] = {
      kind: spec.kind,
      class: spec.class,
      ...(spec.list ? { list: spec.list.id } : {}),
      ...(spec.required ? { required: true } : {}),
      ...(spec.retired ? { retired: true } : {}),
    };
    for (const code of spec.list?.codes ?? []) lock[`code ${spec.list?.id}.${code}`] = {};
    addFields(lock, `${within}.${name}`, spec.items ?? {});
  }
}

/** How the declarations break what was released, one line each, in the words of those who mend it; empty: they do not. */
export function findBreaks(released: Lock, now: Lock): readonly string[] {
  const raised = isRaised(released, now);
  return Object.keys({ ...released, ...now })
    .sort()
    .flatMap((path) => {
      const [old, present] = [released[path], now[path]];
      if (!old)
        return present?.['required'] && !mayAsk(released, raised, path)
          ? [`${path}: old forms do not ask it`]
          : [];
      if (old['gone']) return present ? [`${path}: was used before and never may be again`] : [];
      if (!present) return raised(path) ? [] : [`${path}: is gone (retire it, or raise the revision)`];
      return changes(old, present, raised(path)).map((change) => `${path}: ${change}`);
    });
}

/** A required field may come with a new entry or list, or where the revision tells forms that ask it from older ones. */
const mayAsk = (released: Lock, raised: (path: string) => boolean, path: string): boolean =>
  raised(path) || !(parentOf(path) in released);

/** What a field stands in: its entry, or the list field of which it is a part. */
function parentOf(path: string): string {
  const within = path.slice('field '.length, path.lastIndexOf('.'));
  return within.split('.').length > 2 ? `field ${within}` : `entry ${within}`;
}

function changes(old: Shape, now: Shape, raised: boolean): readonly string[] {
  return Object.keys({ ...old, ...now }).flatMap((property) => {
    const [was, is] = [old[property] ?? null, now[property] ?? null];
    if (sameValue(was, is)) return [];
    const words = `${property} was ${canonical(was)} and is ${canonical(is)}`;
    if (property === 'revision') return Number(is) > Number(was) ? [] : [words];
    if (property === 'retired') return is ? [] : [`${words}: a retired name is never used again`];
    if (property === 'required' && !is) return [];
    return raised ? [] : [`${words} without a higher revision`];
  });
}

/** Does a higher revision tell what was stored at this path from what will be? What counts in numbers never changes. */
function isRaised(released: Lock, now: Lock): (path: string) => boolean {
  const isHigher = (path: string): boolean =>
    Number(now[path]?.['revision'] ?? Number.NaN) > Number(released[path]?.['revision'] ?? Number.NaN);
  const kindOf = (path: string): string => `kind ${nameOf(path).split('.')[0]}`;
  const users = Map.groupBy(Object.keys(released), (path) => released[path]?.['list']);
  const entryOf = (path: string): string => `entry ${nameOf(path).split('.').slice(0, 2).join('.')}`;
  return (path) => {
    const sort = path.slice(0, path.indexOf(' '));
    if (sort === 'state') return isHigher(kindOf(path));
    if (sort === 'entry') return path in now ? isHigher(path) : isHigher(kindOf(path));
    if (sort === 'field') return entryOf(path) in now ? isHigher(entryOf(path)) : isHigher(kindOf(path));
    if (sort === 'code') {
      const list = nameOf(path).slice(0, nameOf(path).indexOf('.'));
      return (users.get(list) ?? []).every((user) => isHigher(entryOf(user)) || isHigher(kindOf(user)));
    }
    return false;
  };
}

const nameOf = (path: string): string => path.slice(path.indexOf(' ') + 1);

/** The lock after a release of these declarations: all that is declared, and what is gone. */
export function released(before: Lock, now: Lock): Lock {
  const gone = Object.keys(before).filter((path) => !(path in now));
  return { ...now, ...Object.fromEntries(gone.map((path) => [path, { gone: true }])) };
}

/** The lock as the text of its file: one path a line, sorted, so that a change shows as what it is. */
export const lockText = (lock: Lock): string =>
  `{\n${Object.entries(lock)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, shape]) => `  ${JSON.stringify(path)}: ${canonical(shape)}`)
    .join(',\n')}\n}\n`;
