/**
 * Which report a message belongs to: by the sign of who sent it, or, for a form that was filled in on a phone, by the sign of
 * the form's own id, for one phone sends forms about many things.
 */
import type { Store } from '../store/store.ts';
import { sealAddress, signOf } from '../vault/channels.ts';

interface Thread {
  /** The report that it belongs to, if there is one already. */
  find(): Promise<string | undefined>;
  /** Remembers that it was stored there, by its signs, and for how long. */
  note(
    dossier: string,
    known: { readonly signs: readonly Buffer[]; readonly untils: readonly string[] },
  ): Promise<void>;
}

/** Telephone numbers are written in many ways, addresses in capitals and not. */
export const normalSender = (sender: string): string =>
  sender.includes('@') ? sender.trim().toLowerCase() : sender.replace(/[\s().-]+/g, '');

export const senderSign = ({ vault }: Pick<Store, 'vault'>, channel: number, sender: string): Buffer =>
  signOf(vault, 'sender', [String(channel), normalSender(sender)]);

/** The report that this sender wrote last. Where she is answered is kept beside it, under her own key. */
export function senderThread(store: Store, channel: number, sender: string): Thread {
  const by = senderSign(store, channel, sender);
  return {
    async find() {
      const { rows } = await store.app.query<{ id: string | null }>(
        'select gwen.report_of_sender($1) as id',
        [by],
      );
      return rows[0]?.id ?? undefined;
    },
    async note(dossier, { signs, untils }) {
      const subject = store.catalogue.kinds['report']?.subjects['reporter'];
      if (subject === undefined) throw new Error('A report has no reporter.');
      const key = (await store.vault.subjects.getKeys([{ dossier, subject }])).get({ dossier, subject });
      if (!key) throw new Error('A report that was just stored has no key.');
      await store.app.query('select gwen.note_received($1, $2, $3, $4, $5, $6, $7)', [
        signs,
        untils,
        dossier,
        channel,
        subject,
        by,
        sealAddress(key, dossier, sender.trim()),
      ]);
    },
  };
}

/** Signs of a filled-in form, base64url. */
export interface InstanceSigns {
  readonly instance: string;
  /** Of the form that it is a change of. */
  readonly edits: string | undefined;
  /** Of its id and all that it says. */
  readonly content: string;
}

interface InstanceThread extends Thread {
  /** Was another form taken in under the same id? */
  isOther(): Promise<boolean>;
}

const bytes = (sign: string): Buffer => Buffer.from(sign, 'base64url');

/** The report of the same form, or of the one that this is a change of. */
export function instanceThread(
  store: Pick<Store, 'app'>,
  { instance, edits, content }: InstanceSigns,
): InstanceThread {
  const read = async (sign: string): Promise<{ dossier: string; content: Buffer } | undefined> => {
    const { rows } = await store.app.query<{ dossier: string; content: Buffer }>(
      'select * from gwen.report_of_instance($1)',
      [bytes(sign)],
    );
    return rows[0];
  };
  return {
    async find() {
      return ((await read(instance)) ?? (edits === undefined ? undefined : await read(edits)))?.dossier;
    },
    async isOther() {
      const own = await read(instance);
      return own !== undefined && !own.content.equals(bytes(content));
    },
    async note(dossier, { signs, untils }) {
      await store.app.query('select gwen.note_instance($1, $2, $3, $4, $5)', [
        signs,
        untils,
        dossier,
        bytes(instance),
        bytes(content),
      ]);
    },
  };
}
