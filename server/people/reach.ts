/** Where somebody is reminded outside Gwen: an address that she gives herself, nobody else reads, and no copy of the data tells. */
import type { Store } from '../store/store.ts';
import { openReach, sealReach } from '../vault/reach.ts';

/** Her address; null: she gave none. */
export async function findReach(store: Store, account: number): Promise<string | null> {
  const { rows } = await store.app.query<{ address: Buffer | null }>('select gwen.reach_of($1) as address', [
    account,
  ]);
  const sealed = rows[0]?.address;
  return sealed ? openReach(store.vault.reach, account, sealed) : null;
}

/** From now on there; null: nowhere. */
export async function setReach(store: Store, account: number, address: string | null): Promise<void> {
  const sealed = address === null ? null : sealReach(store.vault.reach, account, address);
  await store.app.query('select gwen.set_reach($1, $2)', [account, sealed]);
}
