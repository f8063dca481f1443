/**
 * What a phone reads to know a channel: settings of ODK Collect and KoboCollect as JSON, compressed (zlib), in base64, as a
 * square code (https://docs.getodk.org/collect-import-export). They also make the phone keep as little as it can: what was
 * sent is deleted there, and nobody measures its use.
 */
import { deflateSync } from 'node:zlib';
import encodeQR from 'qr';
import { en } from './messages.en.ts';

export interface Onboarding {
  /** What the code says. It is as secret as the address in it. */
  readonly text: string;
  /** The code as a drawing. */
  readonly svg: string;
}

/**
 * The absolute address of a channel: its secret part goes over the network in the clear on this machine alone.
 * @param host as a browser or phone names this server, with its port
 */
export function absoluteAddress(host: string, address: string): string {
  const isHere = /^(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/.test(host);
  return `${isHere ? 'http' : 'https'}://${host}${address}`;
}

const settingsOf = (address: string): object => ({
  general: {
    server_url: address,
    form_update_mode: 'match_exactly',
    periodic_form_updates_check: 'every_one_hour',
    autosend: 'wifi_and_cellular',
    delete_send: true,
    analytics: false,
  },
  admin: {},
  project: { name: en['fieldForm.title'] },
});

const textOf = (address: string): string =>
  deflateSync(JSON.stringify(settingsOf(address))).toString('base64');

/** @param address of the channel, absolute */
export function onboarding(address: string): Onboarding {
  const text = textOf(address);
  return { text, svg: encodeQR(text, 'svg', { ecc: 'low', border: 4 }) };
}

/** The code as a terminal shows it. */
export const onboardingInTerminal = (address: string): string =>
  encodeQR(textOf(address), 'ascii', { ecc: 'low', border: 2 });
