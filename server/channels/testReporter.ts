/** A report as the public page makes it, for tests that speak to a server over HTTP. */
import type { FileClaim, Route, SealedReport } from '../../domain/report/publicPage.ts';
import type { FilePlace } from '../../domain/report/sealedMessage.ts';
import { writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../seal/base64url.ts';
import { sealTo } from '../../seal/box.ts';
import { fileCipher, newFileKey, newUploadToken } from '../../seal/file.ts';
import type { ReceiptKeys } from '../../seal/receipt.ts';
import { newReceipt, receiptKeys } from '../../seal/receipt.ts';

export interface MadeReport {
  readonly code: string;
  readonly keys: ReceiptKeys;
  readonly report: SealedReport;
  readonly files: readonly MadeFile[];
}

/** A file that is sent behind its words. */
export interface MadeFile {
  readonly claim: FileClaim;
  readonly place: FilePlace;
  readonly bytes: Uint8Array;
  /** Sends one part, as the page does; whether it is acknowledged. */
  send(url: string, part: number): Promise<boolean>;
}

async function makeFile(bytes: Uint8Array): Promise<MadeFile> {
  const [id, key, token] = [crypto.randomUUID(), newFileKey(), newUploadToken()];
  const { parts, range, seal } = await fileCipher(key, bytes.length);
  return {
    claim: { id, token, parts, withheld: false },
    place: { id, key, size: bytes.length },
    bytes,
    async send(url, part) {
      const { from, to } = range(part);
      const answer = await fetch(`${url}/report/files/${id}/${part}?of=${parts}&withheld=0`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream', 'x-gwen-token': token },
        body: await seal(part, bytes.subarray(from, to)),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => undefined);
      return answer?.status === 201;
    },
  };
}

const headers = { 'content-type': 'application/json' };

/** The answer's status; 0 where there was none. */
export async function postTo(url: string, path: string, body: unknown): Promise<Response | undefined> {
  return await fetch(`${url}/report/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  }).catch(() => undefined);
}

/** Seals words for whom the server says; undefined while it does not answer. */
export async function makeReport(
  url: string,
  text: string,
  contents: readonly Uint8Array[] = [],
): Promise<MadeReport | undefined> {
  const answer = await postTo(url, 'route', { involved: [] });
  if (!answer?.ok) return undefined;
  const { epoch, to } = (await answer.json()) as Route;
  const code = newReceipt();
  const keys = await receiptKeys(code);
  const { locator, proof, recipient } = keys;
  const files = await Promise.all(contents.map(makeFile));
  const named = files.map(({ place }) => ({ name: 'a file', type: '', copy: place }));
  const words = { v: 1, text, ...(named.length > 0 ? { files: named } : {}) } as const;
  const box = toBase64url(await sealTo([...to, recipient], writeSealedMessage(words)));
  const claims = files.length > 0 ? { files: files.map(({ claim }) => claim) } : {};
  const report = { language: 'en', involved: [], epoch, locator, proof, recipient, box, ...claims };
  return { code, keys, report, files };
}
