/** The form with which administrators set channels up makes what the server takes. */
import { expect, test } from 'vitest';
import { channelForm } from '../server/channels/kinds.ts';
import type { Typed } from '../web/screens/administration/channelKinds.ts';
import {
  channelFields,
  channelKinds,
  channelOf,
  lackingIn,
} from '../web/screens/administration/channelKinds.ts';

const typed: { readonly [kind: string]: Typed } = {
  android: { url: 'http://192.168.1.20:8080', login: 'sms', password: 'p', signing: ' s ', sim: '2' },
  twilio: { account: 'AC1', from: '+12025550100', token: 't' },
  rapidpro: { send: 'https://g.example/send', from: '2020', allow: '203.0.113.7, 2001:db8::/64' },
  email: {
    address: 'report@line.example',
    imap: 'imap.line.example',
    smtp: 'smtp.line.example',
    login: 'report@line.example',
    password: 'p',
    imapPort: '1993',
  },
  openrosa: {},
};

test.each(channelKinds)('what the form makes of %s is what the server takes', (kind) => {
  expect(lackingIn(kind, typed[kind] ?? {})).toEqual([]);
  const made = channelForm.safeParse(channelOf(kind, typed[kind] ?? {}));
  expect(made.error?.issues).toBeUndefined();
  expect(JSON.stringify(made.data)).not.toContain(' s ');
});

test.each(channelKinds)('%s lacks what is not filled in, and the server says so too', (kind) => {
  const needed = channelFields[kind].filter(({ isRequired }) => isRequired).map(({ name }) => name);
  expect(lackingIn(kind, {})).toEqual(needed);
  for (const name of needed) {
    const rest = { ...typed[kind], [name]: ' ' };
    expect(lackingIn(kind, rest)).toEqual([name]);
    expect(channelForm.safeParse(channelOf(kind, rest)).success, name).toBe(false);
  }
});

test('a number is one', () => {
  expect(lackingIn('email', { ...typed['email'], imapPort: 'imaps' })).toEqual(['imapPort']);
});

test('every kind that the server knows has a form', () => {
  expect(channelForm.options.map(({ shape }) => shape.kind.value).sort()).toEqual([...channelKinds].sort());
});
