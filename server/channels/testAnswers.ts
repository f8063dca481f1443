/** Answers to reporters in tests: channels, a server that speaks as the gateways do, and what operators and jobs do with them. */
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { expect } from 'vitest';
import { submit } from '../store/write.ts';
import { deliveriesOf, sendAnswers } from './answers.ts';
import type { TestChannels } from './testChannels.ts';
import { testChannels } from './testChannels.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface SetEntry {
  readonly type: string;
  readonly set: object;
}

export interface TestAnswers {
  readonly channels: TestChannels;
  /** Where the gateway is. */
  readonly api: string;
  /** What it was asked since the last reset. */
  asked: Asked[];
  /** What it answers. */
  reply: { status: number; body: string };
  /** What it lists as sent, as Twilio does. */
  listed: { readonly [field: string]: string }[];
  reset(): void;
  posted(): readonly Asked[];
  newNumber(): string;
  /** A report by a text message through this channel. */
  reportFrom(
    channel: number,
    kind: 'twilio' | 'rapidpro' | 'android',
    sender: string,
    language?: string,
  ): Promise<string>;
  /** An operator writes these, of which the last one's id is given. */
  act(dossier: string, ...sets: readonly SetEntry[]): Promise<string>;
  /** What the job does. */
  send(now?: Date): Promise<number>;
  stateOf(report: string, entry: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export const isSafe: SetEntry = {
  type: 'reporter-safety',
  set: { reprisalRisk: 'some', safeWays: ['sms'] },
};
export const word = (text: string, way = 'sms'): SetEntry => ({ type: 'feedback', set: { way, text } });
export const minute = 60_000;

export async function testAnswers(): Promise<TestAnswers> {
  const channels = await testChannels();
  const gateway = createServer((request, response) => {
    void textOf(request).then((body) => {
      const { method = '', url = '', headers } = request;
      made.asked.push({ method, url, headers, body });
      const isList = method === 'GET' && url.startsWith('/2010-04-01/');
      const to = new URLSearchParams(url.split('?')[1]).get('To');
      const messages = made.listed.filter((one) => one['to'] === to);
      response
        .writeHead(isList ? 200 : made.reply.status, { 'content-type': 'application/json' })
        .end(isList ? JSON.stringify({ messages }) : made.reply.body);
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  const { world, intake, nora } = channels;
  let count = 0;
  const made: TestAnswers = {
    channels,
    api: `http://127.0.0.1:${port}`,
    asked: [],
    reply: { status: 200, body: '{}' },
    listed: [],
    reset() {
      made.asked = [];
      made.reply = { status: 200, body: '{}' };
      made.listed = [];
    },
    posted: () => made.asked.filter(({ method }) => method === 'POST'),
    newNumber() {
      count += 1;
      return `+999555${String(count).padStart(6, '0')}`;
    },
    async reportFrom(channel, kind, sender, language = 'en') {
      const { team } = world;
      await intake.take({ channel: { id: channel, kind, team, language }, sender, text: 'Words' });
      return (await channels.reports()).at(-1) ?? '';
    },
    async act(dossier, ...sets) {
      const entries = sets.map(({ type, set }) => ({
        op: 'set',
        id: crypto.randomUUID(),
        dossier,
        recorded: new Date().toISOString(),
        type,
        entry: crypto.randomUUID(),
        base: 1_000_000,
        set,
      }));
      const act = { id: crypto.randomUUID(), act: 'answer-reporter', operations: entries };
      const done = await submit(world.store, nora, act);
      expect(done, JSON.stringify(done)).toMatchObject({ ok: true });
      return entries.at(-1)?.entry ?? '';
    },
    send: (now = new Date()) => sendAnswers(world.store, now),
    async stateOf(report, entry) {
      const { answers } = await deliveriesOf(world.store, nora, report);
      return answers.find((one) => one.entry === entry)?.state;
    },
    async close() {
      await channels.close();
      await new Promise<void>((resolve) => gateway.close(() => resolve()));
    },
  };
  return made;
}
