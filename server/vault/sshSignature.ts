/** Checks what `ssh-keygen -Y sign` signed: the format SSHSIG of OpenSSH's PROTOCOL.sshsig, with Ed25519 keys. */
import { createHash, createPublicKey, verify } from 'node:crypto';

const keyType = 'ssh-ed25519';

/** Reads what SSH writes: numbers, and texts with their lengths. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  take(count: number): Buffer {
    const end = this.#at + count;
    if (end > this.#bytes.length) throw new Error('The signature is cut off.');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  number(): number {
    return this.take(4).readUInt32BE();
  }

  text(): Buffer {
    return this.take(this.number());
  }
}

const withLength = (bytes: Buffer | string): Buffer => {
  const content = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
};

/**
 * Who signed this content, by the name that stands before her key.
 * @param namespace what it was signed as: a signature for something else is none
 * @param signers lines `NAME ssh-ed25519 KEY`, as ssh-keygen reads them; before the key may stand `namespaces="..."`
 * @throws with what is wrong
 */
export function sshSigner(
  content: Uint8Array,
  signature: string,
  namespace: string,
  signers: string,
): string {
  const [, body = ''] =
    /^-----BEGIN SSH SIGNATURE-----\n([\w+/=\n]+)\n-----END SSH SIGNATURE-----\s*$/.exec(
      signature.replaceAll('\r\n', '\n'),
    ) ?? [];
  const read = new Reader(Buffer.from(body, 'base64'));
  if (read.take(6).toString() !== 'SSHSIG' || read.number() !== 1)
    throw new Error('This is not a signature that ssh-keygen makes.');
  const [key, name, reserved, hash, signed] = [
    read.text(),
    read.text(),
    read.text(),
    read.text(),
    read.text(),
  ];
  const algorithm = hash.toString();
  if (name.toString() !== namespace || !['sha512', 'sha256'].includes(algorithm))
    throw new Error('This signature was made for something else.');
  const signer = signers
    .split('\n')
    .map((line) => letSign(line, key.toString('base64'), namespace))
    .find((one) => one !== undefined);
  if (signer === undefined)
    throw new Error(
      'Whoever signed this is not among those whom you trust to sign. (Lines with other conditions than namespaces="..." are not read here; ssh-keygen -Y verify reads them.)',
    );
  const [ofKey, ofSignature] = [new Reader(key), new Reader(signed)];
  if ([ofKey, ofSignature].some((one) => one.text().toString() !== keyType))
    throw new Error('Only Ed25519 keys are known here; check it with ssh-keygen -Y verify.');
  const digest = createHash(algorithm).update(content).digest();
  const message = Buffer.concat([Buffer.from('SSHSIG'), ...[name, reserved, hash, digest].map(withLength)]);
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: ofKey.text().toString('base64url') },
    format: 'jwk',
  });
  if (!verify(null, message, publicKey, ofSignature.text()))
    throw new Error('This is not what was signed: something was changed.');
  return signer;
}

/** The name before a key that may sign as this. A line with a condition that is not known here (valid-before) lets nobody. */
function letSign(line: string, key: string, namespace: string): string | undefined {
  const [, name, only, listed] =
    /^\s*([^#\s]\S*)(?:\s+namespaces="([^"]*)")?\s+ssh-ed25519\s+(\S+)/.exec(line) ?? [];
  return listed === key && (only === undefined || only.split(',').includes(namespace)) ? name : undefined;
}
