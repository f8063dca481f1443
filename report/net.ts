/** Talking to our own server. No cookie goes along, nothing is cached, and no address says where we come from. */
import type { Arrived, Work } from '../domain/report/publicPage.ts';
import { workSubject } from '../domain/report/publicPage.ts';
import type { Lock } from './lockLoader.ts';

export interface Reply<T> {
  /** 0: there was no answer. */
  readonly status: number;
  readonly value?: T;
  /** What our own server says is wrong; not there where something before it answered. */
  readonly code?: string;
}

const patienceMs = 90_000;

/** Posts JSON to /report/<path>. Never throws: no answer is status 0. */
export async function post<T>(path: string, body: unknown): Promise<Reply<T>> {
  try {
    const response = await fetch(`/report/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    // what is asked of this device instead stands in the answer too
    if (!response.ok && response.status !== 428)
      return { status: response.status, ...(await codeOf(response)) };
    return { status: response.status, value: (await response.json()) as T };
  } catch {
    return { status: 0 };
  }
}

const codeOf = (response: Response): Promise<{ readonly code?: string }> =>
  response.json().then(
    (body) => (typeof body?.code === 'string' ? { code: body.code } : {}),
    () => ({}),
  );

/** Posts sealed words. While somebody floods the page, this device first does a little work and sends them again. */
export async function postSealed(
  lock: Lock,
  path: 'send' | 'add',
  sealed: { readonly locator: string; readonly box: string },
): Promise<Reply<Arrived>> {
  const { status, value } = await post<Arrived | Work>(path, sealed);
  if (!value) return { status };
  if ('ok' in value) return { status, value };
  const { challenge, bits } = value;
  const answers = await lock.doWork(challenge, workSubject(sealed), bits);
  return await post<Arrived>(path, { ...sealed, work: { challenge, answers } });
}

/** Puts one part of a sealed file to /report/<path>; the status of the answer, 0 for none. */
export async function put(path: string, token: string, sealed: Uint8Array<ArrayBuffer>): Promise<number> {
  try {
    const { status } = await fetch(`/report/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', 'x-gwen-token': token },
      body: sealed,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return status;
  } catch {
    return 0;
  }
}
