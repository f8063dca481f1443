/**
 * The keys of a contact point from one change of keys to the next: a key pair to which reports are sealed, its secret half
 * wrapped for each operator, and a recovery key in three shares for three people, two of which make it whole.
 */
import { newIdentity, recipientOf, sealTo } from './box.ts';
import { splitRecovery } from './shares.ts';

export interface Holder {
  readonly account: number;
  /** The person's own public key (age). */
  readonly recipient: string;
}

interface BoxFor {
  readonly account: number;
  readonly box: Uint8Array;
}

export interface EpochKeys {
  readonly recipient: string;
  readonly recovery: string;
  readonly boxes: readonly BoxFor[];
  /** For three different people. */
  readonly shares: readonly BoxFor[];
}

/** New keys for these operators, and shares for these three. */
export async function newEpochKeys(
  operators: readonly Holder[],
  holders: readonly [Holder, Holder, Holder],
): Promise<EpochKeys> {
  const [epoch, recovery] = await Promise.all([newIdentity(), newIdentity()]);
  const shares = await splitRecovery(recovery);
  const box = async ({ account, recipient }: Holder, text: string): Promise<BoxFor> => ({
    account,
    box: await sealTo([recipient], new TextEncoder().encode(text)),
  });
  return {
    recipient: await recipientOf(epoch),
    recovery: await recipientOf(recovery),
    boxes: await Promise.all(operators.map((operator) => box(operator, epoch))),
    shares: await Promise.all(holders.map((holder, at) => box(holder, shares[at] ?? ''))),
  };
}
