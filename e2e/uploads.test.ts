/**
 * Files under seal over networks that lose what they like: the same file arrives, or it is said that it did not. And what
 * strangers try: other files' parts, other sizes, more than there is room for.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSealedMessage } from '../domain/report/sealedMessage.ts';
import type { ClosedFile, Upload } from '../report/closeFile.ts';
import { closeFile } from '../report/closeFile.ts';
import type { Transport } from '../report/upload.ts';
import { sendParts } from '../report/upload.ts';
import { toBase64url } from '../seal/base64url.ts';
import { sealTo } from '../seal/box.ts';
import { originalOf } from '../seal/clean/rest.ts';
import { openFile, PART_BYTES, SEALED_PART_BYTES } from '../seal/file.ts';
import { newReceipt, receiptKeys } from '../seal/receipt.ts';
import type { TestSite } from '../server/channels/web/testing.ts';
import { testSite } from '../server/channels/web/testing.ts';
import { canary, exifSegment, jpegWith, segment } from '../server/files/testFiles.ts';
import { findSealedFile, listSealedFiles } from '../server/store/sealedFiles.ts';
import type { Session } from '../server/store/session.ts';
import { stableUuid } from '../server/vault/stableUuid.ts';

let site: TestSite;
let operator: Session;
beforeAll(async () => {
  site = await testSite();
  operator = await site.world.person('nora', ['operator']);
});
afterAll(() => site.close());

const photo = new Uint8Array(
  jpegWith(exifSegment(6), ...Array.from({ length: 4 }, () => segment(0xe5, Buffer.alloc(60_000, canary)))),
);
const closed = (bytes = photo): Promise<ClosedFile> =>
  closeFile('a photo.jpg', 'image/jpeg', async () => bytes);

async function put(
  { id, token, parts, withheld }: Upload,
  part: number,
  sealed: Uint8Array,
  more: { readonly token?: string; readonly of?: number } = {},
): Promise<number> {
  const answer = await site.app.inject({
    method: 'PUT',
    url: `/report/files/${id}/${part}?of=${more.of ?? parts}&withheld=${Number(withheld)}`,
    headers: { 'content-type': 'application/octet-stream', 'x-gwen-token': more.token ?? token },
    payload: Buffer.from(sealed),
  });
  return answer.statusCode;
}

async function have({ id, token }: Pick<Upload, 'id' | 'token'>): Promise<readonly number[] | undefined> {
  const answer = await site.app.inject({ method: 'POST', url: '/report/files', payload: { id, token } });
  return answer.statusCode === 200 ? answer.json().have : undefined;
}

/** Sends a report whose words name these files; gives its dossier. */
async function report(
  files: readonly ClosedFile[],
): Promise<{ status: number; dossier: string; body: object }> {
  const { recipient, locator, proof } = await receiptKeys(newReceipt());
  const { national } = site;
  const words = { v: 1, text: 'x', files: files.map(({ named }) => named) } as const;
  const box = toBase64url(
    await sealTo([national.recipient, national.recovery, recipient], writeSealedMessage(words)),
  );
  const answer = await site.app.inject({
    method: 'POST',
    url: '/report/send',
    payload: {
      ...{ involved: [], language: 'en', epoch: national.epoch, locator, proof, recipient, box },
      files: files.flatMap(({ claims }) => claims),
    },
  });
  return { status: answer.statusCode, dossier: stableUuid(locator, 'dossier'), body: answer.json() };
}

async function read(dossier: string, place: { id: string; key: string; size: number }, withheld: boolean) {
  const found = await findSealedFile(site.world.store, operator, dossier, place.id, withheld);
  return found && openFile(place.key, place.size, Buffer.concat(await Array.fromAsync(found.pieces)));
}

/** What an operator has in the end: the copy, and the original made again. */
async function arrived(dossier: string, { named }: ClosedFile) {
  if (!named.copy || !named.rest) throw new Error('copy and rest');
  const [copy, rest] = [await read(dossier, named.copy, false), await read(dossier, named.rest, true)];
  return copy && rest ? { copy, original: originalOf(copy, rest) } : undefined;
}

type Fate = 'arrives' | 'lost' | 'answer lost' | 'refused for now';

test('any loss, in any order, before or behind the words: the same file arrives', {
  timeout: 120_000,
}, async () => {
  const fates = fc.array(fc.constantFrom<Fate>('arrives', 'lost', 'answer lost', 'refused for now'), {
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(fates, fc.boolean(), fc.boolean(), async (planned, wordsFirst, canAsk) => {
      const file = await closed();
      let at = 0;
      const through = (upload: Upload): Transport => ({
        async put(part, sealed) {
          const fate = planned[at] ?? 'arrives';
          at += 1;
          if (fate === 'lost') return 0;
          if (fate === 'refused for now') return 503;
          const status = await put(upload, part, sealed);
          return fate === 'answer lost' ? 0 : status;
        },
        have: async () => (canAsk ? await have(upload) : undefined),
        pause: async () => {},
      });
      const send = async (): Promise<void> => {
        for (const upload of await file.uploads())
          expect(await sendParts(upload.parts, upload.seal, through(upload))).toBe('sent');
      };
      if (!wordsFirst) await send();
      const { status, dossier } = await report([file]);
      expect(status).toBe(201);
      if (wordsFirst) await send();
      const got = await arrived(dossier, file);
      expect(got?.original).toEqual(photo);
      expect(Buffer.from(got?.copy ?? []).includes(canary)).toBe(false);
    }),
    { numRuns: 25 },
  );
});

test('16 senders at once: each file is whole, and each is its own', { timeout: 60_000 }, async () => {
  const made = await Promise.all(
    Array.from({ length: 16 }, async (_, n) => {
      const bytes = Uint8Array.from([...photo, n]);
      const file = await closed(bytes);
      const { dossier } = await report([file]);
      const uploads = await file.uploads();
      // every part of both halves at once, from the last to the first
      await Promise.all(
        uploads.flatMap((upload) =>
          Array.from({ length: upload.parts }, async (_unused, k) => {
            const part = upload.parts - 1 - k;
            expect(await put(upload, part, await upload.seal(part))).toBe(201);
          }),
        ),
      );
      return { dossier, file, bytes };
    }),
  );
  for (const { dossier, file, bytes } of made)
    expect((await arrived(dossier, file))?.original).toEqual(bytes);
});

describe('what strangers try', () => {
  const first = async (): Promise<Upload> => {
    const [upload] = await (await closed()).uploads();
    if (!upload) throw new Error('something to send');
    return upload;
  };

  test('parts of another size, place, count or file; another’s token; another content', async () => {
    const upload = await first();
    const sealed = await upload.seal(0);
    expect(await put(upload, 0, sealed)).toBe(201);
    expect(await put(upload, 0, sealed)).toBe(201);
    expect(await put(upload, 0, Uint8Array.from(sealed).reverse())).toBe(409);
    expect(await put(upload, 1, sealed, { of: 2 })).toBe(409);
    expect(await put(upload, upload.parts, sealed)).toBe(409);
    expect(await put(upload, 1, sealed, { token: toBase64url(new Uint8Array(32)) })).toBe(404);
    expect(await put(upload, 1, sealed, { token: 'short' })).toBe(404);
    expect(await put(upload, 0, sealed.subarray(1))).toBe(409);
    expect(await put(upload, 0, new Uint8Array(SEALED_PART_BYTES + 1))).toBe(413);
    for (const of of [0, 5, 7, -1, 100_000, Number.NaN])
      expect(await put(upload, 0, sealed, { of })).toBe(400);
    for (const part of [-1, 1.5, 99_999_999]) expect(await put(upload, part, sealed)).toBe(404);
    expect(await have({ id: upload.id, token: toBase64url(new Uint8Array(32)) })).toBeUndefined();
    expect(await have({ id: crypto.randomUUID(), token: upload.token })).toBeUndefined();
    expect(await have(upload)).toEqual([0]);
  });

  test('a claim on somebody else’s file takes neither it nor the words', async () => {
    const file = await closed();
    const { dossier } = await report([file]);
    const thief = await closed();
    const stolen = {
      ...thief,
      claims: file.claims.map((one) => ({ ...one, token: thief.claims[0]?.token ?? '' })),
    };
    const theirs = await report([stolen]);
    expect(theirs).toMatchObject({ status: 201, body: { ok: true, files: false } });
    expect(await listSealedFiles(site.world.store, operator, theirs.dossier)).toEqual([]);
    expect(await listSealedFiles(site.world.store, operator, dossier)).toHaveLength(2);
  });

  test('files without words have so much room together, and no more; with words they have theirs', async () => {
    const { admin } = site.world;
    await admin.query(
      "insert into gwen.sealed_file (id, token, parts, withheld) select gen_random_uuid(), 'x', 768, false from generate_series(1, 43)",
    );
    const upload = await first();
    expect(await put(upload, 0, await upload.seal(0))).toBe(503);
    const file = await closed();
    const { dossier } = await report([file]);
    for (const one of await file.uploads())
      for (let part = 0; part < one.parts; part += 1)
        expect(await put(one, part, await one.seal(part))).toBe(201);
    expect((await arrived(dossier, file))?.original).toEqual(photo);
    await admin.query("delete from gwen.sealed_file where token = 'x'");
  });

  test('nothing of a file is in the clear: name, place and kind are in no row, and no moment', async () => {
    const { admin, store } = site.world;
    await store.app.query('select 1');
    const { rows } = await admin.query<{ all: string }>(
      `select string_agg(f::text, '') || string_agg(encode(p.cipher, 'escape'), '') as all
       from gwen.sealed_file f join gwen.sealed_part p on p.file_id = f.id`,
    );
    const all = rows[0]?.all ?? '';
    expect(all.length).toBeGreaterThan(PART_BYTES);
    for (const told of [canary, 'photo', 'jpeg', 'JFIF', 'Exif']) expect(all).not.toContain(told);
    expect(JSON.stringify(site.log)).not.toContain('/report/files');
  });
});
