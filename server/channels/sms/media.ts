/**
 * Pictures and voices of a message, where the gateway keeps them: fetched from its own address alone, with its secret, so many
 * bytes and so long; then removed there. Nothing in a message can lead this server anywhere else.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlainFile } from '../files.ts';
import type { Channel } from '../kinds.ts';

export interface FetchedMedia {
  readonly files: readonly PlainFile[];
  /** What could not be fetched. */
  readonly leftOut: number;
  /** Removes at the gateway what was fetched, once it is stored. */
  remove(): Promise<void>;
}

const mostMedia = 10;
/** The gateway waits for our answer some fifteen seconds. */
const patienceMs = 8_000;
const removingMs = 5_000;

/** @param most bytes of one file */
export async function fetchMedia(
  { settings, secrets }: Channel<'twilio'>,
  urls: readonly string[],
  most: number,
): Promise<FetchedMedia> {
  const authorization = `Basic ${Buffer.from(`${settings.account}:${secrets.token}`).toString('base64')}`;
  const own = urls.slice(0, mostMedia).flatMap((url) => findOwn(url, settings) ?? []);
  const signal = AbortSignal.timeout(patienceMs);
  const fetched = await Promise.all(
    own.map(async (url, at) => {
      const file = await fetchOne(url, { authorization, hosts: settings.media, signal, most }).catch(
        () => undefined,
      );
      return file && { url, file: { ...file, name: `${at + 1}` } };
    }),
  );
  const found = fetched.flatMap((one) => one ?? []);
  return {
    files: found.map(({ file }) => file),
    leftOut: urls.length - found.length,
    async remove() {
      const removing = found.map(({ url }) =>
        fetch(url, { method: 'DELETE', headers: { authorization }, redirect: 'error' }).catch(
          () => undefined,
        ),
      );
      await Promise.race([Promise.all(removing), sleep(removingMs, undefined, { ref: false })]);
    },
  };
}

/** The address, if it is one of this account at this gateway. */
function findOwn(url: string, { api, account }: Channel<'twilio'>['settings']): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const [asked, base] = [new URL(url), new URL(api)];
  const path = `${base.pathname.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(account)}/`;
  const isOwn =
    asked.origin === base.origin &&
    asked.username === '' &&
    asked.password === '' &&
    asked.pathname.startsWith(path);
  return isOwn ? asked : undefined;
}

interface How {
  readonly authorization: string;
  readonly hosts: readonly string[];
  readonly signal: AbortSignal;
  readonly most: number;
}

async function fetchOne(
  url: URL,
  { authorization, hosts, signal, most }: How,
): Promise<Omit<PlainFile, 'name'> | undefined> {
  let answer = await fetch(url, { headers: { authorization }, redirect: 'manual', signal });
  if (answer.status >= 300 && answer.status < 400) {
    await answer.body?.cancel();
    const to = new URL(answer.headers.get('location') ?? '', url);
    const isKnown =
      to.origin === url.origin ||
      (to.protocol === 'https:' &&
        to.port === '' &&
        hosts.some((host) => to.hostname === host || to.hostname.endsWith(`.${host}`)));
    if (!isKnown) return undefined;
    // once, and without the secret
    answer = await fetch(to, { redirect: 'error', signal });
  }
  if (!answer.ok || !answer.body || Number(answer.headers.get('content-length') ?? 0) > most) {
    await answer.body?.cancel();
    return undefined;
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body) {
    size += piece.length;
    if (size > most) return undefined;
    pieces.push(piece);
  }
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(answer.headers.get('content-type') ?? '')?.[0] ?? '';
  return { type, bytes: Uint8Array.from(Buffer.concat(pieces)) };
}
