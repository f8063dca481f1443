/** Trying a channel out, as an administrator does: one word to somewhere of hers, and a look into the mailbox. */
import type { Store } from '../store/store.ts';
import type { SendResult } from './gateways.ts';
import { sendAnswer } from './gateways.ts';
import type { Channel, ChannelKind } from './kinds.ts';
import { canRead } from './mail/mailbox.ts';
import { openChannels } from './registered.ts';

/** What became of trying a channel out. */
export interface TestedChannel {
  readonly sends: SendResult['is'];
  /** Whether its mailbox can be read; undefined where there is none. */
  readonly reads?: boolean;
}

/**
 * Tries a channel out: sends constant words to this number or address, which is kept nowhere, and looks into its mailbox. It
 * stands in the record of administration. Undefined when there is no such channel, or it ended.
 */
export async function testChannel(
  { app, vault }: Pick<Store, 'app' | 'vault'>,
  by: number,
  id: number,
  to: string,
): Promise<TestedChannel | undefined> {
  const open = (await openChannels(app, vault)).find(({ channel }) => channel.id === id);
  if (!open) return undefined;
  const { channel } = open;
  const answer = { id: crypto.randomUUID(), to, text: testWords, subject: testWords };
  const { is: sends } = await sendAnswer(channel, answer);
  const reads = isOf(channel, 'email') ? { reads: await canRead(channel) } : {};
  await app.query('select gwen.note_channel_test($1, $2, $3)', [by, id, sends]);
  return { sends, ...reads };
}

/** Says nothing of what it is for. */
const testWords = 'Test';
const isOf = <K extends ChannelKind>(channel: Channel, kind: K): channel is Channel<K> =>
  channel.kind === kind;
