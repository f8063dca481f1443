import { argon2id } from '@noble/hashes/argon2.js';
import { expect, test } from 'vitest';
import { hashProof, verifyProof } from './passwords.ts';

const proof = 'uhGCkltxz6BgcD1pUgDm57ralf8pcMJGnym5FiJlKu4';

test('a proof is recognised, another is not', async () => {
  const encoded = await hashProof(proof);
  expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await verifyProof(encoded, proof)).toBe(true);
  expect(await verifyProof(encoded, `${proof} `)).toBe(false);
  expect(await verifyProof(encoded, '')).toBe(false);
  expect(await hashProof(proof)).not.toBe(encoded);
});

test('another implementation of Argon2id gives the same hash', async () => {
  const encoded = await hashProof(proof);
  const [, , , , salt = '', hash = ''] = encoded.split('$');
  const other = argon2id(proof, Buffer.from(salt, 'base64'), { t: 2, m: 19_456, p: 1, dkLen: 32 });
  expect(Buffer.from(other).toString('base64').replaceAll('=', '')).toBe(hash);
});

test('a hash with other costs still verifies', async () => {
  const salt = Buffer.alloc(16, 1);
  const hash = Buffer.from(argon2id(proof, salt, { t: 1, m: 8192, p: 2, dkLen: 32 }));
  const encoded = `$argon2id$v=19$m=8192,t=1,p=2$${salt.toString('base64').slice(0, 22)}$${hash.toString('base64').slice(0, 43)}`;
  expect(await verifyProof(encoded, proof)).toBe(true);
  expect(await verifyProof(encoded.replace('m=8192', 'm=8193'), proof)).toBe(false);
});

test('without an account the answer is no, and it costs the same work', async () => {
  const encoded = await hashProof(proof);
  await verifyProof(undefined, proof);
  // work of the processor, least of several turns taken by turns: what else the machine does only adds to it
  const work = async (known: string | undefined): Promise<number> => {
    const start = process.cpuUsage();
    expect(await verifyProof(known, 'wrong')).toBe(false);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    known.push(await work(encoded));
    unknown.push(await work(undefined));
  }
  const ratio = Math.min(...unknown) / Math.min(...known);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test('what is no hash is an error, not an answer', async () => {
  for (const text of ['', 'plain', '$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA']) {
    await expect(verifyProof(text, proof)).rejects.toThrow('not a hash');
  }
});
