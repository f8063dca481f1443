/**
 * Live hints (server-sent events): that something changed, so that a screen asks the feed. A hint names kinds, and ids of
 * dossiers that the person may know of; never what changed. Hints may be lost; the feed is the truth.
 */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isKeptOut } from '../../../domain/kernel/keeping.ts';
import type { Session } from '../../people/session.ts';
import { findSession } from '../../people/session.ts';
import type { Hint, Store } from '../../store/store.ts';
import { personOf, sessionCookie } from '../access.ts';
import { commonHeaders } from '../headers.ts';
import { text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';

/** How often a session is looked at again: what was taken away is silent by then. */
const lookMs = 15_000;
const batchMs = 300;
const mostPerAccount = 8;
const mostIds = 100;

interface Listener {
  person: Session;
  readonly token: string;
  readonly response: ServerResponse;
  kinds: Set<string>;
  ids: Set<string>;
  timer: NodeJS.Timeout | undefined;
}

export function liveRoutes(app: FastifyInstance, store: Store, every = lookMs): void {
  const listeners = new Set<Listener>();

  const end = (listener: Listener, word?: 'signed-out'): void => {
    if (!listeners.delete(listener)) return;
    clearTimeout(listener.timer);
    listener.response.end(word ? `event: ${word}\ndata: {}\n\n` : undefined);
  };
  const flush = (listener: Listener): void => {
    listener.timer = undefined;
    const data = { kinds: [...listener.kinds], dossiers: [...listener.ids].slice(0, mostIds) };
    listener.kinds = new Set();
    listener.ids = new Set();
    listener.response.write(`event: changed\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const say = (listener: Listener, kind: string, dossier?: string): void => {
    listener.kinds.add(kind);
    if (dossier !== undefined) listener.ids.add(dossier);
    listener.timer ??= setTimeout(flush, batchMs, listener);
  };
  const hear = (hint: Hint): void => {
    const { lost, holders = [], kind } = hint;
    for (const listener of listeners) {
      if (lost && holders.some((party) => listener.person.parties.includes(party))) {
        // she could see it until now; or she still can, by a party that this stream does not know yet
        if (isKeptOut(lost, listener.person)) say(listener, kind);
        else
          look(listener)
            .then(() => hearOne(listener, hint))
            .catch(() => {});
      } else hearOne(listener, hint);
    }
  };
  const hearOne = (listener: Listener, hint: Hint): void => {
    if (!listeners.has(listener)) return;
    if (!hint.parties.some((party) => listener.person.parties.includes(party))) return;
    if (hint.roles && !hint.roles.some((role) => listener.person.roles.includes(role))) return;
    say(listener, hint.kind, hint.dossier);
  };
  const look = async (listener: Listener): Promise<void> => {
    const person = await findSession(store, listener.token, false);
    if (!person) return end(listener, 'signed-out');
    listener.person = person;
    listener.response.write(': here\n\n');
  };

  store.hints.on('hint', hear);
  // a database that is away for a moment ends no stream
  const watch = setInterval(() => {
    for (const listener of listeners) look(listener).catch(() => {});
  }, every);
  watch.unref();
  app.addHook('preClose', async () => {
    clearInterval(watch);
    store.hints.off('hint', hear);
    for (const listener of listeners) end(listener);
  });

  const { config } = route('signed-in', {
    id: 'listen',
    tag: 'dossiers',
    summary: 'Hints that something changed, as they come (server-sent events)',
    description: 'An event `changed` names kinds and dossiers; ask the feed what it is. Hints may be lost.',
    answer: { status: 200, type: 'text/event-stream', schema: text },
  });
  app.get('/api/v1/live', { config: { ...config, passive: true } }, (request, reply) => {
    const person = personOf(request);
    const own = [...listeners].filter((one) => one.person.account === person.account);
    const [oldest] = own;
    if (oldest && own.length >= mostPerAccount) end(oldest);
    reply.hijack();
    const { raw: response } = reply;
    response.writeHead(200, {
      ...commonHeaders(request),
      'content-type': 'text/event-stream; charset=utf-8',
    });
    // a screen that lost its stream comes back after so many ms
    response.write('retry: 3000\n\n');
    const listener: Listener = {
      person,
      token: request.cookies[sessionCookie] ?? '',
      response,
      kinds: new Set(),
      ids: new Set(),
      timer: undefined,
    };
    listeners.add(listener);
    request.raw.on('close', () => end(listener));
    response.on('error', () => end(listener));
  });
}
