/** How the country set Gwen up: read by everybody in the service, changed part by part by administrators. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { countryParts } from '../../../domain/country.ts';
import { AdditionProblem } from '../../../domain/kernel/additions.ts';
import { isCountryPart, putPart } from '../../people/country.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { parse } from '../parse.ts';
import { HttpProblem } from '../problems.ts';

/** Thousands of fields and codes, with their texts. */
const bodyLimit = 4 * 1024 * 1024;

export function countryRoutes(app: FastifyInstance, store: Store): void {
  app.get('/api/v1/country', { config: { access: 'signed-in' } }, () => ({
    ...store.country.set,
    versions: store.country.versions,
  }));

  app.put<{ Params: { part: string } }>(
    '/api/v1/country/:part',
    { config: { access: { role: 'administrator' } }, bodyLimit },
    async (request) => {
      const { part } = request.params;
      if (!isCountryPart(part)) throw new HttpProblem('not-found');
      const form = z.strictObject({ version: z.int().min(0), body: countryParts[part] });
      const { version, body } = parse(form, request.body);
      const { account } = personOf(request);
      await store.refresh();
      const kept = await fitting(() =>
        putPart(store.app, account, { part, body, version }, store.country.set),
      );
      if (kept === undefined) throw new HttpProblem('changed-meanwhile');
      await store.refresh();
      return { version: kept };
    },
  );
}

async function fitting<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AdditionProblem)
      throw new HttpProblem('does-not-fit', { reason: error.code, about: error.at });
    throw error;
  }
}
