/** The monthly sheet of a community [2.6], for those who bring it together (server/store/sheets.ts). */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { foldFacts } from '../../store/facts.ts';
import { findDossier } from '../../store/read.ts';
import { sheetFor } from '../../store/sheets.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { int, list, object, orNull, text } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { inPath, uuid } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';
import { checkScope } from '../scope.ts';

const sheetParams = z.object({ id: uuid });

export function sheetRoutes(app: FastifyInstance, store: Store): void {
  const asking = rate(30, 60_000);
  const sheet = route('signed-in', {
    id: 'readSheet',
    tag: 'figures',
    summary: 'What came of reports, for a community',
    description:
      'All reports to the contact point that the community reports to, by closed months; few months are told together, numbers are rounded, and small ones withheld as in a release.',
    params: sheetParams,
    answer: {
      status: 200,
      schema: object({
        area: text,
        limit: int,
        rounding: int,
        few: orNull('string'),
        parts: list(object({ since: text, until: text, tables: { type: 'object' } })),
      }),
    },
    problems: ['not-found', 'slow-down'],
  });
  app.get('/api/v1/dossiers/:id/sheet', sheet, async (request) => {
    const person = personOf(request);
    const { id } = inPath(sheetParams, request.params);
    asking(person.account);
    await checkScope(store, person, id);
    const community = await findDossier(store, person, id);
    // who reads the profile of the group reads its sheet
    if (community?.kind !== 'community' || !community.loaded.has('profile'))
      throw new HttpProblem('not-found');
    await foldFacts(store, store.clock());
    const made = await sheetFor(store, community.area, store.clock());
    if (!made) throw new HttpProblem('not-found');
    return made;
  });
}
