/**
 * Where somebody is reminded outside Gwen, and where who goes is asked by text message: an address and a number that she gives
 * herself, nobody else reads, and no copy of the data tells.
 */
import type { Store } from '../store/store.ts';
import { signOf } from '../vault/channels.ts';
import { openNumber, openReach, sealNumber, sealReach } from '../vault/reach.ts';

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

/** Her number; null: she gave none. */
export async function findNumber(store: Store, account: number): Promise<string | null> {
  const { rows } = await store.app.query<{ number: Buffer | null }>('select gwen.number_of($1) as number', [
    account,
  ]);
  const sealed = rows[0]?.number;
  return sealed ? openNumber(store.vault.reach, account, sealed) : null;
}

/** From now on there; null: nowhere. False: somebody else has this number. */
export async function setNumber(store: Store, account: number, number: string | null): Promise<boolean> {
  const sealed = number === null ? null : sealNumber(store.vault.reach, account, number);
  const sign = number === null ? null : numberSign(store, number);
  const { rows } = await store.app.query<{ done: boolean }>('select gwen.set_number($1, $2, $3) as done', [
    account,
    sealed,
    sign,
  ]);
  return rows[0]?.done ?? false;
}

/** By which a message from this number is known; gateways write numbers with and without what is before them. */
export const numberSign = ({ vault }: Pick<Store, 'vault'>, number: string): Buffer =>
  signOf(vault, 'responder', [number.replace(/\D/g, '').replace(/^00/, '')]);
