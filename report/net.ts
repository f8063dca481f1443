/** Talking to our own server. No cookie goes along, nothing is cached, and no address says where we come from. */

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
    if (!response.ok) return { status: response.status };
    return { status: response.status, value: (await response.json()) as T };
  } catch {
    return { status: 0 };
  }
}
