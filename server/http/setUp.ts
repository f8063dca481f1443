/**
 * The very first account, made in a browser. Only whoever reads the server's console may: it shows a code, which works once and
 * only while nobody has an account. Afterwards this way in does not exist any more.
 */
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { gwenKind } from '../../domain/codes/index.ts';
import { newPassphrase } from '../../seal/firstPassphrase.ts';
import { normalisePassphrase } from '../../seal/passphrase.ts';
import { addAccount, addOrganisation } from '../people/accounts.ts';
import { sameText } from '../vault/tokens.ts';
import { flag, object } from './openapi/json.ts';
import { route } from './openapi/operation.ts';
import { line, locale, parse, proof, recipient, wrappedIdentity } from './parse.ts';
import { HttpProblem } from './problems.ts';
import { rate } from './rates.ts';

const minute = 60_000;
const form = z.strictObject({
  code: z.string().max(100),
  organisation: z.strictObject({ name: line(200), gwen: z.enum(gwenKind.codes) }),
  account: z.strictObject({ login: line(100), name: line(200), locale, proof, wrappedIdentity, recipient }),
});

export interface SetUp {
  /** As the console shows it. */
  readonly code: string;
  readonly plugin: (app: FastifyInstance) => Promise<void>;
}

export async function hasNobody(owner: pg.Pool): Promise<boolean> {
  const { rowCount } = await owner.query('select from gwen.account limit 1');
  return rowCount === 0;
}

/** @param owner as the schema's owner: acts at the console */
export function setUp(owner: pg.Pool): SetUp {
  const code = newPassphrase();
  const trying = rate(20, minute);
  return {
    code,
    async plugin(app) {
      const told = route('public', {
        id: 'readSetUp',
        tag: 'service',
        summary: 'Whether the first account is still to be made',
        answer: { status: 200, schema: object({ open: flag }) },
      });
      app.get('/api/v1/set-up', told, async () => ({ open: await hasNobody(owner) }));

      const first = route('public', {
        id: 'setUp',
        tag: 'service',
        summary: 'Make the first organisation and its administrator',
        description: 'Once, with the code that the server’s console shows.',
        body: form,
        problems: ['not-found', 'wrong-sign-in', 'slow-down'],
      });
      app.post('/api/v1/set-up', first, async (request, reply) => {
        const given = parse(form, request.body);
        if (!(await hasNobody(owner))) throw new HttpProblem('not-found');
        // for everybody together: there is one code, and nobody to keep out yet
        trying(0);
        if (!isSame(given.code, code)) throw new HttpProblem('wrong-sign-in');
        if (!(await make(owner, given))) throw new HttpProblem('not-found');
        return reply.code(204).send();
      });
    },
  };
}

const isSame = (typed: string, code: string): boolean =>
  sameText(normalisePassphrase(typed).toUpperCase(), normalisePassphrase(code).toUpperCase());

/** False when somebody else was first. */
async function make(owner: pg.Pool, { organisation, account }: z.output<typeof form>): Promise<boolean> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    // two at once: the second waits here, and then finds somebody
    await client.query("select pg_advisory_xact_lock(hashtext('gwen set-up'))");
    const { rowCount } = await client.query('select from gwen.account limit 1');
    if (rowCount === 0) {
      const id = await addOrganisation(client, null, { ...organisation, area: '' });
      await addAccount(client, null, { ...account, organisation: id, roles: ['administrator'] }, false);
    }
    await client.query('commit');
    return rowCount === 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
