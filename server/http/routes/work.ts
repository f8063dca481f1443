/** What there is to do, finding a person or a number, and the emergency way in. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findInterval } from '../../../domain/kernel/dates.ts';
import { parseNumber } from '../../../domain/kernel/numbers.ts';
import { breakGlass } from '../../people/breakGlass.ts';
import type { Session } from '../../people/session.ts';
import type { DutyRow } from '../../store/read.ts';
import { dutiesFor, lateFor } from '../../store/read.ts';
import { searchPeople } from '../../store/search.ts';
import { intArray } from '../../store/session.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { flag, list, moment, object, ref, uuidText } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { line, parse } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';
import { given } from '../scope.ts';

const minute = 60_000;
const mostHits = 20;

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
const mostDuties = 2000;
const dutiesForm = z.strictObject({
  limit: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number)
    .pipe(z.int().max(mostDuties))
    .default(200)
    .meta({ description: `At most ${mostDuties}.` }),
});
const dutyLines = {
  status: 200,
  schema: object({
    duties: list(ref('DutyLine')),
    more: { ...flag, description: 'There are more than these.' },
  }),
} as const;

/** The first ones of them, and whether there are more. `find` is asked for one more than are told. */
async function firstDuties(
  asked: unknown,
  find: (most: number) => Promise<readonly DutyRow[]>,
): Promise<{ readonly rows: readonly DutyRow[]; readonly more: boolean }> {
  const { limit } = parse(dutiesForm, asked);
  const found = await find(limit + 1);
  return { rows: found.slice(0, limit), more: found.length > limit };
}

export function workRoutes(app: FastifyInstance, store: Store): void {
  const searching = rate(30, minute);
  const breaking = rate(10, 60 * minute);

  const duties = route('signed-in', {
    id: 'readDuties',
    tag: 'work',
    summary: 'What there is to do for one’s roles, soonest first',
    query: dutiesForm,
    answer: dutyLines,
    machines: 'read',
  });
  app.get('/api/v1/duties', duties, async (request) => {
    const person = personOf(request);
    const { rows, more } = await firstDuties(request.query, (most) =>
      dutiesFor(store, person, undefined, most),
    );
    const told = await given(store, person, 'duties', rows, (row) => row.dossier_id);
    return { duties: told.map((row) => dutyLine(store, row)), more };
  });

  const late = route(
    { role: 'supervisor' },
    {
      id: 'readLate',
      tag: 'work',
      summary: 'What is late in dossiers that a supervisor knows of, whoever it is for',
      query: dutiesForm,
      answer: dutyLines,
    },
  );
  app.get('/api/v1/late', late, async (request) => {
    const { rows, more } = await firstDuties(request.query, (most) =>
      lateFor(store, personOf(request), most),
    );
    return { duties: rows.map((row) => dutyLine(store, row)), more };
  });

  const search = route('signed-in', {
    id: 'search',
    tag: 'work',
    summary: 'Find a person by names, birth years and telephones, or a dossier by its number',
    body: searchForm,
    answer: {
      status: 200,
      schema: object({
        hits: list(ref('Hit')),
        more: { ...flag, description: 'There are more people, less alike than these.' },
      }),
    },
    problems: ['slow-down'],
    machines: 'read',
  });
  app.post('/api/v1/search', search, async (request) => {
    const person = personOf(request);
    const wanted = parse(searchForm, request.body);
    searching(person.account);
    const { kinds } = wanted;
    const people = await findPeople(store, person, wanted, mostHits + 1);
    const hits = [...(await findNumber(store, person, wanted.number)), ...people.slice(0, mostHits)].filter(
      (hit) => kinds === undefined || kinds.includes(hit.kind),
    );
    return {
      hits: await given(store, person, 'search', hits, (hit) => hit.dossier),
      more: people.length > mostHits,
    };
  });

  const emergency = route('signed-in', {
    id: 'breakGlass',
    tag: 'work',
    summary: 'The emergency way into a dossier, for a few hours; it is reviewed afterwards',
    body: breakGlassForm,
    answer: { status: 200, schema: object({ dossier: uuidText, until: moment }) },
    problems: ['not-found', 'busy', 'slow-down'],
  });
  app.post('/api/v1/break-glass', emergency, async (request) => {
    const person = personOf(request);
    const asked = parse(breakGlassForm, request.body);
    breaking(person.account);
    const result = await breakGlass(store, person, asked);
    if (!result.ok) throw new HttpProblem(result.why);
    return { dossier: result.dossier, until: result.until };
  });
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
  most: number,
): Promise<Hit[]> {
  const years = wanted.births.flatMap((birth) => {
    const interval = findInterval(birth);
    return interval
      ? [interval.from, interval.to].map((day) => new Date(day * 86_400_000).getUTCFullYear())
      : [];
  });
  const traits = { names: wanted.names, years: [...new Set(years)], phones: wanted.phones };
  const matches = await searchPeople(store, person, traits, most);
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
