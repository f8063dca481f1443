/** Where somebody is reminded outside Gwen: an address that she gives herself, and nobody else reads. */
import type { Store } from '../store/store.ts';

/** Her address; null: she gave none. */
export async function findReach(store: Store, account: number): Promise<string | null> {
  const { rows } = await store.app.query<{ address: string | null }>('select gwen.reach_of($1) as address', [
    account,
  ]);
  return rows[0]?.address ?? null;
}

/** From now on there; null: nowhere. */
export async function setReach(store: Store, account: number, address: string | null): Promise<void> {
  await store.app.query('select gwen.set_reach($1, $2)', [account, address]);
}
