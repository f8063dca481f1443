/**
 * Keys made at the server's console: a first passphrase with a key pair for a new account, and a contact point's epoch.
 * In people's browsers the same is made without the server seeing it; so a first passphrase must be replaced by the
 * person's own, and an epoch is better started by an operator.
 */
import { newIdentity, recipientOf, sealTo } from '../../seal/box.ts';
import { splitPassphrase, wrapIdentity } from '../../seal/passphrase.ts';
import { splitRecovery } from '../../seal/shares.ts';
import { bytesToNumbers, inGroups, writeSymbols } from '../../seal/symbols.ts';
import { nodeScrypt } from '../vault/scrypt.ts';
import type { NewAccount } from './accounts.ts';
import type { NewEpoch } from './contactPoint.ts';

/** A first passphrase to read aloud or write down: 100 random bits as five groups of four symbols. */
export function newPassphrase(): string {
  const numbers = bytesToNumbers(crypto.getRandomValues(new Uint8Array(15))).slice(0, 20);
  return inGroups(writeSymbols(numbers), 4);
}

/** What an account starts with, as the person's browser would make it from this passphrase. */
export async function newCredential(
  login: string,
  installation: string,
  passphrase: string,
): Promise<Pick<NewAccount, 'proof' | 'wrappedIdentity' | 'recipient'>> {
  const { proof, unlockKey } = await splitPassphrase({ login, installation, passphrase }, nodeScrypt);
  const identity = await newIdentity();
  return {
    proof,
    wrappedIdentity: await wrapIdentity(unlockKey, identity),
    recipient: await recipientOf(identity),
  };
}

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
