/**
 * Figures: what can be asked and what it means, live for one's own dossiers, and what was released for everybody. Making a
 * release takes two people, and what it tells was closed to both before (domain/kernel/release.ts).
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { figures } from '../../../domain/figures.ts';
import { messages } from '../../../domain/index.ts';
import type { Breakdown, Cell, FigureDeclaration, Sum } from '../../../domain/kernel/figure.ts';
import { breakdowns, measuresOf, tableOf } from '../../../domain/kernel/figure.ts';
import { csvLine } from '../../exchange/csv.ts';
import type { Session } from '../../people/session.ts';
import type { Months, Release, ReleasedTables } from '../../store/figures.ts';
import {
  approveRelease,
  discardRelease,
  findPeriod,
  findRelease,
  makeRelease,
  measuresIn,
  monthsOf,
  ownSums,
  readReleases,
} from '../../store/figures.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { int, list, object, oneOf, orNull, text, uuidText } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { found, inPath, parse } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';
import { oneRelease, path, releasesPath } from './figurePaths.ts';
import { releaseFiles } from './releaseFiles.ts';

/** Who may make a release, and who may approve what another made: people, never a program. */
const keepers = ['plan-coordinator', 'supervisor'];
const mayRelease = ({ roles, machine }: Session): boolean =>
  machine === undefined && keepers.some((role) => roles.includes(role));

const month = z.string().regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/);
const allBy = [...breakdowns, 'answer'] as const;
/** Each area by what was answered there, as `XA0201 sms`: of one's own figures alone. */
const both = 'area+answer';
const name = z.string().max(100);
const ownForm = z
  .strictObject({
    figure: z.union([name, z.array(name).min(1).max(100)]),
    by: z.enum([...allBy, both]).default(''),
    /** First and last month, both counted. */
    from: month,
    to: month,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends before it begins' });
const releaseForm = z.strictObject({ from: month });

const cells = list(object({ key: text, value: { type: ['number', 'null'] } }));
const table = { figure: text, by: oneOf([...allBy, both]), cells };
const releaseLine = {
  id: uuidText,
  from: text,
  to: text,
  madeBy: int,
  madeAt: text,
  approvedBy: orNull('integer'),
  approvedAt: orNull('string'),
};
const csvAnswer = { status: 200, type: 'text/csv', schema: text } as const;

interface Table {
  readonly figure: string;
  readonly by: string;
  readonly cells: readonly { readonly key: string; readonly value: number | null }[];
  readonly withheld?: readonly string[];
}

export function figureRoutes(app: FastifyInstance, store: Store): void {
  const catalogue = route('signed-in', {
    id: 'readFigures',
    tag: 'figures',
    summary: 'Every figure, what it counts and by what it can be broken down',
    answer: {
      status: 200,
      schema: object({
        figures: list(
          object({
            id: text,
            kind: text,
            section: { type: 'string', description: 'Section of the textbook.' },
            of: text,
            unit: text,
            about: text,
            by: list(oneOf(allBy)),
            label: text,
            definition: text,
            answers: { type: 'string', description: 'What keys of the answers’ labels begin with.' },
          }),
        ),
        release: { type: 'boolean', description: 'Whether one may make and approve releases.' },
      }),
    },
    machines: 'read',
  });
  app.get(path, catalogue, async (request) => ({
    figures: figures.flatMap((one) => {
      const kind = store.catalogue.kinds[one.kind];
      if (!kind) return [];
      const { id, section, of, unit, about, by } = one;
      const [label, definition] = [textOf(`figure.${id}`), textOf(`figure.${id}.help`)];
      const answers = measuresOf(kind).get(one.measures[0] ?? '')?.labels ?? '';
      return [{ id, kind: one.kind, section, of, unit, about, by, label, definition, answers }];
    }),
    release: mayRelease(personOf(request)),
  }));

  ownFigures(app, store);
  released(app, store);
  releasing(app, store);
}

// ── one's own ──

function ownFigures(app: FastifyInstance, store: Store): void {
  const asking = rate(120, 60_000);
  const tables = async (person: Session, query: unknown): Promise<Months & { tables: Table[] }> => {
    asking(person.account);
    const { figure: named, by, from, to } = parse(ownForm, query);
    const chosen = [named].flat().map((id) => chosenFigure(id, by));
    const months = { since: `${from}-01`, until: afterMonth(to) };
    const made: Table[] = [];
    for (const some of Map.groupBy(chosen, (figure) => monthsOf(figure, months).since).values()) {
      const [first] = some;
      if (!first) continue;
      const breakdown = by === 'answer' ? '' : by === both ? 'area' : by;
      const sums = await ownSums(store, person, measuresIn(some), monthsOf(first, months), [breakdown]);
      for (const figure of some) {
        const own = by === both ? byAreaAndAnswer(figure, sums) : tableOf(figure, by, sums);
        made.push({ figure: figure.id, by, cells: own.map(({ key, value }) => ({ key, value })) });
      }
    }
    return { ...months, tables: made };
  };

  const own = route('signed-in', {
    id: 'readOwnFigures',
    tag: 'figures',
    summary: 'Figures of the dossiers that one may read, as they are now',
    description:
      'Exact, and for one’s own work: whoever tells others of them hands out what releases withhold.',
    query: ownForm,
    answer: { status: 200, schema: object({ tables: list(object(table)) }) },
    problems: ['slow-down'],
  });
  app.get(`${path}/own`, own, async (request) => {
    const { tables: made } = await tables(personOf(request), request.query);
    return { tables: made };
  });

  const csv = route('signed-in', {
    id: 'exportOwnFigures',
    tag: 'figures',
    summary: 'The same as a table for spreadsheets',
    query: ownForm,
    answer: csvAnswer,
    problems: ['slow-down'],
  });
  app.get(`${path}/own.csv`, csv, async (request, reply) => {
    const { since, until, tables: made } = await tables(personOf(request), request.query);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="figures.csv"')
      .send(csvOf(made, since, until));
  });
}

const byAreaAndAnswer = (
  figure: FigureDeclaration,
  sums: readonly Sum[],
): readonly Pick<Cell, 'key' | 'value'>[] =>
  [...Map.groupBy(sums, ({ answer }) => answer)].flatMap(([answer, some]) =>
    tableOf(figure, 'area', some).map(({ key, value }) => ({ key: `${key} ${answer}`, value })),
  );

function chosenFigure(id: string, by: Breakdown | typeof both): FigureDeclaration {
  const figure = figures.find((one) => one.id === id);
  if (!figure)
    throw new HttpProblem('malformed', { issues: [{ path: 'figure', message: 'no such figure' }] });
  const needed: readonly Breakdown[] = by === both ? ['area', 'answer'] : [by];
  if (!needed.every((one) => figure.by.includes(one)))
    throw new HttpProblem('malformed', { issues: [{ path: 'by', message: `not of ${id}` }] });
  return figure;
}

/** The first day after a month. */
const afterMonth = (last: string): string => {
  const [year = 0, at = 0] = last.split('-').map(Number);
  return new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10);
};

// ── releases ──

const lineOf = ({ id, since, until, madeBy, madeAt, approvedBy, approvedAt }: Release) => ({
  id,
  from: since.slice(0, 7),
  to: new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 7),
  madeBy,
  madeAt,
  approvedBy,
  approvedAt,
});

const tablesOf = (released: ReleasedTables): Table[] =>
  Object.entries(released).flatMap(([figure, byWhat]) =>
    Object.entries(byWhat).map(([by, { cells: told, withheld }]) => ({
      figure,
      by,
      cells: Object.entries(told)
        .map(([key, value]) => ({ key, value }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
      withheld,
    })),
  );

function released(app: FastifyInstance, store: Store): void {
  /** One that this person may see: approved, or hers to approve. */
  const seen = async (person: Session, params: unknown) => {
    const { id } = inPath(oneRelease, params);
    const release = await findRelease(store, id);
    if (!release || (release.approvedBy === null && !mayRelease(person))) throw new HttpProblem('not-found');
    return release;
  };

  const all = route('signed-in', {
    id: 'readReleases',
    tag: 'figures',
    summary: 'What was released, the newest period first',
    answer: {
      status: 200,
      schema: object({
        releases: list(object(releaseLine)),
        waiting: { ...list(text), description: 'First months of closed periods that one may release.' },
      }),
    },
    machines: 'read',
  });
  app.get(releasesPath, all, async (request) => {
    const mine = mayRelease(personOf(request));
    const releases = await readReleases(store);
    const shown = releases.filter(({ approvedBy }) => mine || approvedBy !== null).map(lineOf);
    return { releases: shown, waiting: mine ? waitingPeriods(store, releases) : [] };
  });

  const one = route('signed-in', {
    id: 'readRelease',
    tag: 'figures',
    summary: 'The tables of a release',
    description:
      'Rounded; cells that are `withheld`, and tables that are not there, would point at too few people.',
    params: oneRelease,
    answer: {
      status: 200,
      schema: object({ ...releaseLine, tables: list(object({ ...table, withheld: list(text) })) }),
    },
    machines: 'read',
  });
  app.get(`${releasesPath}/:id`, one, async (request) => {
    const release = await seen(personOf(request), request.params);
    return { ...lineOf(release), tables: tablesOf(release.tables) };
  });

  releaseFiles(app, store, seen);
}

function releasing(app: FastifyInstance, store: Store): void {
  const making = rate(10, 60 * 60_000);
  const keeper = (person: Session): number => {
    if (!mayRelease(person)) throw new HttpProblem('not-allowed');
    return person.account;
  };

  const make = route('signed-in', {
    id: 'makeRelease',
    tag: 'figures',
    summary: 'Make a release of a closed period, for a second person to approve',
    body: releaseForm,
    answer: { status: 201, schema: object({ id: uuidText }) },
    problems: ['not-allowed', 'exists', 'slow-down'],
  });
  app.post(releasesPath, make, async (request, reply) => {
    const account = keeper(personOf(request));
    const { from } = parse(releaseForm, request.body);
    const now = store.clock();
    const months = findPeriod(store, from, now);
    if (!months) {
      const message = 'no period begins there, or it is not closed yet';
      throw new HttpProblem('malformed', { issues: [{ path: 'from', message }] });
    }
    making(account);
    const all = figures.filter(({ kind }) => store.catalogue.kinds[kind]);
    const made = await makeRelease(store, account, all, months, now);
    if (made === 'taken') throw new HttpProblem('exists');
    return reply.code(201).send(made);
  });

  const approve = route('signed-in', {
    id: 'approveRelease',
    tag: 'figures',
    summary: 'Approve what another person made: from then on everybody sees it, and it stays as it is',
    params: oneRelease,
    problems: ['not-allowed', 'not-your-role'],
  });
  app.post(`${releasesPath}/:id/approve`, approve, async (request, reply) => {
    const account = keeper(personOf(request));
    const { id } = inPath(oneRelease, request.params);
    const release = await findRelease(store, id);
    if (release?.approvedBy === null && release.madeBy === account) throw new HttpProblem('not-your-role');
    found(await approveRelease(store, id, account));
    return reply.code(204).send();
  });

  const discard = route('signed-in', {
    id: 'discardRelease',
    tag: 'figures',
    summary: 'Take away a release that nobody approved',
    params: oneRelease,
    problems: ['not-allowed'],
  });
  app.delete(`${releasesPath}/:id`, discard, async (request, reply) => {
    keeper(personOf(request));
    found(await discardRelease(store, inPath(oneRelease, request.params).id));
    return reply.code(204).send();
  });
}

/** Periods of the last two years that are closed and have no release, the newest first. */
function waitingPeriods(store: Store, releases: readonly Release[]): readonly string[] {
  const now = store.clock();
  const months = Array.from({ length: 24 }, (_, at) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - at, 1)).toISOString().slice(0, 7),
  );
  return months.filter((from) => {
    const period = findPeriod(store, from, now);
    return period && releases.every(({ since, until }) => until <= period.since || since >= period.until);
  });
}

// ── tables for spreadsheets ──

const textOf = (key: string): string => (messages.en as Readonly<Record<string, string>>)[key] ?? key;

function csvOf(tables: readonly Table[], since: string, until: string): string {
  const last = new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 7);
  const lines = tables.flatMap(({ figure, by, cells: told }) => {
    const start = [figure, textOf(`figure.${figure}`), since.slice(0, 7), last, by];
    const unit = figures.find(({ id }) => id === figure)?.unit ?? '';
    return told.map(({ key, value }) => csvLine([...start, key, value, unit]));
  });
  return [csvLine(['figure', 'label', 'from', 'to', 'by', 'key', 'value', 'unit']), ...lines].join('');
}
