/** Passphrases on this device: what proves one, and first ones for others. The server never sees any. */
import { get } from './api.ts';
import type { SessionBody } from './types.ts';

// The cryptography arrives while one types: the sign-in screen does not wait for it.
export const passphrases = import('../../seal/passphrase.ts');

/** What passphrases of this installation are stretched with. Throws ApiProblem. */
export async function installationId(): Promise<string> {
  return (await get<{ installation: string }>('/installation')).installation;
}

/** What proves her passphrase once more, before something that weakens or changes how she signs in. */
export async function provePassphrase({ login }: SessionBody, passphrase: string): Promise<string> {
  const { splitPassphrase } = await passphrases;
  return (await splitPassphrase({ login, installation: await installationId(), passphrase })).proof;
}

/** A first passphrase for somebody's account, and what the server keeps of it: made here, so that it never sees it. */
export async function firstPassphraseFor(login: string): Promise<{
  readonly passphrase: string;
  readonly credential: { readonly proof: string; readonly wrappedIdentity: string };
}> {
  const { newCredential, newPassphrase } = await import('../../seal/firstPassphrase.ts');
  const passphrase = newPassphrase();
  const { proof, wrappedIdentity } = await newCredential({
    login,
    installation: await installationId(),
    passphrase,
  });
  return { passphrase, credential: { proof, wrappedIdentity } };
}
