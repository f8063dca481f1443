/** A phone on a table that is a contact point's gateway for text messages (android-sms-gateway): what it hands in, and what it is asked to send. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { addChannel } from '../server/channels/registered.ts';
import { androidSignature } from '../server/vault/signatures.ts';
import type { World } from './world.ts';

const key = 'signing key of the phone';

export interface TablePhone {
  /** What it was asked to send. */
  readonly asked: readonly {
    readonly url: string;
    readonly id: string;
    readonly to: string;
    readonly text: string;
  }[];
  /** Hands an event in as the app on the phone does; the status that is answered. */
  tell(event: string, payload: object): Promise<number>;
  /** A text message has come from this number. */
  receive(sender: string, message: string): Promise<number>;
  close(): Promise<void>;
}

/** Registers it with the contact point of the world. */
export async function tablePhone({ admin, store, url }: World): Promise<TablePhone> {
  const asked: TablePhone['asked'][number][] = [];
  const phone = createServer((request, response) => {
    void textOf(request).then((body) => {
      const { id, textMessage, phoneNumbers } = JSON.parse(body);
      asked.push({ url: request.url ?? '', id, to: phoneNumbers[0], text: textMessage.text });
      response
        .writeHead(202, { 'content-type': 'application/json' })
        .end(JSON.stringify({ id, state: 'Pending', recipients: [], isEncrypted: false }));
    });
  });
  await new Promise<void>((resolve) => phone.listen(0, '127.0.0.1', resolve));
  const { port } = phone.address() as AddressInfo;
  const { rows } = await admin.query("select id from gwen.team where kind = 'contact-point'");
  const made = await addChannel(admin, store.vault, null, {
    name: 'Phone on the table',
    team: rows[0].id,
    language: 'en',
    form: {
      kind: 'android',
      settings: { url: `http://127.0.0.1:${port}`, login: 'sms' },
      secrets: { password: 'word', signing: key },
    },
  });
  const tell = async (event: string, payload: object): Promise<number> => {
    const body = JSON.stringify({ id: crypto.randomUUID(), webhookId: 'w', event, deviceId: 'd', payload });
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answer = await fetch(`${url}${made?.address}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'x-timestamp': timestamp,
        'x-signature': androidSignature(key, body, timestamp),
      },
      body,
    });
    return answer.status;
  };
  return {
    asked,
    tell,
    receive: (sender, message) =>
      tell('sms:received', {
        ...{ messageId: 'c0ffee', sender, phoneNumber: sender, simNumber: 1, message },
        receivedAt: new Date().toISOString(),
      }),
    close: () => new Promise<void>((resolve) => phone.close(() => resolve())),
  };
}
