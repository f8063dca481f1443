/**
 * Channels beside the web, as administrators set them up: gateways of text messages, mailboxes, forms on phones. What is secret is told
 * once, to the server, and never read back. Beside them: what became of answers, for whoever may read these.
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { deliveriesOf } from '../../channels/answers.ts';
import { channelForm } from '../../channels/kinds.ts';
import { absoluteAddress, onboarding } from '../../channels/openrosa/onboarding.ts';
import { addChannel, endChannel, listChannels } from '../../channels/registered.ts';
import { testChannel } from '../../channels/tryOut.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { flag, int, list, object, oneOf, orNull, text } from '../openapi/json.ts';
import type { Operation } from '../openapi/operation.ts';
import { route } from '../openapi/operation.ts';
import { found, id, idText, inPath, line, locale, parse, uuid } from '../parse.ts';
import { HttpProblem } from '../problems.ts';

const administer = (api: Omit<Operation, 'tag'>) =>
  route({ role: 'administrator' }, { tag: 'channels', ...api });

const newChannel = z.strictObject({
  name: line(200),
  /** Team of a contact point. */
  team: id,
  language: locale,
  channel: channelForm,
});
const testForm = z.strictObject({ to: line(254) });
const ofChannel = z.object({ id: idText });
const ofReport = z.object({ id: uuid });

const channelsSchema = object({
  channels: list(
    object({
      id: int,
      kind: text,
      name: text,
      team: int,
      language: text,
      settings: { type: 'object', additionalProperties: true },
      created: text,
      ended: orNull('string'),
      waiting: int,
      failed: int,
      lastIn: orNull('string'),
      lastOut: orNull('string'),
    }),
  ),
  spooled: int,
});

/** @param spooled how many messages wait in the spool */
export function channelRoutes(app: FastifyInstance, store: Store, spooled: () => number = () => 0): void {
  const reading = administer({
    id: 'readChannels',
    summary: 'Channels beside the web, those that ended too; never a secret',
    answer: { status: 200, schema: channelsSchema, only: true },
  });
  app.get('/api/v1/channels', reading, async (request) => ({
    channels: await listChannels(store.app, personOf(request).account),
    spooled: spooled(),
  }));

  const adding = administer({
    id: 'addChannel',
    summary: 'Set up a gateway of text messages, a mailbox or forms on phones, for a contact point',
    description:
      'The answer tells this once where the gateway must send to: whoever knows it and the secret can hand in messages. For forms on phones it is told as the code that a phone reads, too.',
    body: newChannel,
    answer: {
      status: 201,
      schema: object({ id: int, address: text, onboarding: object({ text, svg: text }) }, [
        'address',
        'onboarding',
      ]),
      only: true,
    },
  });
  app.post('/api/v1/channels', adding, async (request, reply) => {
    const { channel, ...form } = parse(newChannel, request.body);
    const made = await addChannel(store.app, store.vault, personOf(request).account, {
      ...form,
      form: channel,
    });
    if (!made)
      throw new HttpProblem('malformed', { issues: [{ path: 'team', message: 'no such contact point' }] });
    if (channel.kind !== 'openrosa' || made.address === undefined) return reply.code(201).send(made);
    const address = absoluteAddress(request.host, made.address);
    return reply.code(201).send({ ...made, onboarding: onboarding(address) });
  });

  const testing = administer({
    id: 'testChannel',
    summary: 'Try a channel out: send one word that says nothing, and look into its mailbox',
    description: 'Where it was sent to is kept nowhere.',
    params: ofChannel,
    body: testForm,
    answer: {
      status: 200,
      schema: object({ sends: oneOf(['sent', 'refused', 'later']), reads: flag }, ['reads']),
    },
    problems: ['not-found'],
  });
  app.post('/api/v1/channels/:id/test', testing, async (request) => {
    const { to } = parse(testForm, request.body);
    const { id: which } = inPath(ofChannel, request.params);
    const tested = await testChannel(store, personOf(request).account, which, to);
    if (!tested) throw new HttpProblem('not-found');
    return tested;
  });

  const ending = administer({
    id: 'endChannel',
    summary: 'End a channel and destroy its secrets; reports that came by it stay',
    params: ofChannel,
    problems: ['not-found'],
  });
  app.delete('/api/v1/channels/:id', ending, async (request, reply) => {
    found(await endChannel(store.app, personOf(request).account, inPath(ofChannel, request.params).id));
    return reply.code(204).send();
  });

  const deliveries = route('signed-in', {
    id: 'readDeliveries',
    tag: 'channels',
    summary: 'By which channel the reporter can be answered, and what became of each answer; never where',
    params: ofReport,
    answer: {
      status: 200,
      schema: object(
        {
          way: oneOf(['sms', 'email']),
          answers: list(
            object({ entry: text, state: oneOf(['waiting', 'sent', 'delivered', 'failed', 'stopped']) }),
          ),
        },
        ['way'],
      ),
    },
  });
  // a screen that looks by itself is nobody being there
  const passive = { ...deliveries, config: { ...deliveries.config, passive: true } } as const;
  app.get('/api/v1/reports/:id/deliveries', passive, async (request) =>
    deliveriesOf(store, personOf(request), inPath(ofReport, request.params).id),
  );
}
