/** Talking to our own server. No cookie goes along, nothing is cached, and no address says where we come from. */
import type { Work } from '../domain/report/publicPage.ts';
import { workSubject } from '../domain/report/publicPage.ts';
import type { Lock } from './lockLoader.ts';

export interface Reply<T> {
  /** 0: there was no answer. */
  readonly status: number;
  readonly value?: T;
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
    if (!response.ok && response.status !== 428) return { status: response.status };
    return { status: response.status, value: (await response.json()) as T };
  } catch {
    return { status: 0 };
  }
}

/** Posts sealed words. While somebody floods the page, this device first does a little work and sends them again. */
export async function postSealed(
  lock: Lock,
  path: 'send' | 'add',
  sealed: { readonly locator: string; readonly box: string },
): Promise<number> {
  const { status, value } = await post<Work>(path, sealed);
  if (status !== 428 || !value) return status;
  const { challenge, bits } = value;
  const answers = await lock.doWork(challenge, workSubject(sealed), bits);
  return (await post(path, { ...sealed, work: { challenge, answers } })).status;
}
