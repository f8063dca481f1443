/**
 * What a member's phone keeps: that it is of a group, and locked reports that wait. Each is encrypted under a key that this
 * browser made and gives out to no script, so that nothing can be read in its files; and the words of reports are locked
 * before, for those who answer: no key of this phone opens them.
 */
import type { Watch, WatchObservation, WatchReport } from '../domain/report/publicPage.ts';

export interface Member {
  /** What this phone shows; the code it follows from is not kept. */
  readonly pass: string;
  readonly watch: Watch;
}

/** What waits, a report or an observation; how it is known as the group's is added when it is sent. */
export type Waiting =
  | Omit<WatchReport, 'dossier' | 'ticket'>
  | { readonly observed: Omit<WatchObservation, 'dossier' | 'ticket'> };

interface Kept {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const name = 'notes';
/** From the tap on nothing is opened any more: what was under way ends in nothing. */
let isWiped = false;
const algorithm = { name: 'AES-GCM', length: 256 } as const;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param makes it where there is none; else undefined: what was under way when a phone was wiped makes nothing anew */
async function open(makes: boolean): Promise<IDBDatabase | undefined> {
  if (isWiped) return undefined;
  const request = indexedDB.open(name, 1);
  let isThere = true;
  request.onupgradeneeded = () => {
    if (!makes) {
      isThere = false;
      request.transaction?.abort();
      return;
    }
    request.result.createObjectStore('kept');
    request.result.createObjectStore('waiting', { autoIncrement: true });
  };
  const database = await done(request).catch((error: unknown) => {
    if (isThere) throw error;
  });
  if (!database) return undefined;
  // a phone that is wiped waits for nobody
  database.onversionchange = () => database.close();
  return database;
}

interface Use<T> {
  readonly store: 'kept' | 'waiting';
  readonly mode: IDBTransactionMode;
  readonly work: (store: IDBObjectStore) => IDBRequest<T>;
  readonly makes?: boolean;
}

/** Does one thing with one store; undefined where nothing is kept at all. */
async function use<T>({ store, mode, work, makes = false }: Use<T>): Promise<T | undefined> {
  const database = await open(makes);
  if (!database) return undefined;
  try {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const finished = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const result = await done(work(transaction.objectStore(store)));
    await finished;
    return result;
  } finally {
    database.close();
  }
}

const read = <T>(
  store: Use<T>['store'],
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> => use({ store, mode: 'readonly', work });

const readKey = (): Promise<CryptoKey | undefined> => read('kept', (store) => store.get('key'));

async function makeKey(): Promise<CryptoKey> {
  const known = await readKey();
  if (known) return known;
  const made = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
  // another page of this browser may have made one just now: the first stays
  const add = (store: IDBObjectStore) => store.add(made, 'key');
  await use({ store: 'kept', mode: 'readwrite', work: add, makes: true }).catch(() => undefined);
  return (await readKey()) ?? made;
}

async function hide(key: CryptoKey, value: unknown): Promise<Kept> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text) };
}

async function show<T>(kept: Kept | undefined): Promise<T | undefined> {
  const key = kept && (await readKey());
  if (!key) return undefined;
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, key, kept.data);
  return JSON.parse(new TextDecoder().decode(text)) as T;
}

/** The group that this phone is of; undefined while no code was entered. */
export const findMember = async (): Promise<Member | undefined> =>
  await show<Member>(await read<Kept | undefined>('kept', (store) => store.get('member')));

/** From now on the phone is of this group. */
export async function keepMember(member: Member): Promise<void> {
  const kept = await hide(await makeKey(), member);
  await use({ store: 'kept', mode: 'readwrite', work: (store) => store.put(kept, 'member'), makes: true });
}

/** What is known of the group anew, where the phone still is of it. */
export async function renewMember(member: Member): Promise<void> {
  const key = await readKey();
  if (!key) return;
  const kept = await hide(key, member);
  await use({ store: 'kept', mode: 'readwrite', work: (store) => store.put(kept, 'member') });
}

/** The phone is of no group any more; what waits stays. */
export async function forgetMember(): Promise<void> {
  await use({ store: 'kept', mode: 'readwrite', work: (store) => store.delete('member') });
}

/** Its id. */
export async function addWaiting(waiting: Waiting): Promise<IDBValidKey | undefined> {
  const kept = await hide(await makeKey(), waiting);
  return await use({ store: 'waiting', mode: 'readwrite', work: (store) => store.add(kept), makes: true });
}

/** Ids of what waits, oldest first. */
export const waitingIds = async (): Promise<readonly IDBValidKey[]> =>
  (await read('waiting', (store) => store.getAllKeys())) ?? [];

/** Undefined where another page of this browser has sent it meanwhile. */
export const findWaiting = async (id: IDBValidKey): Promise<Waiting | undefined> =>
  await show<Waiting>(await read<Kept | undefined>('waiting', (store) => store.get(id)));

export async function dropWaiting(id: IDBValidKey): Promise<void> {
  await use({ store: 'waiting', mode: 'readwrite', work: (store) => store.delete(id) });
}

/** Everything goes, and the key first of all with it. */
export async function wipe(): Promise<void> {
  isWiped = true;
  await done(indexedDB.deleteDatabase(name));
}
