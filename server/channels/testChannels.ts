/**
 * Channels on a test's own databases, with a contact point whose key the test holds: real gateways' forms go in over HTTP,
 * and what came of them is read as an operator reads it.
 */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { SealedMessage } from '../../domain/report/sealedMessage.ts';
import { findSealedMessage } from '../../domain/report/sealedMessage.ts';
import { fromBase64url } from '../../seal/base64url.ts';
import { newIdentity, openBox, recipientOf } from '../../seal/box.ts';
import type { LogLine } from '../http/server.ts';
import { buildServer } from '../http/server.ts';
import { startEpoch } from '../people/contactPoint.ts';
import { entryView, findDossier } from '../store/read.ts';
import type { Session } from '../store/session.ts';
import type { TestStore } from '../store/testStore.ts';
import { testStore } from '../store/testStore.ts';
import type { Intake } from './intake.ts';
import { openIntake } from './intake.ts';
import type { ChannelForm } from './kinds.ts';
import { channelForm } from './kinds.ts';
import { openRosa } from './openrosa/plugin.ts';
import type { MadeChannel } from './registered.ts';
import { addChannel } from './registered.ts';
import { textMessages } from './sms/plugin.ts';

export interface ReadMessage {
  readonly direction: string;
  readonly channel: string;
  readonly words: SealedMessage | undefined;
}

export interface TestChannels {
  readonly world: TestStore;
  readonly app: FastifyInstance;
  readonly log: LogLine[];
  readonly intake: Intake;
  readonly spool: string;
  /** Secret key of the contact point. */
  readonly identity: string;
  /** An operator of the contact point. */
  readonly nora: Session;
  /** The time that the server takes signatures at. */
  now: Date;
  channel(form: object, language?: string): Promise<MadeChannel & { readonly address: string }>;
  /** Gives a contact point of a new key; its secret. */
  newKey(team: number): Promise<string>;
  /** Reports, oldest first. */
  reports(): Promise<readonly string[]>;
  /** The messages of a report, as this operator reads them with this key. */
  read(report: string, identity?: string, by?: Session): Promise<readonly ReadMessage[]>;
  close(): Promise<void>;
}

export async function testChannels(on?: Parameters<typeof testStore>[1]): Promise<TestChannels> {
  const world = await testStore(undefined, on);
  const log: LogLine[] = [];
  const newKey = async (team: number): Promise<string> => {
    const [identity, spare] = await Promise.all([newIdentity(), newIdentity()]);
    const [recipient, recovery] = await Promise.all([recipientOf(identity), recipientOf(spare)]);
    await startEpoch(world.admin, null, { team, recipient, recovery, boxes: [], shares: [] });
    return identity;
  };
  const identity = await newKey(world.team);
  const nora = await world.person('nora', ['operator']);
  const spool = join(world.folder, 'spool');
  const intake = await openIntake({ store: world.store, folder: spool });
  const made: { now: Date } = { now: new Date() };
  const app = await buildServer({
    store: world.store,
    installation: world.vault.installation,
    version: 'test',
    log: (line) => log.push(line),
    plugins: [
      textMessages({ store: world.store, intake, clock: () => made.now }),
      openRosa({ store: world.store, intake }),
    ],
  });
  return {
    world,
    app,
    log,
    intake,
    spool,
    identity,
    nora,
    get now() {
      return made.now;
    },
    set now(to) {
      made.now = to;
    },
    newKey,
    async channel(form, language = 'en') {
      const parsed: ChannelForm = channelForm.parse(form);
      const { team } = world;
      const channel = { name: 'A channel', team, language, form: parsed };
      const added = await addChannel(world.admin, world.vault, null, channel);
      if (!added) throw new Error('no such contact point');
      return { ...added, address: added.address ?? '' };
    },
    async reports() {
      const { rows } = await world.admin.query('select dossier_id as id from gwen.sender order by number');
      return rows.map(({ id }) => id);
    },
    async read(report, key = identity, by = nora) {
      const found = await findDossier(world.store, by, report);
      const entries = (found?.entries ?? []).map(entryView);
      return await Promise.all(
        entries
          .filter(({ type }) => type === 'message')
          .map(async ({ values }) => {
            const box = await openBox(key, fromBase64url(String(values['box'])));
            return {
              direction: String(values['direction']),
              channel: String(values['channel']),
              words: box ? findSealedMessage(box) : undefined,
            };
          }),
      );
    },
    async close() {
      intake.close();
      await app.close();
      await world.close();
    },
  };
}
