/**
 * The channels of an installation: administrators add and end them, the server works with those that are open. Secrets are
 * told once; what a channel is called at a gateway (the secret part of its address) is kept as a digest.
 */
import type { By, Database } from '../people/accounts.ts';
import type { Store } from '../store/store.ts';
import { openSecrets, sealSecrets } from '../vault/channels.ts';
import { newToken, tokenDigest } from '../vault/tokens.ts';
import type { Vault } from '../vault/vault.ts';
import { keptFor } from './kept.ts';
import type { Channel, ChannelForm, ChannelKind } from './kinds.ts';
import { channelForm, pathOf } from './kinds.ts';

export interface NewChannel {
  readonly name: string;
  /** Team of a contact point. */
  readonly team: number;
  /** BCP 47 */
  readonly language: string;
  readonly form: ChannelForm;
}

export interface MadeChannel {
  readonly id: number;
  /** Where the gateway sends to, without the server's name; told this once. Undefined where nothing is sent in. */
  readonly address: string | undefined;
}

export interface ListedChannel {
  readonly id: number;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly team: number;
  readonly language: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly created: Date;
  readonly ended: Date | null;
  /** Answers that wait to be sent, and that could not be. */
  readonly waiting: number;
  readonly failed: number;
  /** Days on which the last message came in and the last answer went out; ISO 8601. */
  readonly lastIn: string | null;
  readonly lastOut: string | null;
}

/** Undefined when there is no such contact point. */
export async function addChannel(
  db: Database,
  vault: Vault,
  by: By,
  { name, team, language, form }: NewChannel,
): Promise<MadeChannel | undefined> {
  const { token, digest } = newToken();
  const { kind, settings, secrets } = form;
  const { rows } = await db.query<{ id: number | null }>(
    'select gwen.add_channel($1, $2, $3, $4, $5, $6, $7, $8) as id',
    [by, kind, name, team, language, digest, JSON.stringify(settings), sealSecrets(vault, digest, secrets)],
  );
  const id = rows[0]?.id;
  if (!id) return undefined;
  return { id, address: kind === 'email' ? undefined : `${pathOf[kind]}/${token}` };
}

/** Ends a channel and destroys its secrets; false when there is none. Reports that came by it stay. */
export async function endChannel(db: Database, by: By, id: number): Promise<boolean> {
  const { rows } = await db.query<{ done: boolean }>('select gwen.end_channel($1, $2) as done', [by, id]);
  return rows[0]?.done ?? false;
}

/** All channels, those that ended too; never a secret. */
export async function listChannels(db: Database, by: By): Promise<readonly ListedChannel[]> {
  const { rows } = await db.query<ListedChannel & { waiting: string | number; failed: string | number }>(
    `select id, kind, name, team, language, settings, created, ended, waiting, failed, last_in::text as "lastIn",
       last_out::text as "lastOut" from gwen.channels($1)`,
    [by],
  );
  return rows.map((row) => ({ ...row, waiting: Number(row.waiting), failed: Number(row.failed) }));
}

interface OpenRow {
  readonly id: number;
  readonly kind: string;
  readonly team: number;
  readonly language: string;
  readonly path: Buffer;
  readonly settings: unknown;
  readonly secrets: Buffer;
}

/** Channels that are open. What another version wrote in a form that this one does not know is left out. */
export async function openChannels(
  db: Database,
  vault: Vault,
): Promise<readonly { readonly path: Buffer; readonly channel: Channel }[]> {
  const { rows } = await db.query<OpenRow>('select * from gwen.open_channels()');
  return rows.flatMap(({ id, kind, team, language, path, settings, secrets }) => {
    const form = channelForm.safeParse({ kind, settings, secrets: findSecrets(vault, path, secrets) });
    return form.success ? [{ path, channel: { id, team, language, ...form.data } }] : [];
  });
}

function findSecrets(vault: Vault, path: Buffer, sealed: Buffer): unknown {
  try {
    return openSecrets(vault, path, sealed);
  } catch {
    return undefined;
  }
}

const readEveryMs = 10_000;

/** Finds channels by the secret part of their address, also while the database is away. */
export function channelBook(
  store: Store,
): (kind: ChannelKind, token: string) => Promise<Channel | undefined> {
  const read = keptFor<ReadonlyMap<string, Channel>>(readEveryMs, new Map(), async () => {
    const all = await openChannels(store.app, store.vault);
    return new Map(all.map(({ path, channel }) => [path.toString('hex'), channel]));
  });
  return async (kind, token) => {
    const path = tokenDigest(token).toString('hex');
    // one that was just added works at once
    const channel = (await read()).get(path) ?? (await read(0)).get(path);
    return channel?.kind === kind ? channel : undefined;
  };
}
