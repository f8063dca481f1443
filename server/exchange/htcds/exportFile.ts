/**
 * The cases that somebody may see as a file in the columns of HTCDS 2.0. It is read twice, for a heading must be there for
 * the case with the most events before the first row is written; only a few cases are in memory at a time.
 */
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import { shownValues } from '../../../domain/kernel/dossier.ts';
import { distinctValues } from '../../../domain/kernel/merge.ts';
import type { FindQuery } from '../../store/read.ts';
import { findDossier, findDossiers } from '../../store/read.ts';
import type { Session } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import { csvLine } from '../csv.ts';
import type { ListWish } from '../list.ts';
import { namesIn } from '../words.ts';
import { accountHeading, standard } from './fields.ts';
import type { HtcdsRow } from './row.ts';
import { caseIdHeading, rowOf } from './row.ts';

const pageSize = 500;
/** Cases read at the same time. */
const lanes = 4;

type HtcdsWish = Omit<ListWish, 'locale' | 'groups'>;

/**
 * The text of the file, row by row; each case in it stands in the access log. Whoever may only know of a case gets no row of
 * it.
 * @param told is called with what each row does not hold
 */
export async function* htcdsCsv(
  store: Store,
  session: Session,
  wish: HtcdsWish,
  told: (notHeld: HtcdsRow['notHeld']) => void = () => {},
): AsyncGenerator<string> {
  const names = await namesIn(store);
  const organisationName = names.organisation;
  const most = new Map<string, number>();
  for await (const source of sources(store, session, wish)) {
    for (const heading of rowOf(source, { organisationName }).cells.keys()) {
      const [, field = '', repeat = '1'] = /^(.*?)(?:_(\d+))?$/.exec(heading) ?? [];
      most.set(field, Math.max(most.get(field) ?? 1, Number(repeat)));
    }
  }
  const headings = Object.entries(standard).flatMap(([prefix, { fields }]) =>
    Object.keys(fields).flatMap((name) => {
      const field = `${prefix}_${name}`;
      const repeats = Array.from({ length: (most.get(field) ?? 1) - 1 }, (_, at) => `${field}_${at + 2}`);
      return [field, ...repeats];
    }),
  );
  yield csvLine([caseIdHeading, ...headings, accountHeading]);
  const known = new Set(headings);
  for await (const source of sources(store, session, wish)) {
    const { cells, notHeld } = rowOf(source, { organisationName, headings: known });
    const all = [...new Set([...notHeld, ...source.disagreed])];
    told(all);
    yield csvLine([...[caseIdHeading, ...headings].map((heading) => cells.get(heading)), all.join('; ')]);
  }
}

async function* sources(store: Store, session: Session, wish: HtcdsWish) {
  let before: FindQuery['before'];
  while (true) {
    const found = await findDossiers(store, session, {
      ...wish,
      kind: wish.kind.code,
      before,
      most: pageSize,
    });
    for (let from = 0; from < found.length; from += lanes) {
      const some = found.slice(from, from + lanes);
      const opened = await Promise.all(some.map(({ id }) => findDossier(store, session, id, 'export')));
      for (const dossier of opened) if (dossier && dossier.entries.length > 0) yield sourceOf(dossier);
    }
    const last = found.at(-1);
    if (!last || found.length < pageSize) return;
    before = { at: last.at.toISOString(), id: last.id };
  }
}

function sourceOf({ number, state, entries }: Dossier) {
  const current = entries.filter(({ withdrawn }) => withdrawn === undefined);
  return {
    number,
    state,
    entries: current.map((entry) => ({ type: entry.type, values: shownValues(entry) })),
    // the first answer is in the file, the others are not
    disagreed: current.flatMap(({ type, heads }) =>
      Object.entries(heads).flatMap(([field, all]) =>
        !field.startsWith('$') && distinctValues(all).length > 1 ? [`${type}.${field}`] : [],
      ),
    ),
  };
}
