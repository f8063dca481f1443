/**
 * Who is signed in on this device. Her secret key exists only in memory, unlocked by her passphrase; locking forgets it
 * and keeps the session, so that work goes on where it was after she types her passphrase again.
 */
import { useSyncExternalStore } from 'react';
import { Drafts, keepOnLeaving } from '../forms/drafts.ts';
import { i18n, languages, setLocale } from '../i18n.ts';
import { speakDeviceLanguage, takeChosenLanguage } from '../spoken.ts';
import { openLocker } from '../store/locker.ts';
import { Outbox, sendWhenPossible } from '../store/outbox.ts';
import { openShelf } from '../store/shelf.ts';
import { closeCurtains, watchForLeaving } from '../ui/curtain.ts';
import { clearToasts } from '../ui/Toast.tsx';
import { send } from './acts.ts';
import { ApiProblem, get, post, request, setCsrf, whenSignedOut } from './api.ts';
import { forgetKept } from './data.ts';
import type { SessionBody } from './types.ts';

export interface SignedIn {
  readonly is: 'in';
  readonly session: SessionBody;
  /** Her own secret key (age). */
  readonly identity: string;
  readonly drafts: Drafts;
  /** What she did where there was no network, until it is sent. */
  readonly outbox: Outbox;
  /** What proves a passphrase that somebody else made, kept until she has replaced it. */
  readonly firstProof?: string;
}

export type SessionState =
  | { readonly is: 'starting' }
  | { readonly is: 'out'; readonly ended: boolean }
  | { readonly is: 'locked'; readonly session: SessionBody }
  | SignedIn;

let state: SessionState = { is: 'starting' };
let stopSending = (): void => {};
let stopWatching = (): void => {};
const watchers = new Set<() => void>();

function become(next: SessionState): void {
  state = next;
  setCsrf(next.is === 'in' || next.is === 'locked' ? next.session.csrf : undefined);
  for (const tell of watchers) tell();
}

export function useSession(): SessionState {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => state,
  );
}

whenSignedOut(() => {
  stopSending();
  stopWatching();
  forgetKept();
  if (state.is === 'in') state.outbox.lock();
  if (state.is !== 'out') become({ is: 'out', ended: state.is !== 'starting' });
});

/** Asks whether a session is still open on this device. Opens locked: the secret key is not kept anywhere. */
export async function resume(): Promise<void> {
  const found = await get<SessionBody>('/session').catch((error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
    return undefined;
  });
  if (found) await speak(found.locale);
  // a late answer must not undo what she did meanwhile
  if (state.is === 'starting') become(found ? { is: 'locked', session: found } : { is: 'out', ended: false });
}

// The cryptography arrives while one types: the sign-in screen does not wait for it.
const passphrases = import('../../seal/passphrase.ts');

async function installationId(): Promise<string> {
  return (await get<{ installation: string }>('/installation')).installation;
}

/** Signs in, or unlocks: both prove the passphrase to the server. Throws ApiProblem. */
export async function signIn(login: string, passphrase: string, code?: string): Promise<void> {
  const { splitPassphrase, unwrapIdentity } = await passphrases;
  const keys = await splitPassphrase({ login, installation: await installationId(), passphrase });
  const session = await post<SessionBody>('/session', {
    login,
    proof: keys.proof,
    ...(code ? { code } : {}),
  });
  const identity = await unwrapIdentity(keys.unlockKey, session.wrappedIdentity ?? '');
  if (identity === null) throw new ApiProblem('wrong-sign-in', 401, {});
  await enter(session, identity, session.initial ? keys.proof : undefined);
}

export interface FirstPerson {
  readonly code: string;
  readonly organisation: { readonly name: string; readonly gwen: string };
  readonly login: string;
  readonly name: string;
  readonly locale: string;
  readonly passphrase: string;
}

/** Makes the first account, with the code of the server's console, and signs in with it. Throws ApiProblem. */
export async function beFirst({ code, organisation, passphrase, ...person }: FirstPerson): Promise<void> {
  const { newCredential } = await import('../../seal/firstPassphrase.ts');
  const { login } = person;
  const credential = await newCredential({ login, installation: await installationId(), passphrase });
  await post('/set-up', { code, organisation, account: { ...person, ...credential } });
  await signIn(login, passphrase);
}

async function enter(session: SessionBody, identity: string, firstProof?: string): Promise<void> {
  const chosen = takeChosenLanguage();
  await speak(chosen ?? session.locale);
  const locker = await openLocker(identity);
  const drafts = new Drafts(await openShelf('drafts'), locker);
  const outbox = new Outbox(await openShelf('outbox'), locker, send);
  await outbox.open();
  keepOnLeaving(drafts);
  stopSending();
  stopSending = sendWhenPossible(outbox);
  stopWatching();
  // what asks the service now and then keeps the session alive: only the device knows that nobody is there
  stopWatching = watchForLeaving(session.idleMinutes * 60, (cause) => {
    if (cause === 'idle') void lock();
  });
  become({
    is: 'in',
    session,
    identity,
    drafts,
    outbox,
    ...(firstProof === undefined ? {} : { firstProof }),
  });
  if (chosen !== undefined) void keepLanguage(session, chosen);
  void outbox.sendAll();
}

/** What she chose when signing in is hers from now on; where that fails it holds for today. */
async function keepLanguage(session: SessionBody, locale: string): Promise<void> {
  if (new Intl.Locale(session.locale).language === locale) return;
  await request('PATCH', '/session', { locale }).then(
    () => changedSession({ locale }),
    () => undefined,
  );
}

/**
 * Her language, if it has texts and they come; a device that speaks it already keeps its own way of writing dates and
 * numbers.
 */
export async function speak(locale: string): Promise<void> {
  const { language } = new Intl.Locale(locale);
  const isSpoken = new Intl.Locale(i18n().locale).language === language;
  if (!isSpoken && languages.includes(language)) await setLocale(locale).catch(() => undefined);
}

/**
 * Replaces the passphrase that somebody else made by her own, and with it the key pair that went with it: whoever made
 * the first one could open what is sealed to that. Throws ApiProblem.
 */
export async function choosePassphrase({ session, firstProof }: SignedIn, passphrase: string): Promise<void> {
  const { login } = session;
  const [{ splitPassphrase, wrapIdentity }, { newIdentity, recipientOf }] = await Promise.all([
    passphrases,
    import('../../seal/box.ts'),
  ]);
  const [keys, identity] = await Promise.all([
    splitPassphrase({ login, installation: await installationId(), passphrase }),
    newIdentity(),
  ]);
  const recipient = await recipientOf(identity);
  await request('PATCH', '/session/passphrase', {
    proof: firstProof,
    newProof: keys.proof,
    wrappedIdentity: await wrapIdentity(keys.unlockKey, identity),
    recipient,
  });
  await enter({ ...session, initial: false, recipient }, identity);
}

/** A passphrase in place of her own; her key stays. Other devices are signed out. Throws ApiProblem. */
export async function changePassphrase(
  { session, identity }: SignedIn,
  now: string,
  next: string,
): Promise<void> {
  const { login } = session;
  const [{ splitPassphrase, wrapIdentity }, installation] = await Promise.all([
    passphrases,
    installationId(),
  ]);
  const before = await splitPassphrase({ login, installation, passphrase: now });
  const keys = await splitPassphrase({ login, installation, passphrase: next });
  await request('PATCH', '/session/passphrase', {
    proof: before.proof,
    newProof: keys.proof,
    wrappedIdentity: await wrapIdentity(keys.unlockKey, identity),
  });
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

/** Takes over what she changed about her own account. */
export function changedSession(change: Partial<Pick<SessionBody, 'locale' | 'hasTotp'>>): void {
  if (state.is === 'in') become({ ...state, session: { ...state.session, ...change } });
}

/** Forgets the secret key and hides everything; what was typed is kept in locked drafts. */
export async function lock(): Promise<void> {
  if (state.is !== 'in') return;
  const { session, drafts, outbox } = state;
  closeCurtains();
  clearToasts();
  stopSending();
  stopWatching();
  forgetKept();
  outbox.lock();
  become({ is: 'locked', session });
  await drafts.lock();
}

export async function signOut(): Promise<void> {
  await lock();
  await request('DELETE', '/session').catch((error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
  });
  await speakDeviceLanguage();
  become({ is: 'out', ended: false });
}
