/**
 * What commit_act makes of a packed act, as lines for COPY: one list of lines per table. Readers are worked out as
 * refresh_readers does. The filler checks what it filled by opening, verifying and finding some of it.
 */
import type { Json } from '../domain/kernel/values.ts';
import type { PackedCase } from './cases.ts';

export const copied = {
  spoken_number: 'number, dossier_id',
  dossier:
    'id, kind, number, state, state_since, steward, area, version, head, readers, created_at, updated_at',
  entry:
    'dossier_id, id, type, grp, subject, created, version, account, occurred, recorded, accepted, revision, stamps, open, cipher, withdrawn, breaches, readers',
  access_grant: 'dossier_id, id, party, groups, level, purpose, basis, consent, since, until, account',
  listing: 'dossier_id, party, level, kind, state, updated_at, next_due, next_task',
  change:
    'dossier_id, seq, epoch, act, op, kind, entry_id, type, grp, subject, account, occurred, recorded, accepted, prev, content, digest, mac, payload, readers',
  duty: 'dossier_id, safeguard, key, kind, reason, due, role, assignee, remedy, climbs, told, climb_at, since, done, account, readers',
  token: 'dossier_id, entry_id, epoch, token, grp, subject, readers',
  reference: 'dossier_id, entry_id, source, key, until',
  fact: 'dossier_id, source, measure, answer, grp, subject, period, area, steward, person, value, readers',
  fact_person: 'dossier_id, person, grp, subject, sex, age_group, nationality, disability, readers',
} as const;
export type Table = keyof typeof copied;
export type Lines = Record<Table, string[]>;
export const noLines = (): Lines => ({
  spoken_number: [],
  dossier: [],
  entry: [],
  access_grant: [],
  listing: [],
  change: [],
  duty: [],
  token: [],
  reference: [],
  fact: [],
  fact_person: [],
});

const escaped = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (sign) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '\\\\');
const arrayOf = (values: readonly Json[]): string =>
  `{${values.map((one) => (typeof one === 'number' ? one : `"${String(one).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;

/** A value of jsonb_to_recordset as COPY's text. */
function column(value: Json | undefined): string {
  if (value === null || value === undefined) return '\\N';
  return escaped(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

export function addLines(lines: Lines, { rows, binaries }: PackedCase): void {
  const bytes = (index: Json | undefined): string =>
    typeof index === 'number' ? `\\\\x${binaries[index - 1]?.toString('hex') ?? ''}` : '\\N';
  const list = (value: Json | undefined): string => escaped(arrayOf(Array.isArray(value) ? value : []));
  const add = (table: Table, ...columns: string[]): void => {
    lines[table].push(columns.join('\t'));
  };
  const grants = rows['grants'] ?? [];
  const duties = rows['duties'] ?? [];
  const sorted = (parties: readonly number[]): string =>
    `{${[...new Set(parties)].sort((a, b) => a - b).join(',')}}`;
  const everyone = sorted(grants.map((grant) => grant['party'] as number));
  const known = new Map<number, string>();
  const readers = (grp: Json | undefined): string => {
    if (typeof grp !== 'number') return everyone;
    const found =
      known.get(grp) ??
      sorted(
        grants
          .filter(
            (grant) =>
              (grant['level'] as number) >= 2 && (grant['groups'] as unknown as number[]).includes(grp),
          )
          .map((grant) => grant['party'] as number),
      );
    known.set(grp, found);
    return found;
  };
  const open = duties.filter((duty) => duty['done'] === null);
  const soonest = (some: typeof open): string | undefined =>
    some.map((duty) => String(duty['due'])).sort()[0];
  const due = soonest(open);
  const task = soonest(open.filter((duty) => duty['kind'] === 'duty'));
  const c = column;
  for (const d of rows['dossiers'] ?? []) {
    add('spoken_number', c(d['number']), c(d['id']));
    add(
      'dossier',
      ...['id', 'kind', 'number', 'state', 'since', 'steward', 'area', 'version'].map((name) => c(d[name])),
      bytes(d['head']),
      everyone,
      c(d['at']),
      c(d['at']),
    );
    for (const party of new Set(grants.map((grant) => grant['party'] as number))) {
      const level = Math.max(
        ...grants.filter((grant) => grant['party'] === party).map((grant) => grant['level'] as number),
      );
      add(
        'listing',
        ...[d['id'], party, level, d['kind'], d['state'], d['at'], due, task].map((one) => c(one)),
      );
    }
  }
  for (const e of rows['entries'] ?? []) {
    add(
      'entry',
      ...[
        'd',
        'id',
        'type',
        'grp',
        'subject',
        'created',
        'version',
        'account',
        'occurred',
        'recorded',
        'accepted',
        'revision',
        'stamps',
        'open',
      ].map((name) => c(e[name])),
      bytes(e['cipher']),
      c(e['withdrawn']),
      list(e['breaches']),
      readers(e['grp']),
    );
  }
  for (const g of grants) {
    add(
      'access_grant',
      c(g['d']),
      c(g['id']),
      c(g['party']),
      list(g['groups']),
      ...['level', 'purpose', 'basis', 'consent', 'since', 'until', 'account'].map((name) => c(g[name])),
    );
  }
  const act = c(rows['act']?.[0]?.['id']);
  for (const h of rows['changes'] ?? []) {
    add(
      'change',
      c(h['d']),
      c(h['seq']),
      '1',
      act,
      ...['op', 'kind', 'entry', 'type', 'grp', 'subject', 'account', 'occurred', 'recorded', 'accepted'].map(
        (name) => c(h[name]),
      ),
      ...['prev', 'content', 'digest', 'mac', 'payload'].map((name) => bytes(h[name])),
      readers(h['grp']),
    );
  }
  for (const u of duties) {
    add(
      'duty',
      ...['d', 'safeguard', 'key', 'kind', 'reason', 'due', 'role', 'assignee'].map((name) => c(u[name])),
      list(u['remedy']),
      list(u['climbs']),
      '{}',
      c(u['due']),
      c(u['since']),
      c(u['done']),
      c(u['account']),
      everyone,
    );
  }
  for (const r of rows['references'] ?? [])
    for (const [source, key, until] of r['keys'] as unknown as readonly Json[][])
      add('reference', c(r['d']), c(r['entry']), c(source), c(key), c(until ?? 'infinity'));
  for (const t of rows['tokens'] ?? []) {
    const rest = ['grp', 'subject'].map((name) => c(t[name]));
    for (const token of new Set(t['tokens'] as unknown as string[]))
      add('token', c(t['d']), c(t['entry']), c(t['epoch']), token, ...rest, readers(t['grp']));
  }
  for (const [table, from] of [
    ['fact', 'come'],
    ['fact_person', 'people'],
  ] as const) {
    const names = copied[table].split(', ').map((name) => (name === 'dossier_id' ? 'd' : name));
    for (const one of rows[from] ?? [])
      add(table, ...names.slice(0, -1).map((name) => c(one[name])), readers(one['grp']));
  }
}
