/**
 * Talking to the server: JSON, one problem type, the word against forged requests. Knows nothing of screens.
 */

/** A problem the server told (RFC 9457), or that it could not be reached (`offline`). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly status: number;
  /** The whole body, for codes that say more (`refusals`, `invalid`, `after`). */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(code: string, status: number, body: Readonly<Record<string, unknown>>) {
    super(code);
    this.code = code;
    this.status = status;
    this.body = body;
  }
}

let csrf: string | undefined;
let onSignedOut: () => void = () => {};

/** What a session gave for requests that change something; undefined when signed out. */
export const setCsrf = (word: string | undefined): void => {
  csrf = word;
};

/** Called when the server says that the session has ended. */
export const whenSignedOut = (tell: () => void): void => {
  onSignedOut = tell;
};

let gate: (() => Promise<void>) | undefined;

/**
 * What must be asked before anything else is: a device that was opened without a network does not know yet whose session its
 * cookie is. Undefined: nothing. The gate throws ApiProblem.
 */
export const setGate = (next: (() => Promise<void>) | undefined): void => {
  gate = next;
};

/** Those who ask may go through: a session is read, begun and ended. */
const isOpenPath = (method: Method, path: string): boolean =>
  path === '/installation' || (path === '/session' && method !== 'PATCH');

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request under /api/v1; `undefined` for an answer without a body. Throws ApiProblem. */
export async function request<T>(method: Method, path: string, body?: unknown): Promise<T> {
  if (gate && !isOpenPath(method, path)) await gate();
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['x-gwen-csrf'] = csrf;
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (response?.status === 204) return undefined as T;
  if (!response?.ok) throw await problemOf(response);
  return (await response.json().catch(() => ({}))) as T;
}

/** Sends a file's bytes, and tells as it goes which part of them is sent, 0 to 1. Throws ApiProblem. */
export async function sendBytes<T>(path: string, bytes: Blob, onPart: (part: number) => void): Promise<T> {
  await gate?.();
  const sent = new XMLHttpRequest();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const fail = (response?: Response): void => void problemOf(response).then(reject);
  // fetch does not tell how far it is
  sent.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
  sent.onload = () => {
    if (sent.status >= 200 && sent.status < 300) resolve(JSON.parse(sent.responseText));
    else fail(new Response(sent.responseText, { status: sent.status }));
  };
  sent.onerror = () => fail();
  sent.onabort = () => fail();
  sent.open('PUT', `/api/v1${path}`);
  sent.setRequestHeader('content-type', 'application/octet-stream');
  if (csrf) sent.setRequestHeader('x-gwen-csrf', csrf);
  sent.send(bytes);
  return promise;
}

/** What an answer that is no success says; none at all is `offline`. */
export async function problemOf(response: Response | undefined): Promise<ApiProblem> {
  if (!response) return new ApiProblem('offline', 0, {});
  const answer: unknown = await response.json().catch(() => ({}));
  const problem = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  const code = typeof problem['code'] === 'string' ? problem['code'] : 'broken';
  if (code === 'signed-out') onSignedOut();
  return new ApiProblem(code, response.status, problem);
}

export const get = <T>(path: string): Promise<T> => request<T>('GET', path);
export const post = <T>(path: string, body: unknown): Promise<T> => request<T>('POST', path, body);
