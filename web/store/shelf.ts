/**
 * A shelf keeps locked boxes by name on this device: in IndexedDB, or in memory where the browser allows no storage
 * (some private windows), which the person is told. Names and contents are unreadable here; see locker.ts.
 */

export type Box = Uint8Array<ArrayBuffer>;

export interface Shelf {
  /** False when its boxes go with the page. */
  readonly isLasting: boolean;
  get(name: string): Promise<Box | undefined>;
  put(name: string, box: Box): Promise<void>;
  remove(name: string): Promise<void>;
  clear(): Promise<void>;
  all(): Promise<readonly (readonly [string, Box])[]>;
}

/** A shelf that goes with the page. */
export function memoryShelf(): Shelf {
  const boxes = new Map<string, Box>();
  return {
    isLasting: false,
    get: async (name) => boxes.get(name),
    put: async (name, box) => {
      boxes.set(name, box);
    },
    remove: async (name) => {
      boxes.delete(name);
    },
    clear: async () => boxes.clear(),
    all: async () => [...boxes],
  };
}

const database = 'notes';
const stores = ['drafts', 'outbox', 'ways', 'answers'] as const;
export type StoreName = (typeof stores)[number];

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(database, 3);
  request.onupgradeneeded = () => {
    for (const store of stores) {
      if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
    }
  };
  return done(request);
}

/** The shelf of one kind of boxes; in memory if the browser gives no storage. */
export async function openShelf(store: StoreName): Promise<Shelf> {
  let db: IDBDatabase;
  try {
    db = await openDatabase();
  } catch {
    return memoryShelf();
  }
  // a page of a newer Gwen on this device may go on
  db.onversionchange = () => db.close();
  /** Waits until the change is on the disk, not only accepted. */
  const change = (act: (boxes: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error ?? new Error('storage failed'));
      transaction.onabort = () => reject(transaction.error ?? new Error('storage failed'));
      act(transaction.objectStore(store));
    });
  const boxes = (): IDBObjectStore => db.transaction(store).objectStore(store);
  const isBox = (value: unknown): value is Box => value instanceof Uint8Array;
  return {
    isLasting: true,
    async get(name) {
      const found: unknown = await done(boxes().get(name));
      return isBox(found) ? found : undefined;
    },
    put: (name, box) => change((all) => all.put(box, name)),
    remove: (name) => change((all) => all.delete(name)),
    clear: () => change((all) => all.clear()),
    async all() {
      const objects = boxes();
      const [names, values] = await Promise.all([
        done(objects.getAllKeys()),
        done<unknown[]>(objects.getAll()),
      ]);
      return names.flatMap((name, index) => {
        const box = values[index];
        return typeof name === 'string' && isBox(box) ? [[name, box] as const] : [];
      });
    },
  };
}
