/**
 * The store: pools to the databases, the vault that encrypts for them, and the hints to live screens. Everything the
 * server keeps goes through here; the one write path is write.ts.
 */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { CountrySet } from '../../domain/country.ts';
import { catalogue as ours } from '../../domain/index.ts';
import { extendKinds, noAdditions } from '../../domain/kernel/additions.ts';
import type { Catalogue } from '../../domain/kernel/apply.ts';
import type { KindDeclaration } from '../../domain/kernel/declare.ts';
import type { KeptOut } from '../../domain/kernel/keeping.ts';
import type { Vault } from '../vault/vault.ts';
import { declarePublished } from './published.ts';
import { declareSources } from './sources.ts';

export interface StoreUrls {
  readonly appUrl: string;
  readonly publicUrl: string;
  readonly jobsUrl: string;
}

/** A hint that a dossier changed. The feed is the truth; hints may be lost. */
export interface Hint {
  readonly dossier: string;
  readonly kind: string;
  /** Parties that may know of it. */
  readonly parties: readonly number[];
  /** Only those of the parties that have one of these roles: what is told to some is no hint to others. */
  readonly roles?: readonly string[] | undefined;
  /**
   * Who was kept out of it just now, and which parties held rights in it: those of them who could see it hear that something
   * changed and not what, and what everybody else acts as is read anew.
   */
  readonly lost?: KeptOut;
  readonly holders?: readonly number[];
}

export interface Store {
  readonly app: pg.Pool;
  /** For public pages: reads what was published and nothing else, and cannot write. */
  readonly public: pg.Pool;
  readonly jobs: pg.Pool;
  readonly vault: Vault;
  /** The kinds of dossier it keeps, with what the country added to them, and the roles over them. */
  readonly catalogue: Catalogue;
  /** How the country set Gwen up, and the version of each part. */
  readonly country: { readonly set: CountrySet; readonly versions: Readonly<Record<string, number>> };
  /** Rises with each restore; cursors of another epoch are refused. */
  readonly epoch: number;
  /** The time that acts are accepted at: now; another only where a history is made up (the demonstration). */
  readonly clock: () => Date;
  readonly hints: EventEmitter<{ hint: [Hint] }>;
  /** Tells live screens of this and other processes, in batches. */
  notify(hints: readonly Hint[]): void;
  kindOf(code: number): KindDeclaration;
  /** The country's number for a setting, or undefined when it set none. */
  findSetting(id: string): number | undefined;
  /** Reads numbers and country again at once; it happens by itself every few seconds. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const poolSize = 10;
const batchMs = 40;
const settingsTtlMs = 5_000;
const maxPayload = 7_000;
const listenAgainMs = 500;

/** Opens pools and listens for hints. The databases are migrated and hold an installation row (see initialise). */
export async function openStore(urls: StoreUrls, vault: Vault, catalogue: Catalogue = ours): Promise<Store> {
  let byCode = new Map(Object.values(catalogue.kinds).map((kind) => [kind.code, kind]));
  const app = new pg.Pool({ connectionString: urls.appUrl, max: poolSize, application_name: 'gwen' });
  const open = new pg.Pool({
    connectionString: urls.publicUrl,
    max: 3,
    application_name: 'gwen public',
    options: '-c default_transaction_read_only=on -c statement_timeout=5000',
  });
  const jobs = new pg.Pool({ connectionString: urls.jobsUrl, max: 4, application_name: 'gwen jobs' });
  // an idle connection that breaks is replaced by the pool; without a listener it would end the process
  app.on('error', () => {});
  open.on('error', () => {});
  jobs.on('error', () => {});
  const hints = new EventEmitter<{ hint: [Hint] }>();
  hints.setMaxListeners(0);
  const { rows } = await app.query<{ epoch: number }>('select epoch from gwen.installation');
  const epoch = rows[0]?.epoch ?? 1;

  let settings = new Map<string, number>();
  let country: Store['country'] = { set: {}, versions: {} };
  let extended = catalogue;
  const refresh = async (): Promise<void> => {
    const [numbers, parts] = await Promise.all([
      app.query<{ id: string; value: number }>(
        'select distinct on (id) id, value from gwen.setting order by id, since desc',
      ),
      app.query<{ part: string; version: number; body: unknown }>(
        'select distinct on (part) part, version, body from gwen.country order by part, version desc',
      ),
    ]);
    settings = new Map(numbers.rows.map((row) => [row.id, row.value]));
    if (parts.rows.every(({ part, version }) => country.versions[part] === version)) return;
    country = {
      // checked before they were written
      set: Object.fromEntries(parts.rows.map(({ part, body }) => [part, body])),
      versions: Object.fromEntries(parts.rows.map(({ part, version }) => [part, version])),
    };
    extended = extendCatalogue(catalogue, country.set);
    byCode = new Map(Object.values(extended.kinds).map((kind) => [kind.code, kind]));
  };
  await refresh();
  await declareSources({ jobs, catalogue: extended });
  await declarePublished({ jobs, catalogue: extended });
  const ticking = setInterval(() => void refresh().catch(() => {}), settingsTtlMs);
  ticking.unref();

  const listener = await listen(urls.appUrl, (hint) => hints.emit('hint', hint));
  let waiting: Hint[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async (): Promise<void> => {
    timer = undefined;
    const batch = waiting;
    waiting = [];
    const payloads = packed(batch);
    if (payloads.length > 0) {
      await app
        .query('select pg_notify($1, p) from unnest($2::text[]) p', ['gwen_changed', payloads])
        .catch(() => {});
    }
  };
  return {
    app,
    public: open,
    jobs,
    vault,
    get catalogue() {
      return extended;
    },
    get country() {
      return country;
    },
    epoch,
    clock: () => new Date(),
    hints,
    notify(more) {
      waiting.push(...more);
      timer ??= setTimeout(() => void flush(), batchMs);
    },
    kindOf(code) {
      const kind = byCode.get(code);
      if (!kind) throw new Error(`unknown kind of dossier ${code}`);
      return kind;
    },
    findSetting: (id) => settings.get(id),
    refresh,
    async close() {
      clearInterval(ticking);
      if (timer) {
        clearTimeout(timer);
        await flush();
      }
      await listener.close();
      await Promise.all([app.end(), open.end(), jobs.end()]);
    },
  };
}

const extendCatalogue = (catalogue: Catalogue, { additions = noAdditions }: CountrySet): Catalogue => ({
  ...catalogue,
  kinds: Object.fromEntries(
    extendKinds(Object.values(catalogue.kinds), additions).map((kind) => [kind.kind, kind]),
  ),
});

function packed(batch: readonly Hint[]): string[] {
  const newest = new Map<string, Hint>();
  for (const hint of batch) {
    const before = newest.get(hint.dossier) ?? hint;
    const roles = hint.roles && before.roles && [...new Set([...before.roles, ...hint.roles])];
    newest.set(hint.dossier, { ...hint, ...(roles ? { roles } : { roles: undefined }) });
  }
  const payloads: string[] = [];
  let current: Hint[] = [];
  for (const hint of newest.values()) {
    if (JSON.stringify([...current, hint]).length > maxPayload && current.length > 0) {
      payloads.push(JSON.stringify(current));
      current = [];
    }
    current.push(hint);
  }
  if (current.length > 0) payloads.push(JSON.stringify(current));
  return payloads;
}

/** Keeps one connection listening, and connects again when it is lost: one attempt at a time, however long it takes. */
async function listen(url: string, tell: (hint: Hint) => void): Promise<{ close(): Promise<void> }> {
  const closing = new AbortController();
  let client = await connect();
  return {
    async close() {
      closing.abort();
      await client.end();
    },
  };

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'gwen listen',
      keepAlive: true,
    });
    fresh.on('notification', (message) => {
      for (const hint of JSON.parse(message.payload ?? '[]') as Hint[]) tell(hint);
    });
    fresh.on('error', () => {});
    try {
      await fresh.connect();
      await fresh.query('listen gwen_changed');
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    fresh.on('end', () => void connectAgain());
    return fresh;
  }

  async function connectAgain(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await sleep(listenAgainMs, undefined, { ref: false, signal: closing.signal });
        client = await connect();
        if (closing.signal.aborted) await client.end();
        return;
      } catch {
        // the database is still away
      }
    }
  }
}
