/**
 * Sealing on the server, for whoever has no device that could: the same boxes as seal/box.ts makes, with the primitives that Node
 * brings (OpenSSL) instead of JavaScript, in a fraction of the time. Opening stays with the library.
 *
 * How age wraps a file's key for a hybrid recipient (https://age-encryption.org/v1, "mlkem768x25519"): X-Wing
 * (draft-connolly-cfrg-xwing-kem) gives a shared secret, HPKE (RFC 9180, base mode, HKDF-SHA256, ChaCha20-Poly1305) closes the key
 * with it. Before the first box, one is sealed so and opened by the library: where it does not open, as on a Node without
 * ML-KEM, the library seals everything.
 */
import type { KeyObject } from 'node:crypto';
import node, {
  createCipheriv,
  createHash,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
} from 'node:crypto';
import { bech32 } from '@scure/base';
import type { Recipient } from 'age-encryption';
import { Stanza } from 'age-encryption';
import { newIdentity, openBox, recipientOf, sealTo } from '../../seal/box.ts';
import { Lru } from './lru.ts';

const [kemBytes, curveBytes] = [1184, 32];
/** What stands before a raw public key in its DER form (SPKI). */
const kemHead = Buffer.from('308204b2300b0609608648016503040402038204a100', 'hex');
const curveHead = Buffer.from('302a300506032b656e032100', 'hex');
const xWingLabel = Buffer.from('\\.//^\\', 'latin1');
const info = Buffer.from('age-encryption.org/mlkem768x25519');
/** HPKE's name of the suite: KEM 0x647a, HKDF-SHA256, ChaCha20-Poly1305. */
const suite = Buffer.from('48504b45647a00010003', 'hex');
const version = Buffer.from('HPKE-v1');
const tagBytes = 16;

interface Keys {
  readonly kem: KeyObject;
  readonly curve: KeyObject;
  readonly curveRaw: Buffer;
}

const publicKey = (head: Buffer, raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([head, raw]), format: 'der', type: 'spki' });

function readKeys(recipient: string): Keys {
  const found = bech32.decodeUnsafe(recipient, false);
  const bytes = Buffer.from(found ? bech32.fromWords(found.words) : []);
  if (bytes.length !== kemBytes + curveBytes)
    throw new Error('A recipient is not a hybrid key (age1pq1...).');
  const curveRaw = bytes.subarray(kemBytes);
  return {
    kem: publicKey(kemHead, bytes.subarray(0, kemBytes)),
    curve: publicKey(curveHead, curveRaw),
    curveRaw,
  };
}

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

const noSalt = Buffer.alloc(32);
const extract = (salt: Uint8Array, label: string, secret: Uint8Array): Buffer =>
  hmac(salt, version, suite, Buffer.from(label), secret);
/** At most 32 bytes: one block is enough. */
const expand = (key: Uint8Array, label: string, context: Uint8Array, length: number): Buffer =>
  hmac(key, Buffer.from([0, length]), version, suite, Buffer.from(label), context, Buffer.from([1])).subarray(
    0,
    length,
  );

function wrap({ kem, curve, curveRaw }: Keys, fileKey: Uint8Array): Stanza {
  // not imported by its name: a Node without it could not even load this file
  const { ciphertext: kemSent, sharedKey: kemSecret } = node.encapsulate(kem);
  const own = generateKeyPairSync('x25519');
  const curveSent = own.publicKey.export({ format: 'der', type: 'spki' }).subarray(curveHead.length);
  const curveSecret = diffieHellman({ privateKey: own.privateKey, publicKey: curve });
  const shared = createHash('sha3-256')
    .update(kemSecret)
    .update(curveSecret)
    .update(curveSent)
    .update(curveRaw)
    .update(xWingLabel)
    .digest();
  const nothing = Buffer.alloc(0);
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(noSalt, 'psk_id_hash', nothing),
    extract(noSalt, 'info_hash', info),
  ]);
  const secret = extract(shared, 'secret', nothing);
  const cipher = createCipheriv(
    'chacha20-poly1305',
    expand(secret, 'key', context, 32),
    expand(secret, 'base_nonce', context, 12),
    { authTagLength: tagBytes },
  );
  const closed = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
  const sent = Buffer.concat([kemSent, curveSent]).toString('base64').replaceAll('=', '');
  return new Stanza(['mlkem768x25519', sent], new Uint8Array(closed));
}

/** Whom boxes are sealed to: contact points and those who answer, read once each. */
const read = new Lru<Keys>(200);

function natively(recipient: string): Recipient {
  const keys = read.find(recipient) ?? readKeys(recipient);
  read.set(recipient, keys);
  return { wrapFileKey: (fileKey) => [wrap(keys, fileKey)] };
}

/** Whether the library opens what is sealed natively here. */
async function opens(): Promise<boolean> {
  try {
    const identity = await newIdentity();
    const words = Buffer.from(identity);
    const opened = await openBox(identity, await sealTo([await recipientOf(identity)], words, natively));
    return opened !== null && words.equals(opened);
  } catch {
    return false;
  }
}

let isProven: Promise<boolean> | undefined;

/** Seals as `sealTo` does (seal/box.ts), in less time. */
export async function sealOnServer(
  recipients: readonly string[],
  plaintext: Uint8Array,
): Promise<Uint8Array> {
  isProven ??= opens();
  return await sealTo(recipients, plaintext, (await isProven) ? natively : undefined);
}
