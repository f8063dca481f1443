/** Signing in and out, and what a person changes about her own account. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { textFor } from '../../jobs/reminders.ts';
import { findReach, setReach } from '../../people/reach.ts';
import type { Session } from '../../people/session.ts';
import { endOtherSessions, endSession, findSession, sessionsOf, setLocale } from '../../people/session.ts';
import { getSetting, peopleSettings } from '../../people/settings.ts';
import type { Checked } from '../../people/signIn.ts';
import { changePassphrase, disableTotp, enableTotp, prepareTotp, signIn } from '../../people/signIn.ts';
import type { Throttle } from '../../people/throttle.ts';
import { networkOf, newThrottle } from '../../people/throttle.ts';
import type { Store } from '../../store/store.ts';
import { deviceCookie, personOf, sessionCookie } from '../access.ts';
import { isSecure } from '../headers.ts';
import { flag, int, list, moment, object, orNull, text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { line, locale, parse, proof, recipient, wrappedIdentity } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { slowDown } from '../rates.ts';
import { sessionSchema } from '../schemas.ts';

/** What an authenticator app shows beside the login: as neutral as the title of the page. */
const issuer = 'Gwen';
const deviceSeconds = 400 * 86_400;

const code = z.string().max(20);
const signInForm = z.strictObject({ login: line(100), proof, code: code.optional() });
const passphraseForm = z.strictObject({
  proof,
  newProof: proof,
  wrappedIdentity,
  recipient: recipient.optional(),
});
const settingsForm = z.strictObject({ locale });
const prepareForm = z.strictObject({ proof });
const enableForm = z.strictObject({ code });
/** An e-mail address; null: nowhere. */
const reachForm = z.strictObject({ address: z.email().max(254).nullable() });
const disableForm = z.strictObject({ proof, code });

export function sessionRoutes(
  app: FastifyInstance,
  store: Store,
  throttle: Throttle = newThrottle(store.vault.session),
): void {
  const path = '/api/v1/session';
  const answer = { status: 200, schema: sessionSchema, only: true } as const;

  const start = route('public', {
    id: 'signIn',
    tag: 'session',
    summary: 'Sign in',
    description:
      'The proof is made of the passphrase on the person’s own device (seal/passphrase.ts); the passphrase itself never is sent. Sets the session’s cookie and tells its word against forged requests.',
    body: signInForm,
    answer,
    problems: ['wrong-sign-in', 'code-needed', 'slow-down', 'busy'],
  });
  app.post(path, start, async (request, reply) => {
    const given = parse(signInForm, request.body);
    const device = request.cookies[deviceCookie];
    const result = await signIn(store, throttle, { ...given, device, network: networkOf(request.ip) });
    if (!result.ok) {
      if (result.why === 'slow-down') throw slowDown(result.afterMs);
      throw new HttpProblem(result.why === 'wrong' ? 'wrong-sign-in' : result.why);
    }
    const before = request.cookies[sessionCookie];
    const old = before === undefined ? undefined : await findSession(store, before, false);
    if (old) await endSession(store, old);
    const session = await findSession(store, result.token);
    if (!session) throw new HttpProblem('wrong-sign-in');
    setCookie(request, reply, sessionCookie, result.token);
    setCookie(request, reply, deviceCookie, result.device, deviceSeconds);
    return { ...sessionBody(store, session), wrappedIdentity: result.wrappedIdentity };
  });

  const read = route('starting', { id: 'readSession', tag: 'session', summary: 'Who is signed in', answer });
  app.get(path, read, async (request) => sessionBody(store, personOf(request)));

  const change = route('starting', {
    id: 'changeSession',
    tag: 'session',
    summary: 'Choose a language',
    body: settingsForm,
    answer,
  });
  app.patch(path, change, async (request) => {
    const { locale: chosen } = parse(settingsForm, request.body);
    await setLocale(store, personOf(request), chosen);
    return { ...sessionBody(store, personOf(request)), locale: chosen };
  });

  const end = route('starting', { id: 'signOut', tag: 'session', summary: 'Sign out' });
  app.delete(path, end, async (request, reply) => {
    await endSession(store, personOf(request));
    reply.clearCookie(sessionCookie, { path: '/' });
    return reply.code(204).send();
  });

  const devices = route('signed-in', {
    id: 'readSessions',
    tag: 'session',
    summary: 'Where one is signed in: since when, and when each was last used',
    answer: {
      status: 200,
      schema: object({ sessions: list(object({ started: moment, seen: moment, here: flag })) }),
    },
  });
  app.get(`${path}/all`, devices, async (request) => ({
    sessions: await sessionsOf(store, personOf(request)),
  }));

  const others = route('signed-in', {
    id: 'endOtherSessions',
    tag: 'session',
    summary: 'Sign out everywhere but here',
    answer: { status: 200, schema: object({ ended: int }) },
  });
  app.delete(`${path}/others`, others, async (request) => ({
    ended: await endOtherSessions(store, personOf(request)),
  }));

  const passphrase = route('starting', {
    id: 'changePassphrase',
    tag: 'session',
    summary: 'Choose a new passphrase; other sessions end',
    body: passphraseForm,
    problems: ['wrong-sign-in', 'slow-down', 'busy'],
  });
  app.patch(`${path}/passphrase`, passphrase, async (request, reply) => {
    const person = personOf(request);
    const given = parse(passphraseForm, request.body);
    if (person.initial !== (given.recipient !== undefined)) {
      throw new HttpProblem('malformed', {
        issues: [
          { path: 'recipient', message: person.initial ? 'a key of her own is needed' : 'she has a key' },
        ],
      });
    }
    settle(await changePassphrase(store, throttle, person, { ...given, network: networkOf(request.ip) }));
    return reply.code(204).send();
  });

  const prepare = route('starting', {
    id: 'prepareSecondStep',
    tag: 'session',
    summary: 'Begin to use an authenticator app',
    body: prepareForm,
    answer: { status: 200, schema: object({ secret: text, uri: text }) },
    problems: ['wrong-sign-in', 'slow-down', 'busy'],
  });
  app.post(`${path}/totp`, prepare, async (request) => {
    const { proof: given } = parse(prepareForm, request.body);
    const network = networkOf(request.ip);
    const prepared = await prepareTotp(store, throttle, personOf(request), { proof: given, network, issuer });
    return typeof prepared === 'object' && 'secret' in prepared ? prepared : settle(prepared);
  });

  const enable = route('starting', {
    id: 'enableSecondStep',
    tag: 'session',
    summary: 'Use the authenticator app from now on: its first code',
    body: enableForm,
    problems: ['wrong-sign-in'],
  });
  app.put(`${path}/totp`, enable, async (request, reply) => {
    const { code: typed } = parse(enableForm, request.body);
    if (!(await enableTotp(store, personOf(request), typed))) throw new HttpProblem('wrong-sign-in');
    return reply.code(204).send();
  });

  const reach = route('signed-in', {
    id: 'readReach',
    tag: 'session',
    summary: 'Where one is reminded outside Gwen, and the whole of what is sent there',
    answer: { status: 200, schema: object({ address: orNull('string'), subject: text, text }) },
  });
  app.get(`${path}/reach`, reach, async (request) => ({
    address: await findReach(store, personOf(request).account),
    ...textFor(personOf(request).locale),
  }));

  const beReached = route('signed-in', {
    id: 'changeReach',
    tag: 'session',
    summary: 'Where to be reminded, or nowhere',
    description: 'What is sent there is always the same text and says nothing of the matter.',
    body: reachForm,
  });
  app.put(`${path}/reach`, beReached, async (request, reply) => {
    await setReach(store, personOf(request).account, parse(reachForm, request.body).address);
    return reply.code(204).send();
  });

  const disable = route('starting', {
    id: 'disableSecondStep',
    tag: 'session',
    summary: 'Sign in without an authenticator app again',
    body: disableForm,
    problems: ['wrong-sign-in', 'slow-down', 'busy'],
  });
  app.delete(`${path}/totp`, disable, async (request, reply) => {
    const given = parse(disableForm, request.body);
    settle(
      await disableTotp(store, throttle, personOf(request), { ...given, network: networkOf(request.ip) }),
    );
    return reply.code(204).send();
  });
}

function settle(checked: Checked): void {
  if (checked === 'done') return;
  if (checked === 'wrong') throw new HttpProblem('wrong-sign-in');
  if (checked === 'busy') throw new HttpProblem('busy');
  throw slowDown(checked.afterMs);
}

function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  value: string,
  maxAge?: number,
): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(request),
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

function sessionBody(store: Store, session: Session): Record<string, unknown> {
  const {
    account,
    login,
    name,
    locale: spoken,
    roles,
    organisation,
    teams,
    parties,
    csrf,
    initial,
  } = session;
  return {
    account,
    login,
    name,
    locale: spoken,
    roles,
    organisation,
    teams,
    parties,
    groups: session.groupNames,
    csrf,
    recipient: session.recipient ?? null,
    initial,
    hasTotp: session.hasTotp,
    idleMinutes: getSetting(store, peopleSettings.idle),
    until: session.until.toISOString(),
  };
}
