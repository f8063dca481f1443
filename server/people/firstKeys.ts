/**
 * Keys made at the server's console: a first passphrase with a key pair for a new account, and a contact point's epoch.
 * In people's browsers the same is made without the server seeing it; so a first passphrase must be replaced by the
 * person's own, and an epoch is better started by an operator.
 */
import type { Holder } from '../../seal/epoch.ts';
import { newEpochKeys } from '../../seal/epoch.ts';
import type { Credential } from '../../seal/firstPassphrase.ts';
import { newCredential as credentialOf } from '../../seal/firstPassphrase.ts';
import { nodeScrypt } from '../vault/scrypt.ts';
import type { NewEpoch } from './contactPoint.ts';

/** What an account starts with, as a browser would make it from this passphrase. */
export const newCredential = (login: string, installation: string, passphrase: string): Promise<Credential> =>
  credentialOf({ login, installation, passphrase }, nodeScrypt);

/** A new epoch of a contact point: its key for each member, and the recovery key in shares for three people. */
export const newEpoch = async (
  team: number,
  members: readonly Holder[],
  holders: readonly [Holder, Holder, Holder],
): Promise<NewEpoch> => ({ team, ...(await newEpochKeys(members, holders)) });
