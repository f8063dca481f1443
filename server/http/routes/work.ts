/** What there is to do, finding a person or a number, the emergency way in, and lists to take along. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findInterval } from '../../../domain/kernel/dates.ts';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import { parseNumber } from '../../../domain/kernel/numbers.ts';
import { breakGlass } from '../../people/breakGlass.ts';
import type { Session } from '../../people/session.ts';
import type { DutyRow } from '../../store/read.ts';
import { dutiesFor, lateFor, listDossiers } from '../../store/read.ts';
import { searchPeople } from '../../store/search.ts';
import { intArray } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { csvLine } from '../csv.ts';
import { line, parse } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';
import { kindAndStates } from './dossiers.ts';

const minute = 60_000;
const signedIn = { access: 'signed-in' } as const;
const mostHits = 20;
const pageSize = 200;

const searchForm = z
  .strictObject({
    names: z.array(line(200)).max(10).default([]),
    /** Partial dates; only their years count. */
    births: z
      .array(z.string().refine((text) => findInterval(text) !== undefined))
      .max(4)
      .default([]),
    phones: z.array(line(40)).max(4).default([]),
    number: line(40).optional(),
    kinds: z.array(z.string()).max(20).optional(),
  })
  .refine(
    ({ names, births, phones, number }) =>
      number !== undefined || names.length + births.length + phones.length > 0,
    'something to look for is needed',
  );
const breakGlassForm = z.strictObject({ number: line(40), reason: line(2000).pipe(z.string().min(10)) });
const exportForm = z.strictObject({ state: z.union([z.string(), z.array(z.string()).max(30)]).optional() });

export function workRoutes(app: FastifyInstance, store: Store): void {
  const searching = rate(30, minute);
  const breaking = rate(10, 60 * minute);
  const exporting = rate(10, 10 * minute);

  app.get('/api/v1/duties', { config: signedIn }, async (request) => ({
    duties: (await dutiesFor(store, personOf(request))).map((row) => dutyLine(store, row)),
  }));

  app.get('/api/v1/late', { config: { access: { role: 'supervisor' } } }, async (request) => ({
    duties: (await lateFor(store, personOf(request))).map((row) => dutyLine(store, row)),
  }));

  app.post('/api/v1/search', { config: signedIn }, async (request) => {
    const person = personOf(request);
    const wanted = parse(searchForm, request.body);
    searching(person.account);
    const { kinds } = wanted;
    const hits = [
      ...(await findNumber(store, person, wanted.number)),
      ...(await findPeople(store, person, wanted)),
    ];
    return { hits: hits.filter((hit) => kinds === undefined || kinds.includes(hit.kind)) };
  });

  app.post('/api/v1/break-glass', { config: signedIn }, async (request) => {
    const person = personOf(request);
    const given = parse(breakGlassForm, request.body);
    breaking(person.account);
    const result = await breakGlass(store, person, given);
    if (!result.ok) throw new HttpProblem(result.why);
    return { dossier: result.dossier, until: result.until };
  });

  app.get<{ Params: { kind: string } }>(
    '/api/v1/export/:kind.csv',
    { config: signedIn },
    async (request, reply) => {
      const person = personOf(request);
      const { state } = parse(exportForm, request.query);
      const { kind, states } = kindAndStates(
        store.catalogue,
        request.params.kind,
        typeof state === 'string' ? [state] : state,
      );
      exporting(person.account);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="list-${kind.kind}.csv"`)
        .send(Readable.from(csvOf(store, person, kind, states)));
    },
  );
}

async function* csvOf(
  store: Store,
  person: Session,
  kind: KindDeclaration,
  states: readonly string[] | undefined,
): AsyncGenerator<string> {
  yield csvLine(['number', 'state', 'state_since', 'area', 'steward', 'created', 'updated', 'next_due']);
  let before: { at: string; id: string } | undefined;
  for (;;) {
    const rows = await listDossiers(store, person, { kind: kind.code, states, before, most: pageSize });
    for (const row of rows) {
      const { number, state, state_since, area, steward, created_at, updated_at, next_due } = row;
      yield csvLine([number, state, state_since, area, steward, created_at, updated_at, next_due]);
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    before = { at: last.updated_at.toISOString(), id: last.id };
  }
}

interface Hit {
  readonly dossier: string;
  readonly kind: string;
  readonly number: string;
  readonly state: string;
  readonly steward: number;
  readonly area: string;
  /** 0 to 1; 1 for the number asked for. */
  readonly likeness: number;
  readonly names: readonly string[];
  readonly years: readonly number[];
}

async function findPeople(
  store: Store,
  person: Session,
  wanted: z.output<typeof searchForm>,
): Promise<Hit[]> {
  const years = wanted.births.flatMap((birth) => {
    const interval = findInterval(birth);
    return interval
      ? [interval.from, interval.to].map((day) => new Date(day * 86_400_000).getUTCFullYear())
      : [];
  });
  const traits = { names: wanted.names, years: [...new Set(years)], phones: wanted.phones };
  const matches = await searchPeople(store, person, traits, mostHits);
  return matches.map(({ entry: _, kind, ...match }) => ({ ...match, kind: store.kindOf(kind).kind }));
}

async function findNumber(store: Store, person: Session, number: string | undefined): Promise<Hit[]> {
  const parsed = number === undefined ? undefined : parseNumber(number);
  if (!parsed || 'problem' in parsed) return [];
  const { rows } = await store.app.query('select * from gwen.find_by_number($1, $2)', [
    intArray(person.parties),
    parsed.number,
  ]);
  return rows.map(({ id, kind, number: spoken, state, steward, area }) => ({
    dossier: id,
    kind: store.kindOf(kind).kind,
    number: spoken,
    state,
    steward,
    area,
    likeness: 1,
    names: [],
    years: [],
  }));
}

function dutyLine(store: Store, row: DutyRow): Record<string, unknown> {
  const {
    dossier_id,
    kind,
    number,
    state,
    area,
    safeguard,
    key,
    reason,
    due,
    role,
    assignee,
    remedy,
    since,
  } = row;
  return {
    dossier: dossier_id,
    kind: store.kindOf(kind).kind,
    number,
    state,
    area,
    duty: { safeguard, key, kind: row.duty_kind, reason, due, role, account: assignee, remedy, since },
  };
}
