/** How the country set Gwen up: read by everybody in the service, changed part by part by administrators. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { countryParts } from '../../../domain/country.ts';
import { AdditionProblem } from '../../../domain/kernel/additions.ts';
import { isCountryPart, putPart } from '../../people/country.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { fromZod, int, object } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { inPath, parse } from '../parse.ts';
import { HttpProblem } from '../problems.ts';

/** Thousands of fields and codes, with their texts. */
const bodyLimit = 4 * 1024 * 1024;

const partParams = z.object({ part: z.string() });
const formOf = <Part extends keyof typeof countryParts>(part: Part) =>
  z.strictObject({ version: z.int().min(0), body: countryParts[part] });

export function countryRoutes(app: FastifyInstance, store: Store): void {
  const read = route('signed-in', {
    id: 'readCountry',
    tag: 'directory',
    summary: 'How the country set Gwen up: settings, benchmarks, own fields and codes, texts',
    answer: { status: 200, schema: { type: 'object', additionalProperties: true } },
    machines: 'read',
  });
  app.get('/api/v1/country', read, () => ({
    ...store.country.set,
    versions: store.country.versions,
  }));

  const change = route(
    { role: 'administrator' },
    {
      id: 'changeCountry',
      tag: 'administration',
      summary: 'Set one part of it anew',
      description: '`version` is the one that the author saw (0: there was none).',
      params: partParams,
      body: {
        json: {
          anyOf: Object.keys(countryParts)
            .filter(isCountryPart)
            .map((part) => fromZod(formOf(part))),
        },
      },
      answer: { status: 200, schema: object({ version: int }) },
      problems: ['changed-meanwhile', 'does-not-fit'],
    },
  );
  app.put('/api/v1/country/:part', { ...change, bodyLimit }, async (request) => {
    const { part } = inPath(partParams, request.params);
    if (!isCountryPart(part)) throw new HttpProblem('not-found');
    const { version, body } = parse(formOf(part), request.body);
    const { account } = personOf(request);
    await store.refresh();
    const kept = await fitting(() => putPart(store.app, account, { part, body, version }, store.country.set));
    if (kept === undefined) throw new HttpProblem('changed-meanwhile');
    await store.refresh();
    return { version: kept };
  });
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
