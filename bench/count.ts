/**
 * Loaded before the server (`node --import`): counts what it sends to PostgreSQL, when its parent asks for that. Until then
 * nothing is changed.
 */
import pg from 'pg';

export interface Counted {
  /** How often each statement was sent, by name or first words. */
  readonly statements: Readonly<Record<string, number>>;
  /** How often a statement was sent while none was under way: what one client waited for, one after another. */
  readonly trips: number;
}

const statements = new Map<string, number>();
let trips = 0;
let underWay = 0;
/** Hints that nobody waits for. */
const beside = /pg_notify/;
/** What runs by the clock, whoever writes. */
const byClock = /from gwen\.setting|graphile_worker/;

function count(): void {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, given: unknown[]) {
      const [config] = given;
      const named = typeof config === 'object' && config !== null ? config : {};
      const text = 'text' in named ? String(named.text) : String(config);
      if (byClock.test(text)) return Reflect.apply(target, client, given);
      const name = 'name' in named && named.name ? String(named.name) : text.slice(0, 40);
      statements.set(name, (statements.get(name) ?? 0) + 1);
      if (beside.test(text)) return Reflect.apply(target, client, given);
      if (underWay === 0) trips += 1;
      underWay += 1;
      // the pool hands a callback on; a client of its own gives a promise
      const last = given.at(-1);
      if (typeof last === 'function') {
        const done = (...results: unknown[]): void => {
          underWay -= 1;
          Reflect.apply(last, undefined, results);
        };
        return Reflect.apply(target, client, [...given.slice(0, -1), done]);
      }
      const result: unknown = Reflect.apply(target, client, given);
      const done = (): void => {
        underWay -= 1;
      };
      if (result instanceof Promise) result.then(done, done);
      return result;
    },
  });
}

process.on('message', (wanted) => {
  if (wanted === 'count') count();
  if (wanted === 'forget') {
    statements.clear();
    trips = 0;
  }
  process.send?.({ statements: Object.fromEntries(statements), trips } satisfies Counted);
});
// the parent's line alone does not keep the server up
process.channel?.unref();
