/**
 * Who is signed in on this device. Her secret key exists only in memory, unlocked by her passphrase; locking forgets it
 * and keeps the session, so that work goes on where it was after she types her passphrase again.
 */
import { useSyncExternalStore } from 'react';
import { Drafts, keepOnLeaving } from '../forms/drafts.ts';
import { i18n, languages, setLocale } from '../i18n.ts';
import { speakDeviceLanguage, takeChosenLanguage } from '../spoken.ts';
import type { Away, Way } from '../store/away.ts';
import { openWays } from '../store/away.ts';
import type { Locker } from '../store/locker.ts';
import { openLocker } from '../store/locker.ts';
import { Outbox, sendWhenPossible } from '../store/outbox.ts';
import { openShelf } from '../store/shelf.ts';
import { closeCurtains, watchForLeaving } from '../ui/curtain.ts';
import { clearToasts } from '../ui/Toast.tsx';
import { send } from './acts.ts';
import { ApiProblem, get, post, request, setCsrf, setGate, whenSignedOut } from './api.ts';
import { keepApp, takeUpdate } from './appHere.ts';
import { forgetKept, keepNoMore, keepOn } from './data.ts';
import { installationId, passphrases } from './passphrase.ts';
import { orOffline } from './patience.ts';
import type { SessionBody } from './types.ts';

export interface SignedIn {
  readonly is: 'in';
  readonly session: SessionBody;
  /** Her own secret key (age). */
  readonly identity: string;
  readonly drafts: Drafts;
  /** What she did where there was no network, until it is sent. */
  readonly outbox: Outbox;
  /** What this device keeps for where there is no network. */
  readonly away: Away;
  /** Whether she lets this device be opened without a network. */
  readonly isAwayOn: boolean;
  /** Opened without a network: the service has not said yet whether her session goes on. */
  readonly isUnheard: boolean;
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

function beOut(): void {
  stopSending();
  stopWatching();
  forgetKept();
  setGate(undefined);
  if (state.is === 'in') {
    state.outbox.lock();
    state.away.lock();
  }
  if (state.is !== 'out') become({ is: 'out', ended: state.is !== 'starting' });
}
whenSignedOut(beOut);

/** Asks whether a session is still open on this device. Opens locked: the secret key is not kept open anywhere. */
export async function resume(): Promise<void> {
  const [isGoing, found] = await Promise.all([
    // nobody has typed anything yet
    takeUpdate(() => state.is === 'starting'),
    orOffline(get<SessionBody>('/session'), 'start').catch((error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      return undefined;
    }),
  ]);
  if (isGoing) return;
  if (found) await speak(found.locale);
  // a late answer must not undo what she did meanwhile
  if (state.is === 'starting') become(found ? { is: 'locked', session: found } : { is: 'out', ended: false });
}

/** Made of what the server told: with it and her passphrase the app that is locked opens again, also without a network. */
let way: Way | undefined;

/**
 * Signs in, or unlocks: both prove the passphrase to the server. Without a network, opens what is kept on this device. Throws
 * ApiProblem.
 */
export async function signIn(login: string, passphrase: string, code?: string): Promise<void> {
  const { splitPassphrase, unwrapIdentity } = await passphrases;
  let installation: string;
  try {
    // a slow network is one: what lies here opens only where nothing comes
    installation = await orOffline(installationId(), 'signIn');
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'offline') throw error;
    await openWithoutNetwork(login, passphrase, error);
    return;
  }
  const keys = await splitPassphrase({ login, installation, passphrase });
  const ways = await openWays();
  const session = await post<SessionBody>('/session', {
    login,
    proof: keys.proof,
    ...(code ? { code } : {}),
  }).catch(async (error: unknown) => {
    // the passphrase opens a key here and is not hers any more: the account ended, or it was changed elsewhere. With a code
    // nobody is told which of the two was wrong. What others keep here stays.
    if (error instanceof ApiProblem && error.code === 'wrong-sign-in' && !code) {
      for (const { wrapped } of await ways.all()) {
        const opened = await unwrapIdentity(keys.unlockKey, wrapped).catch(() => null);
        if (opened !== null) await ways.of(await openLocker(opened)).forbid();
      }
    }
    throw error;
  });
  const wrapped = session.wrappedIdentity ?? '';
  const identity = await unwrapIdentity(keys.unlockKey, wrapped);
  if (identity === null) throw new ApiProblem('wrong-sign-in', 401, {});
  way = { installation, wrapped };
  await enter(session, identity, session.initial ? { firstProof: keys.proof } : {});
}

/** Opens this device with the key that it keeps; nothing is asked of the service before it has said whose session it is. */
async function openWithoutNetwork(login: string, passphrase: string, problem: ApiProblem): Promise<void> {
  const { splitPassphrase, unwrapIdentity } = await passphrases;
  const ways = await openWays();
  const here = state.is === 'locked' ? state.session : undefined;
  const known = [...(await ways.all()), ...(here && way ? [way] : [])];
  if (known.length === 0) throw problem;
  for (const installation of new Set(known.map((one) => one.installation))) {
    const keys = await splitPassphrase({ login, installation, passphrase });
    for (const one of known) {
      const identity = await unwrapIdentity(keys.unlockKey, one.wrapped).catch(() => null);
      if (identity === null) continue;
      await ways.rightTry();
      const answers = await ways.of(await openLocker(identity)).read(new Date());
      const session =
        here?.login === login ? here : (answers.get('/session')?.data as SessionBody | undefined);
      // too long ago: the service has to say first that she may still
      if (!session) throw problem;
      way = one;
      await enter(session, identity, { isUnheard: true });
      return;
    }
  }
  // keys here have no names: whoever keeps none here cannot be told from one who mistyped
  await ways.wrongTry();
  throw new ApiProblem('wrong-away', 0, {});
}

/** Whether this device keeps anything that a passphrase opens without a network. */
export const hasWay = async (): Promise<boolean> => (await (await openWays()).all()).length > 0;

let asking: Promise<void> | undefined;

/** Asks whose session this device has, once there is a network; somebody else's, or none: then she is out. Throws ApiProblem. */
const hearFirst = (): Promise<void> => {
  asking ??= hear().finally(() => {
    asking = undefined;
  });
  return asking;
};

/** As soon as the browser says that there is a network; whatever asks for something later tries again. */
function hearWhenOnline(): void {
  window.addEventListener('online', () => void hearFirst().catch(() => undefined), { once: true });
}

async function hear(): Promise<void> {
  const session = await get<SessionBody>('/session');
  if (state.is !== 'in' || !state.isUnheard) return;
  if (session.account !== state.session.account) {
    beOut();
    throw new ApiProblem('signed-out', 401, {});
  }
  setGate(undefined);
  await state.away.put('/session', { data: session, at: new Date() });
  become({ ...state, session, isUnheard: false });
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

async function enter(
  session: SessionBody,
  identity: string,
  { firstProof, isUnheard = false }: { readonly firstProof?: string; readonly isUnheard?: boolean },
): Promise<void> {
  // nothing of whoever was here before; what that one still asks for comes to nobody
  forgetKept();
  const chosen = takeChosenLanguage();
  await speak(chosen ?? session.locale);
  setGate(isUnheard ? hearFirst : undefined);
  const locker = await openLocker(identity);
  const { away, isAwayOn } = await openAway(locker, session, isUnheard);
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
    away,
    isAwayOn,
    isUnheard,
    ...(firstProof === undefined ? {} : { firstProof }),
  });
  if (chosen !== undefined && !isUnheard) void keepLanguage(session, chosen);
  void outbox.sendAll();
  if (isUnheard) hearWhenOnline();
  void keepApp();
}

/** What this device keeps of hers, brought up to date if the service has just let her in. */
async function openAway(locker: Locker, session: SessionBody, isUnheard: boolean) {
  const away = (await openWays()).of(locker);
  const isAwayOn = await away.isOn();
  if (isAwayOn) {
    if (!isUnheard) await keepWay(away, session);
    keepOn(away, await away.read(new Date()));
  }
  return { away, isAwayOn };
}

async function keepWay(away: Away, { wrappedIdentity: _way, ...session }: SessionBody): Promise<void> {
  if (!way) return;
  await away.allow(way);
  await away.put('/session', { data: session, at: new Date() });
}

/** Lets this device be opened where there is no network, until she signs out on it; or no longer. */
export async function letAway(isOn: boolean): Promise<void> {
  if (state.is !== 'in') return;
  const { away, session } = state;
  if (isOn) {
    await keepWay(away, session);
    keepOn(away, new Map());
  } else {
    keepNoMore();
    await away.forbid();
  }
  if (state.is === 'in') become({ ...state, isAwayOn: isOn });
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
  const installation = await installationId();
  const [keys, identity] = await Promise.all([
    splitPassphrase({ login, installation, passphrase }),
    newIdentity(),
  ]);
  const [recipient, wrapped] = await Promise.all([
    recipientOf(identity),
    wrapIdentity(keys.unlockKey, identity),
  ]);
  await request('PATCH', '/session/passphrase', {
    proof: firstProof,
    newProof: keys.proof,
    wrappedIdentity: wrapped,
    recipient,
  });
  way = { installation, wrapped };
  await enter({ ...session, initial: false, recipient }, identity, {});
}

/** A passphrase in place of her own; her key stays. Other devices are signed out. Throws ApiProblem. */
export async function changePassphrase(
  { session, identity, away, isAwayOn }: SignedIn,
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
  const wrapped = await wrapIdentity(keys.unlockKey, identity);
  await request('PATCH', '/session/passphrase', {
    proof: before.proof,
    newProof: keys.proof,
    wrappedIdentity: wrapped,
  });
  way = { installation, wrapped };
  if (isAwayOn) await away.allow(way);
}

/** Takes over what she changed about her own account. */
export function changedSession(change: Partial<Pick<SessionBody, 'locale' | 'hasTotp'>>): void {
  if (state.is === 'in') become({ ...state, session: { ...state.session, ...change } });
}

async function hide(): Promise<void> {
  if (state.is !== 'in') return;
  const { session, drafts, outbox, away } = state;
  closeCurtains();
  clearToasts();
  stopSending();
  stopWatching();
  forgetKept();
  outbox.lock();
  away.lock();
  become({ is: 'locked', session });
  await drafts.lock();
}

/** Forgets the secret key and hides everything; what was typed is kept in locked drafts. */
export async function lock(): Promise<void> {
  await hide();
  await takeUpdate(() => state.is === 'locked');
}

/** Ends the session, and takes off this device what opened it without a network; what was not sent yet stays locked here. */
export async function signOut(): Promise<void> {
  await hide();
  // also where it was locked before
  forgetKept();
  way = undefined;
  await (await openWays()).wipe();
  await request('DELETE', '/session').catch((error: unknown) => {
    if (!(error instanceof ApiProblem)) throw error;
  });
  await speakDeviceLanguage();
  become({ is: 'out', ended: false });
}
