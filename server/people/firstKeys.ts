/**
 * Keys made at the server's console: a first passphrase with a key pair for a new account, and a contact point's epoch.
 * In people's browsers the same is made without the server seeing it; so a first passphrase must be replaced by the
 * person's own, and an epoch is better started by an operator.
 */
import { newIdentity, recipientOf, sealTo } from '../../seal/box.ts';
import type { Credential } from '../../seal/firstPassphrase.ts';
import { newCredential as credentialOf } from '../../seal/firstPassphrase.ts';
import { splitRecovery } from '../../seal/shares.ts';
import { nodeScrypt } from '../vault/scrypt.ts';
import type { NewEpoch } from './contactPoint.ts';

/** What an account starts with, as a browser would make it from this passphrase. */
export const newCredential = (login: string, installation: string, passphrase: string): Promise<Credential> =>
  credentialOf({ login, installation, passphrase }, nodeScrypt);

interface Holder {
  readonly account: number;
  readonly recipient: string;
}

/** A new epoch of a contact point: its key for each member, and the recovery key in shares for three people. */
export async function newEpoch(
  team: number,
  members: readonly Holder[],
  holders: readonly [Holder, Holder, Holder],
): Promise<NewEpoch> {
  const [epoch, recovery] = await Promise.all([newIdentity(), newIdentity()]);
  const shares = await splitRecovery(recovery);
  const box = async ({ account, recipient }: Holder, text: string) => ({
    account,
    box: await sealTo([recipient], new TextEncoder().encode(text)),
  });
  return {
    team,
    recipient: await recipientOf(epoch),
    recovery: await recipientOf(recovery),
    boxes: await Promise.all(members.map((member) => box(member, epoch))),
    shares: await Promise.all(holders.map((holder, at) => box(holder, shares[at] ?? ''))),
  };
}
