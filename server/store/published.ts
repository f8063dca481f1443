/**
 * What everybody may read: copies of what kinds declare public (domain/kernel/publishing.ts), written in the transaction of
 * the write itself and read by a database role that can read nothing else. Where the declaration changed since the last
 * start, nothing of the kind is told until a job has written all of it anew.
 */
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { Dossier, EntryState } from '../../domain/kernel/dossier.ts';
import type { PublicValues } from '../../domain/kernel/publishing.ts';
import { findPublicValues, publishingText } from '../../domain/kernel/publishing.ts';
import type { Store } from './store.ts';

export const isPublished = ({ published }: KindDeclaration): boolean => Object.keys(published).length > 0;

/** A dossier's public row with these entries of it; one that says nothing in public is taken out. */
export const publishedRow = (
  kind: KindDeclaration,
  dossier: Dossier,
  entries: readonly EntryState[],
): Record<string, unknown> => ({
  d: dossier.id,
  kind: kind.code,
  number: dossier.number,
  version: dossier.version,
  state: dossier.state,
  since: dossier.stateSince,
  area: dossier.area,
  entries: entries
    .filter(({ type }) => Object.hasOwn(kind.published, type))
    .map((entry) => ({
      id: entry.id,
      type: entry.type,
      occurred: entry.occurred ?? null,
      said: findPublicValues(kind, entry) ?? null,
    })),
});

/** Tells the database what is public; the kinds of which older dossiers are not in yet. */
export async function declarePublished({
  jobs,
  catalogue,
}: Pick<Store, 'jobs' | 'catalogue'>): Promise<readonly KindDeclaration[]> {
  const kinds = Object.values(catalogue.kinds).filter(isPublished);
  const { rows } = await jobs.query<{ kind: number }>('select gwen.declare_published($1) as kind', [
    JSON.stringify(kinds.map((kind) => ({ kind: kind.code, declared: publishingText(kind) }))),
  ]);
  return kinds.filter(({ code }) => rows.some(({ kind }) => kind === code));
}

/** An entry as everybody may read it. */
export interface PublicEntry {
  readonly type: string;
  readonly occurred: string | null;
  readonly said: PublicValues;
}

export interface PublicDossier {
  readonly number: string;
  readonly state: string;
  /** When it came to be in this state. */
  readonly since: Date;
  readonly area: string | null;
  readonly entries: readonly PublicEntry[];
}

/** A mark that changes with every write to what is public of a kind; undefined while that is not all there. */
export async function findPublishedMark(
  { public: pool }: Pick<Store, 'public'>,
  { code }: KindDeclaration,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ mark: string | null }>({
    name: 'published mark',
    text: `select (select concat_ws(' ', count(*), sum(version), sum(hashtext(dossier_id::text || version)::bigint)) from gwen.published_dossier where kind = $1) as mark
      from gwen.published_kind where kind = $1 and filled`,
    values: [code],
  });
  return rows[0]?.mark ?? undefined;
}

/** All that is public of a kind, in the order of numbers. */
export async function readPublished(
  { public: pool }: Pick<Store, 'public'>,
  { code }: KindDeclaration,
): Promise<readonly PublicDossier[]> {
  const { rows } = await pool.query<PublicDossier>({
    name: 'published',
    text: `select d.number, d.state, d.since, d.area, coalesce(jsonb_agg(jsonb_build_object('type', p.type, 'occurred', p.occurred,
        'said', p.said) order by p.type, p.entry_id) filter (where p.entry_id is not null), '[]') as entries
      from gwen.published_dossier d left join gwen.published p on p.dossier_id = d.dossier_id
      where d.kind = $1 and exists (select from gwen.published_kind k where k.kind = d.kind and k.filled)
      group by d.dossier_id order by d.number`,
    values: [code],
  });
  return rows;
}

/** Names of areas, and what they lie in, as everybody may read them. */
export async function readPublicAreas({
  public: pool,
}: Pick<Store, 'public'>): Promise<
  readonly { readonly code: string; readonly parent: string | null; readonly name: string }[]
> {
  const { rows } = await pool.query('select code, parent, name from gwen.area order by code');
  return rows;
}
