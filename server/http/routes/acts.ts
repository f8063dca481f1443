/** Everything that changes a dossier: lists of operations, and the declared acts by their names. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { acts } from '../../../domain/index.ts';
import { checkAct } from '../../../domain/kernel/act.ts';
import { storeFor } from '../../people/machines.ts';
import { findDossier } from '../../store/read.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { possibleOn, readAct } from '../actForm.ts';
import { flag, list, object, ref, text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { inPath, uuid } from '../parse.ts';
import type { ProblemCode } from '../problems.ts';
import { HttpProblem } from '../problems.ts';
import { checkScope, submitAs } from '../scope.ts';

/** Acts may hold sealed boxes. */
const bodyLimit = 4 * 1024 * 1024;
const problems: readonly ProblemCode[] = [
  'not-found',
  'exists',
  'erased',
  'file-missing',
  'not-your-role',
  'no-such-transition',
  'missing-entry',
  'unknown-type',
  'too-new',
  'entry-not-found',
  'reason-needed',
  'invalid',
  'refused',
  'busy',
];
const dossierParams = z.object({ id: uuid });

export function actRoutes(app: FastifyInstance, store: Store): void {
  const plain = route('signed-in', {
    id: 'submitAct',
    tag: 'acts',
    summary: 'Do something: operations that are accepted or refused together',
    description:
      'Ids are made by whoever sends it; sent twice, it is done once. `base` is the version of the dossier that the author saw: what others wrote meanwhile is merged, nothing is overwritten.',
    body: { json: ref('Act') },
    answer: { status: 200, schema: ref('Accepted') },
    problems,
    machines: 'write',
  });
  app.post('/api/v1/acts', { ...plain, bodyLimit }, (request) =>
    submitAs(store, personOf(request), request.body),
  );

  // acts name entries of Gwen's own kinds; a test's catalogue may have others
  for (const declared of acts.filter((one) => checkAct(one, store.catalogue.kinds).length === 0)) {
    const named = route('signed-in', {
      id: `do-${declared.name}`,
      tag: 'acts',
      summary: declared.name,
      body: { json: ref(`act.${declared.name}`) },
      answer: { status: 200, schema: ref('ActDone') },
      problems,
      machines: 'write',
    });
    app.post(`/api/v1/acts/${declared.name}`, { ...named, bodyLimit }, async (request) => {
      const { act, steps } = readAct(declared, request.body, store.catalogue, store.clock());
      return { ...(await submitAs(store, personOf(request), act)), steps };
    });
  }

  const possible = route('signed-in', {
    id: 'readPossibleActs',
    tag: 'acts',
    summary: 'What one may do on a dossier',
    description:
      'Acts, transitions and entries that one’s roles and grants allow. Safeguards answer only when it is done: see `refused`.',
    params: dossierParams,
    answer: {
      status: 200,
      schema: object({
        acts: list(
          object({
            act: text,
            section: text,
            dossiers: { type: 'object', additionalProperties: text, description: 'Kinds by slot.' },
            steps: { ...list(text), description: 'Steps that one may do; required ones are all there.' },
          }),
        ),
        transitions: list(object({ to: text, needs: list(text), reason: flag })),
        entries: list(text),
      }),
    },
    problems: ['not-found'],
    machines: 'read',
  });
  app.get('/api/v1/dossiers/:id/acts', possible, async (request) => {
    const { id } = inPath(dossierParams, request.params);
    const person = personOf(request);
    await checkScope(store, person, id);
    const dossier = await findDossier(store, person, id);
    if (!dossier) throw new HttpProblem('not-found');
    return possibleOn(dossier, person, acts, storeFor(store, person).catalogue, store.clock());
  });
}
