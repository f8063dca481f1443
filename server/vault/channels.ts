/**
 * What channels need of the vault: their own secrets (a gateway's token, a mailbox's password), signs by which a sender or a
 * message is known again and nothing else is learnt, and the address that an answer goes to, apart from the report.
 *
 * The address lies under the reporter's own key in that report: destroying that key forgets it in every old backup too.
 */
import { timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt } from './aead.ts';
import type { VaultKeys } from './installation.ts';
import type { SubjectKey } from './subjectKeys.ts';
import { signedBy } from './succession.ts';

type Sealing = Pick<VaultKeys, 'channel'>;
type Keys = Pick<VaultKeys, 'sender'>;

/** Secrets of a channel, bound to it by the sign of its address. */
export const sealSecrets = ({ channel }: Sealing, path: Uint8Array, secrets: unknown): Buffer =>
  encrypt(channel, `channel ${Buffer.from(path).toString('hex')}`, Buffer.from(JSON.stringify(secrets)));

/** Throws `CannotDecrypt` when they are not this channel's. */
export const openSecrets = ({ channel }: Sealing, path: Uint8Array, sealed: Uint8Array): unknown =>
  JSON.parse(decrypt(channel, `channel ${Buffer.from(path).toString('hex')}`, sealed).toString());

/** A file of the spool, bound to its name. */
export const sealSpooled = ({ channel }: Sealing, name: string, content: string): Buffer =>
  encrypt(channel, `spool ${name}`, Buffer.from(content));

/** Throws `CannotDecrypt` for a file that was changed or renamed. */
export const openSpooled = ({ channel }: Sealing, name: string, sealed: Uint8Array): string =>
  decrypt(channel, `spool ${name}`, sealed).toString();

/** 32 bytes that are always the same for the same parts, and tell nothing of them to whoever lacks the key. */
export function signOf(
  { sender }: Keys,
  use: 'sender' | 'message' | 'content' | 'ref' | 'named' | 'responder' | 'code' | 'instance' | 'ticket',
  parts: readonly string[],
): Buffer {
  return signedBy(sender, JSON.stringify([`gwen/${use}/1`, ...parts]));
}

/** What opens the talk of a report that came by a channel, as a receipt does for a report from the web. */
export function channelProof(
  { sender }: Keys,
  dossier: string,
): { readonly locator: string; readonly proof: string } {
  const derive = (use: string): Buffer => signedBy(sender, `gwen/talk/1/${use}\0${dossier.toLowerCase()}`);
  return {
    locator: derive('locator').subarray(0, 16).toString('base64url'),
    proof: derive('proof').toString('base64url'),
  };
}

/** Where a reporter is answered, bound to her report. */
export const sealAddress = (key: SubjectKey, dossier: string, address: string): Buffer =>
  encrypt(key, `address ${dossier}`, Buffer.from(address));

/** Throws `CannotDecrypt` for another report's. */
export const openAddress = (key: SubjectKey, dossier: string, sealed: Uint8Array): string =>
  decrypt(key, `address ${dossier}`, sealed).toString();

const codeDigits = 6;

/** The code in a text that asks somebody to go: the same for the same text, and stored nowhere. */
export function askCode(keys: Keys, text: string): string {
  const number = signOf(keys, 'code', [text]).readBigUInt64BE(0) % 10n ** BigInt(codeDigits);
  return String(number).padStart(codeDigits, '0');
}

export const isAskCode = (keys: Keys, text: string, code: string): boolean =>
  code.length === codeDigits && timingSafeEqual(Buffer.from(askCode(keys, text)), Buffer.from(code));
