/**
 * Signing in: a proof made from the passphrase in the browser, and for some a code of an authenticator app. An unknown
 * login, a wrong proof and an ended account give the same answer in the same time.
 */
import { normaliseLogin } from '../../seal/passphrase.ts';
import type { Store } from '../store/store.ts';
import { findDevice, rememberDevice } from '../vault/devices.ts';
import { hashProof, verifyProof } from '../vault/passwords.ts';
import { acceptTotp, newTotp, openTotp, sealTotp } from '../vault/totp.ts';
import { limiter } from './limiter.ts';
import type { Session } from './session.ts';
import { startSession } from './session.ts';
import type { Attempt, Throttle } from './throttle.ts';

export interface SignIn {
  readonly login: string;
  readonly proof: string;
  readonly code?: string | undefined;
  /** What the device's cookie holds. */
  readonly device: string | undefined;
  readonly network: string;
}

export type SignedIn =
  | {
      readonly ok: true;
      readonly token: string;
      readonly device: string;
      /** Her own key, locked with the part of her passphrase that the server never sees. */
      readonly wrappedIdentity: string;
    }
  | { readonly ok: false; readonly why: 'wrong' | 'code-needed' | 'busy' }
  | { readonly ok: false; readonly why: 'slow-down'; readonly afterMs: number };

interface Credential {
  readonly account: number;
  readonly proof: string;
  readonly wrapped_identity: string;
  readonly totp: Buffer | null;
  readonly totp_waiting: Buffer | null;
  /** pg gives bigint as text. */
  readonly totp_step: string;
  readonly initial: boolean;
}

// Each proof takes 20 ms and 19 MiB to check. Strangers wait in a lane of their own, so that they never fill the one of
// people on their own devices.
const strangers = limiter(1, 60);
const regulars = limiter(2, 200);

/** Checks who this is and starts a session. Failures are counted by `throttle`. */
export async function signIn(store: Store, throttle: Throttle, given: SignIn): Promise<SignedIn> {
  const login = normaliseLogin(given.login);
  const credential = await findCredential(store, login);
  const device = findDevice(store.vault.session, credential?.account ?? 0, given.device);
  const attempt: Attempt = { login, device, network: given.network };
  const afterMs = throttle.delay(attempt);
  if (afterMs > 0) return { ok: false, why: 'slow-down', afterMs };
  // counted before it is looked at: many at the same time get no more tries than one after another
  const takeBack = throttle.failed(attempt);
  const lane = device === undefined ? strangers : regulars;
  const checked = await lane(() => verifyProof(credential?.proof, given.proof));
  if (checked === undefined) {
    takeBack();
    return { ok: false, why: 'busy' };
  }
  if (!checked || !credential) return { ok: false, why: 'wrong' };
  if (credential.totp) {
    if (given.code === undefined) {
      takeBack();
      return { ok: false, why: 'code-needed' };
    }
    if (!(await takeCode(store, credential, credential.totp, given.code))) return { ok: false, why: 'wrong' };
  }
  const token = await startSession(store, credential.account);
  if (token === undefined) return { ok: false, why: 'wrong' };
  throttle.succeeded(attempt);
  return {
    ok: true,
    token,
    device: rememberDevice(store.vault.session, credential.account, given.device),
    wrappedIdentity: credential.wrapped_identity,
  };
}

export interface NewPassphrase {
  /** Of the passphrase she has. */
  readonly proof: string;
  readonly newProof: string;
  readonly wrappedIdentity: string;
  /** Her own new key's recipient; only, and always, in place of an initial passphrase. */
  readonly recipient?: string | undefined;
  readonly network: string;
}

export type Checked = 'done' | 'wrong' | 'busy' | { readonly afterMs: number };

/** Changes the passphrase and ends her other sessions. `wrong` also when a key comes, or is missing, out of turn. */
export async function changePassphrase(
  store: Store,
  throttle: Throttle,
  session: Session,
  given: NewPassphrase,
): Promise<Checked> {
  return await withProof(store, throttle, session, given, async () => {
    const { rows } = await store.app.query<{ done: boolean }>(
      'select gwen.change_passphrase($1, $2, $3, $4, $5) as done',
      [
        session.account,
        await hashProof(given.newProof),
        given.wrappedIdentity,
        given.recipient ?? null,
        session.digest,
      ],
    );
    return rows[0]?.done ? 'done' : 'wrong';
  });
}

/** Prepares a second step: the secret for the authenticator app. It counts from its first code on (enableTotp). */
export async function prepareTotp(
  store: Store,
  throttle: Throttle,
  session: Session,
  given: { readonly proof: string; readonly network: string; readonly issuer: string },
): Promise<Exclude<Checked, 'done'> | { readonly secret: string; readonly uri: string }> {
  const { secret, uri } = newTotp(session.login, given.issuer);
  const checked = await withProof(store, throttle, session, given, async () => {
    const sealed = sealTotp(store.vault.totp, String(session.account), secret);
    await store.app.query('select gwen.prepare_totp($1, $2)', [session.account, sealed]);
    return 'done';
  });
  return checked === 'done' ? { secret: new URL(uri).searchParams.get('secret') ?? '', uri } : checked;
}

/** Turns the second step on, when the code shows that the app has the secret. */
export async function enableTotp(store: Store, session: Session, code: string): Promise<boolean> {
  const credential = await findCredential(store, session.login);
  if (!credential?.totp_waiting) return false;
  const secret = openTotp(store.vault.totp, String(session.account), credential.totp_waiting);
  const step = acceptTotp(secret, code, 0);
  if (step === undefined) return false;
  const { rows } = await store.app.query<{ done: boolean }>('select gwen.enable_totp($1, $2) as done', [
    session.account,
    step,
  ]);
  return rows[0]?.done ?? false;
}

export async function disableTotp(
  store: Store,
  throttle: Throttle,
  session: Session,
  given: { readonly proof: string; readonly code: string; readonly network: string },
): Promise<Checked> {
  return await withProof(store, throttle, session, given, async (credential) => {
    if (!credential.totp || !(await takeCode(store, credential, credential.totp, given.code))) return 'wrong';
    await store.app.query('select gwen.disable_totp($1)', [session.account]);
    return 'done';
  });
}

/** Acts once the proof was checked; a stolen session guesses no faster than a stranger on a known device. */
async function withProof(
  store: Store,
  throttle: Throttle,
  session: Session,
  given: { readonly proof: string; readonly network: string },
  act: (credential: Credential) => Promise<Checked>,
): Promise<Checked> {
  const attempt: Attempt = { login: session.login, device: 'signed-in', network: given.network };
  const afterMs = throttle.delay(attempt);
  if (afterMs > 0) return { afterMs };
  const takeBack = throttle.failed(attempt);
  const credential = await findCredential(store, session.login);
  const checked = await regulars(() => verifyProof(credential?.proof, given.proof));
  if (checked === undefined) {
    takeBack();
    return 'busy';
  }
  if (!checked || !credential) return 'wrong';
  const done = await act(credential);
  if (done === 'done') throttle.succeeded(attempt);
  return done;
}

async function findCredential(store: Store, login: string): Promise<Credential | undefined> {
  const { rows } = await store.app.query<Credential>({
    name: 'credential',
    text: 'select * from gwen.credential_of($1)',
    values: [login],
  });
  return rows[0];
}

async function takeCode(
  store: Store,
  credential: Credential,
  sealed: Buffer,
  code: string,
): Promise<boolean> {
  const secret = openTotp(store.vault.totp, String(credential.account), sealed);
  const step = acceptTotp(secret, code, Number(credential.totp_step));
  if (step === undefined) return false;
  const { rows } = await store.app.query<{ taken: boolean }>('select gwen.take_totp_step($1, $2) as taken', [
    credential.account,
    step,
  ]);
  return rows[0]?.taken ?? false;
}
