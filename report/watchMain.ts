/**
 * The script of the page of those who keep watch: a code once; what is written is locked at once and waits encrypted; it is
 * sent when there is a network, again and again, a little later each time. One tap takes everything away.
 */

import type { DangerNow } from '../domain/report/sealedMessage.ts';
import { get, problem, show, state } from './dom.ts';
import type {} from './first.ts';
import type { Lock } from './lockLoader.ts';
import { beginLoading, canLock, loadLock } from './lockLoader.ts';
import { post } from './net.ts';
import { closeReceipt, hear, showReceipt, watchLeaving } from './receipt.ts';
import { findMistake, read } from './said.ts';
import { text } from './texts.ts';
import type { Member } from './watchKeep.ts';
import { addWaiting, findMember, keepMember, waitingIds, wipe } from './watchKeep.ts';
import { findObserved } from './watchObserve.ts';
import { askAgain, flush } from './watchQueue.ts';

const quarterMs = 15 * 60_000;
const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;
const longestStopMs = 1_000;

let member: Member | undefined;
/** The code of the report that was just written, until another screen is there. */
let code: string | undefined;
/** What was just written, by its id. */
let written: IDBValidKey | undefined;
/** What was just noted for the group, by its id. */
let noted: IDBValidKey | undefined;
/** The words for which she has seen that nobody else can read them. */
let warnedOf: string | undefined;
let isBusy = false;
let isWiped = false;
/** The worker being registered. */
let keeping: Promise<unknown> = Promise.resolve();
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

// ── what waits ──

async function showWaiting(): Promise<void> {
  const count = (await waitingIds()).length;
  get('[data-keeping]').hidden = member === undefined && count === 0;
  get('[data-waiting]').textContent = count > 0 ? text('watch.waiting', { count }) : '';
  get('[data-try]').hidden = count === 0;
}

async function sendWaiting(): Promise<void> {
  clearTimeout(timer);
  if (isWiped) return;
  try {
    if ((await waitingIds()).length === 0) return;
    if (code !== undefined && navigator.onLine) say('watch.stored.sending');
    const { left, refused } = await flush();
    const isLeft = written !== undefined && left.includes(written);
    say(
      !isLeft
        ? 'watch.stored.sent'
        : written !== undefined && refused.includes(written)
          ? 'watch.stored.refused'
          : 'watch.stored.waits',
    );
    if (noted !== undefined && !left.includes(noted)) sayNoted('sent');
    const count = refused.length;
    get('[data-refused]').textContent = count > 0 ? text('watch.refused', { count }) : '';
    // what was refused is tried again when the page is opened or somebody asks for it
    if (left.length === count) tries = 0;
    else {
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** tries) * (0.5 + Math.random());
      tries += 1;
      timer = setTimeout(() => void sendWaiting(), wait);
    }
  } finally {
    await showWaiting();
    await seeEnded();
  }
}

const say = (key: `watch.stored.${'sending' | 'sent' | 'waits' | 'refused'}`): void => {
  get('[data-stored]').textContent = text(key);
};

const sayNoted = (key: 'waits' | 'sent'): void => {
  get('[data-noted]').textContent = text(`watch.noted.${key}`);
};

/** Was the code taken back, as sending may have found out? Nobody is taken from what she is writing. */
async function seeEnded(): Promise<void> {
  if (member === undefined || (await findMember()) !== undefined) return;
  member = undefined;
  get('[data-ended]').hidden = false;
  if (!get('#asking').hidden && get<HTMLTextAreaElement>('#text').value === '') show('joining');
}

// ── the code of the group ──

async function join(form: HTMLFormElement): Promise<void> {
  const field = get<HTMLInputElement>('#pass', form);
  let lock: Lock;
  try {
    state(form, 'watch.join.checking');
    lock = await loadLock();
  } catch {
    problem(form, 'answer.network');
    return;
  }
  const typed = lock.parseReceipt(field.value);
  if (!typed.ok) {
    const count = field.value.replace(/[\s\p{P}]/gu, '').length;
    problem(form, `answer.${typed.reason}`, { count }, field);
    return;
  }
  const pass = await lock.watchPass(typed.receipt);
  const { status, code: why, value: watch } = await post<Member['watch']>('watch/join', { pass });
  if (!watch) {
    problem(
      form,
      why === 'not-found' ? 'watch.join.unknown' : status === 0 ? 'answer.network' : 'answer.server',
      {},
      field,
    );
    return;
  }
  if (isWiped) return;
  const joined = { pass, watch };
  try {
    await keepMember(joined);
  } catch {
    problem(form, 'watch.no-store');
    return;
  }
  member = joined;
  field.value = '';
  state(form);
  get('[data-ended]').hidden = true;
  show('asking');
  await showWaiting();
}

// ── writing ──

async function store(form: HTMLFormElement): Promise<void> {
  const said = read(form);
  if (findMistake(form, said)) return;
  if (!member) {
    show('joining');
    return;
  }
  const { watch } = member;
  const isRound = said.involved.some((one) => one !== 'none');
  const way = isRound ? watch.ways.round : watch.ways.ordinary;
  const of = JSON.stringify(said);
  if (way.nobodyElse && said.involved.includes('this-service') && warnedOf !== of) {
    warnedOf = of;
    problem(form, 'problem.nobody-else');
    return;
  }
  state(form, 'state.locking');
  let lock: Lock;
  try {
    lock = await loadLock();
  } catch {
    problem(form, 'problem.network');
    return;
  }
  const receipt = lock.newReceipt();
  const { recipient, locator, proof } = await lock.receiptKeys(receipt);
  const danger = said.danger === '' ? {} : { danger: said.danger as DangerNow };
  const box = await lock.sealMessage([...way.to, recipient], {
    v: 1,
    text: said.text,
    ...(said.place === '' ? {} : { place: said.place }),
    lang: said.lang,
    watch: watch.group,
    at: new Date(Math.floor(Date.now() / quarterMs) * quarterMs).toISOString(),
    asked: { area: watch.area, ...danger, involved: said.involved },
  });
  if (isWiped) return;
  const { lang: language, involved } = said;
  try {
    written = await addWaiting({
      language,
      ...danger,
      involved,
      epoch: way.epoch,
      locator,
      proof,
      recipient,
      box,
    });
  } catch {
    problem(form, 'watch.no-store');
    return;
  }
  form.reset();
  state(form);
  code = lock.showReceipt(receipt);
  get<HTMLButtonElement>('[data-code]').hidden = false;
  get('#code-hint').hidden = false;
  say('watch.stored.waits');
  show('stored');
  tries = 0;
  await wakeLater();
  await sendWaiting();
}

async function observe(form: HTMLFormElement): Promise<void> {
  const observed = findObserved(form);
  if (!observed || isWiped) return;
  if (!member) {
    show('joining');
    return;
  }
  try {
    noted = await addWaiting({ observed });
  } catch {
    problem(form, 'watch.no-store');
    return;
  }
  form.reset();
  state(form);
  sayNoted('waits');
  show('noted');
  tries = 0;
  await wakeLater();
  await sendWaiting();
}

/** Browsers that can wake the worker when there is a network do, also when this page is closed. */
async function wakeLater(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration('/watch');
    const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
    await sync?.register('notes');
  } catch {
    // then the page sends, when it is open
  }
}

function writeMore(): void {
  code = undefined;
  show(member ? 'asking' : 'joining');
}

function showCode(): void {
  if (code === undefined) return;
  showReceipt(code, false);
  code = undefined;
  get<HTMLButtonElement>('[data-code]').hidden = true;
  get('#code-hint').hidden = true;
}

/** The worker stops keeping before it goes, and what it kept goes last: so nothing makes it anew. */
async function wipePage(): Promise<void> {
  try {
    // one that is only being registered goes too
    await soon(keeping);
    const registration = await navigator.serviceWorker?.getRegistration('/watch');
    const workers = [registration?.active, registration?.waiting, registration?.installing];
    await Promise.all(workers.map((worker) => worker && soon(stop(worker))));
    await registration?.unregister();
  } finally {
    await caches.delete('notes');
  }
}

/** Resolves once the worker has said that it keeps nothing from now on. */
const stop = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    worker.postMessage('wipe', [port2]);
  });

/** Nobody who wipes a phone waits long. */
const soon = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, longestStopMs))]);

/** Everything goes, and so does the page. */
async function wipeAll(): Promise<void> {
  isWiped = true;
  clearTimeout(timer);
  await Promise.allSettled([wipe(), wipePage()]);
  window.notes.leave();
}

async function take(form: HTMLFormElement): Promise<void> {
  if (form.hasAttribute('data-kept')) {
    closeReceipt();
    return;
  }
  if (isBusy) return;
  isBusy = true;
  try {
    if (form.id === 'join') await join(form);
    else if (form.id === 'report') await store(form);
    else if (form.id === 'observation') await observe(form);
  } finally {
    isBusy = false;
  }
}

// ── at the start ──

/** The only address that this page runs as a script beside its own. */
function keepPage(): void {
  const { trustedTypes } = window as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
  };
  const address = '/watch/worker.js';
  const policy = trustedTypes?.createPolicy('notes', {
    createScriptURL: (url: string) => (url === address ? url : 'about:blank'),
  });
  keeping = Promise.resolve(
    navigator.serviceWorker?.register(policy ? policy.createScriptURL(address) : address, {
      scope: '/watch',
    }),
  ).catch(() => undefined);
}

async function start(): Promise<void> {
  member = await findMember().catch(() => undefined);
  get(member ? '#asking' : '#joining').hidden = false;
  await showWaiting().catch(() => undefined);
  if (member && navigator.onLine) {
    const now = await askAgain(member);
    if (typeof now === 'object') member = now;
    else await seeEnded();
  }
  await sendWaiting().catch(() => undefined);
}

const root = document.documentElement;
const leaveTo = root.dataset['leave'] ?? '';
/** Where there is no network, a page that says so would tell that something was asked for. */
function chooseWayOut(): void {
  root.dataset['leave'] = navigator.onLine ? leaveTo : 'about:blank';
}

const buttons: { readonly [mark: string]: (button: HTMLElement) => unknown } = {
  more: writeMore,
  observe: () => show(member ? 'observing' : 'joining'),
  code: showCode,
  try: () => sendWaiting(),
  wipe: () => wipeAll(),
  hear,
};

window.notes.take = (form) => void take(form);
watchLeaving();
chooseWayOut();
for (const change of ['online', 'offline']) addEventListener(change, chooseWayOut);
if (canLock()) {
  keepPage();
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null;
    for (const [mark, act] of Object.entries(buttons))
      if (button?.dataset[mark] !== undefined) void act(button);
  });
  document.addEventListener('focusin', beginLoading, { once: true });
  addEventListener('online', () => void sendWaiting());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendWaiting();
  });
  void start();
}
