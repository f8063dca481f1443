/** A report as the public page makes it, for tests that speak to a server over HTTP. */
import type { Route, SealedReport } from '../../domain/report/publicPage.ts';
import { writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../seal/base64url.ts';
import { sealTo } from '../../seal/box.ts';
import type { ReceiptKeys } from '../../seal/receipt.ts';
import { newReceipt, receiptKeys } from '../../seal/receipt.ts';

export interface MadeReport {
  readonly code: string;
  readonly keys: ReceiptKeys;
  readonly report: SealedReport;
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
export async function makeReport(url: string, text: string): Promise<MadeReport | undefined> {
  const answer = await postTo(url, 'route', { involved: [] });
  if (!answer?.ok) return undefined;
  const { epoch, to } = (await answer.json()) as Route;
  const code = newReceipt();
  const keys = await receiptKeys(code);
  const { locator, proof, recipient } = keys;
  const box = toBase64url(await sealTo([...to, recipient], writeSealedMessage({ v: 1, text })));
  return { code, keys, report: { language: 'en', involved: [], epoch, locator, proof, recipient, box } };
}
