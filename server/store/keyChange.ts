/**
 * Brings the data under the present key of the installation: what was encrypted under a former one is encrypted anew, what
 * was signed with it is signed once more (vault/succession.ts). Nothing in it is opened that a subject's key closes.
 *
 * Each transaction does one batch and notes how far it came, so a process that is killed goes on where it was, and nothing
 * is signed twice. Nobody else works on the database meanwhile (vault/keyChange.ts). What came back from a backup that was
 * made under a former key is brought forward likewise.
 */
import { open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { renewedToken } from '../vault/blind.ts';
import { channelProof, openSecrets, openSpooled, sealSecrets, sealSpooled } from '../vault/channels.ts';
import { CannotDecrypt } from '../vault/entryCipher.ts';
import type { VaultKeys } from '../vault/installation.ts';
import { openNote, openNumber, openReach, sealNote, sealNumber, sealReach } from '../vault/reach.ts';
import { renewed, stagesOf } from '../vault/succession.ts';
import { tokenDigest } from '../vault/tokens.ts';
import { openTotp, sealTotp } from '../vault/totp.ts';
import type { Rewrite } from './rewrite.ts';
import { rewrite } from './rewrite.ts';

type Part = 'dossiers' | 'others';

const nil = '00000000-0000-0000-0000-000000000000';
/** Texts that ask a responder to go, and are younger, are sent again: the number in them follows from the key. */
const askedWithin = '1 day';

export interface RenewalOptions {
  /** Where messages that could not be used are kept aside. */
  readonly spoolFolder: string;
  readonly dossiersAtOnce?: number;
  /** Told after each batch how many dossiers are done. */
  readonly progress?: (dossiers: number) => void;
}

/** Whether anything is under a former key. `client` sees all rows. */
export async function isBehind(client: pg.ClientBase, { epoch }: Pick<VaultKeys, 'epoch'>): Promise<boolean> {
  const parts = [await standing(client, 'others'), await standing(client, 'dossiers')];
  return parts.some((part) => part.epoch < epoch);
}

/**
 * Brings everything forward; run again, it goes on. Gives how many values could not be opened under the former key either;
 * they stay as they were.
 * @param client connected as the schema's owner
 */
export async function renewData(
  client: pg.ClientBase,
  keys: VaultKeys,
  { spoolFolder, dossiersAtOnce = 200, progress = () => {} }: RenewalOptions,
): Promise<number> {
  await client.query('set role gwen_writer');
  let unreadable = 0;
  for (;;) {
    const done = await step(client, keys, 'others', async (one) => {
      const files = await renewAside(spoolFolder, keys);
      return files + (await renewOthers(client, one));
    });
    if (done === undefined) break;
    unreadable += done;
  }
  let dossiers = 0;
  for (;;) {
    const done = await step(client, keys, 'dossiers', (one, after) =>
      renewDossiers(client, one, after ?? nil, dossiersAtOnce),
    );
    if (done === undefined) break;
    dossiers += done;
    progress(dossiers);
  }
  await client.query('reset role');
  return unreadable;
}

/** Rows as they were before lie on the disk until the database has use for the room: what a former key opens goes now. */
export async function sweepData(client: pg.ClientBase): Promise<void> {
  await client.query(
    'vacuum (full) gwen.credential, gwen.reach, gwen.responder_number, gwen.hand_over, gwen.channel, gwen.sender, gwen.received, gwen.instance, gwen.token',
  );
  await client.query('vacuum gwen.change, gwen.file, gwen.receipt, gwen.outgoing');
}

/** The same of the key database, as its schema's owner. */
export async function sweepKeys(client: pg.ClientBase): Promise<void> {
  await client.query('vacuum (full) gwen_keys.installation, gwen_keys.former_key, gwen_keys.subject_key');
}

/** From one of the installation's keys to the next. */
interface Step {
  readonly to: number;
  /** When it was taken. */
  readonly at: Date;
  readonly old: Pick<VaultKeys, 'totp' | 'reach' | 'channel' | 'sender'>;
  readonly next: Pick<VaultKeys, 'totp' | 'reach' | 'channel' | 'sender'>;
  readonly mac: (sign: Buffer) => Buffer;
  readonly sign: (sign: Buffer) => Buffer;
  readonly token: (token: Buffer) => Buffer;
}

function stepFrom(keys: VaultKeys, epoch: number): Step {
  const all = [...keys.former, { ...keys, ended: undefined }];
  const senders = stagesOf(keys.sender);
  const [old, next, sender, nextSender] = [all[epoch - 1], all[epoch], senders[epoch - 1], senders[epoch]];
  const mac = keys.mac.later[epoch - 1]?.key;
  const sign = keys.sender.later[epoch - 1]?.key;
  const token = keys.blind.later[epoch - 1]?.key;
  if (!old?.ended || !next || !sender || !nextSender || !mac || !sign || !token)
    throw new Error(`There is no key of this installation after its key ${epoch}.`);
  return {
    to: epoch + 1,
    at: old.ended,
    old: { ...old, sender },
    next: { ...next, sender: nextSender },
    mac: (bytes) => renewed(mac, bytes),
    sign: (bytes) => renewed(sign, bytes),
    token: (bytes) => renewedToken(token, bytes),
  };
}

async function standing(
  client: pg.ClientBase,
  part: Part,
  held: '' | 'for update' = '',
): Promise<{ readonly epoch: number; readonly after: string | null }> {
  const { rows } = await client.query<{ epoch: number; after: string | null }>(
    `select epoch, after from gwen.renewal where part = $1 ${held}`,
    [part],
  );
  return rows[0] ?? { epoch: 1, after: null };
}

async function note(client: pg.ClientBase, part: Part, epoch: number, after: string | null): Promise<void> {
  await client.query('update gwen.renewal set epoch = $2, after = $3 where part = $1', [part, epoch, after]);
}

/**
 * One batch of a part, from where it stands; undefined when there is none left. Where it stands is held until the batch is
 * written: a second process, or what the database still does for one that was killed, never does the same batch again.
 */
async function step(
  client: pg.ClientBase,
  keys: VaultKeys,
  part: Part,
  act: (one: Step, after: string | null) => Promise<number>,
): Promise<number | undefined> {
  await client.query('insert into gwen.renewal (part, epoch) values ($1, 1) on conflict (part) do nothing', [
    part,
  ]);
  await client.query('begin');
  try {
    const { epoch, after } = await standing(client, part, 'for update');
    const done = epoch < keys.epoch ? await act(stepFrom(keys, epoch), after) : undefined;
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/** The changes and search tokens of the next dossiers; how many dossiers. */
async function renewDossiers(
  client: pg.ClientBase,
  step: Step,
  after: string,
  most: number,
): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    'select id from gwen.dossier where id > $1 order by id limit $2',
    [after, most],
  );
  const dossiers = rows.map(({ id }) => id);
  const last = dossiers.at(-1);
  if (last === undefined) {
    await note(client, 'dossiers', step.to, null);
    await client.query("insert into gwen.administration (what, detail, at) values ('key-changed', $1, $2)", [
      { epoch: step.to },
      step.at,
    ]);
    return 0;
  }
  await rewrite(client, { table: 'gwen.change', columns: ['mac'], dossiers, renew: each(step.mac) });
  await rewrite(client, {
    table: 'gwen.token',
    columns: ['token'],
    dossiers,
    as: {
      read: (column) => `int8send(${column})`,
      write: (bytes) => `('x' || encode(${bytes}, 'hex'))::bit(64)::bigint`,
    },
    also: `epoch = ${step.to}`,
    renew: each(step.token),
  });
  await note(client, 'dossiers', step.to - 1, last);
  return dossiers.length;
}

/** All that is few enough for one transaction; how many values could not be opened. */
async function renewOthers(client: pg.ClientBase, step: Step): Promise<number> {
  const { old, next } = step;
  let unreadable = 0;
  /** A ciphertext that never opens stays what it is, and holds up nothing. */
  const anew = (value: Buffer | null, sealAgain: (sealed: Buffer) => Buffer): Buffer | null => {
    if (value === null) return null;
    try {
      return sealAgain(value);
    } catch (error) {
      if (!(error instanceof CannotDecrypt)) throw error;
      unreadable += 1;
      return value;
    }
  };
  const sealed = (
    table: string,
    columns: readonly string[],
    bound: string,
    sealAgain: (sealed: Buffer, bound: string) => Buffer,
  ): Rewrite => ({
    table,
    columns,
    beside: [bound],
    renew: (values, [to = '']) => values.map((value) => anew(value, (bytes) => sealAgain(bytes, to))),
  });
  const rewrites: readonly Rewrite[] = [
    sealed('gwen.credential', ['totp', 'totp_waiting'], 'account', (bytes, account) =>
      sealTotp(next.totp, account, openTotp(old.totp, account, bytes)),
    ),
    sealed('gwen.reach', ['address'], 'account', (bytes, account) =>
      sealReach(next.reach, Number(account), openReach(old.reach, Number(account), bytes)),
    ),
    sealed('gwen.responder_number', ['number'], 'account', (bytes, account) =>
      sealNumber(next.reach, Number(account), openNumber(old.reach, Number(account), bytes)),
    ),
    sealed('gwen.hand_over', ['note'], 'id', (bytes, id) =>
      sealNote(next.reach, id, openNote(old.reach, id, bytes)),
    ),
    sealed('gwen.channel', ['secrets'], "encode(path, 'hex')", (bytes, hex) => {
      const path = Buffer.from(hex, 'hex');
      return sealSecrets(next, path, openSecrets(old, path, bytes));
    }),
    { table: 'gwen.file', columns: ['mac'], renew: each(step.mac) },
    { table: 'gwen.responder_number', columns: ['sign'], renew: each(step.sign) },
    { table: 'gwen.sender', columns: ['sign'], renew: each(step.sign) },
    { table: 'gwen.received', columns: ['sign'], renew: each(step.sign) },
    { table: 'gwen.instance', columns: ['sign', 'content'], renew: each(step.sign) },
    { table: 'gwen.outgoing', columns: ['ref'], renew: each(step.sign) },
    {
      // what a channel's talk is opened with follows from its report's id; a receipt from the web is its reporter's
      table: 'gwen.receipt',
      columns: ['locator', 'proof'],
      beside: ['dossier_id'],
      renew: ([locator], [dossier = '']) => {
        if (!locator?.equals(tokenDigest(channelProof(old, dossier).locator))) return undefined;
        const proof = channelProof(next, dossier);
        return [tokenDigest(proof.locator), tokenDigest(proof.proof)];
      },
    },
  ];
  for (const one of rewrites) await rewrite(client, one);
  await client.query(
    `update gwen.ask_text x set state = 'waiting', tries = 0, try_at = '-infinity', wrong = 0, wrong_since = null
     from gwen.ask a where (a.dossier_id, a.entry_id) = (x.dossier_id, x.entry_id)
       and x.says = 'ask' and x.state = 'sent' and a.asked > now() - $1::interval`,
    [askedWithin],
  );
  // what a browser must say beside its session follows from the key too
  await client.query('delete from gwen.session');
  await client.query("insert into gwen.administration (what, detail) values ('key-change-begun', $1)", [
    { epoch: step.to },
  ]);
  await note(client, 'others', step.to, null);
  return unreadable;
}

const each =
  (renew: (bytes: Buffer) => Buffer) =>
  (values: readonly (Buffer | null)[]): (Buffer | null)[] =>
    values.map((value) => value && renew(value));

/** Messages that could not be used are closed anew, each file whole or not at all; how many cannot be opened. */
async function renewAside(folder: string, keys: VaultKeys): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  let unreadable = 0;
  for (const file of names.filter((name) => /^\d{12}\.sealed\.unusable$/.test(name))) {
    const [path, name] = [join(folder, file), file.slice(0, -'.unusable'.length)];
    const bytes = await readFile(path);
    const opened = [keys, ...keys.former].map((one) => tried(() => openSpooled(one, name, bytes)));
    const content = opened.find((one) => one !== undefined);
    if (content === undefined) unreadable += 1;
    if (content === undefined || opened[0] !== undefined) continue;
    const part = await open(`${path}.part`, 'w', 0o600);
    try {
      await part.writeFile(sealSpooled(keys, name, content));
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(`${path}.part`, path);
  }
  return unreadable;
}

function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof CannotDecrypt) return undefined;
    throw error;
  }
}
