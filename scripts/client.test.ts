/** A client made from the description of a real server compiles strictly, and lives through one child's story over HTTP. */
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue } from '../domain/index.ts';
import { stewardGroups } from '../domain/kernel/declare.ts';
import { toBase64url } from '../seal/base64url.ts';
import { newIdentity, recipientOf, sealTo } from '../seal/box.ts';
import { newReceipt, receiptKeys } from '../seal/receipt.ts';
import { webReports } from '../server/channels/web/plugin.ts';
import { buildPublicPage } from '../server/channels/web/testing.ts';
import type { OpenApi } from '../server/http/openapi/document.ts';
import { buildServer } from '../server/http/server.ts';
import type { As, TestServer } from '../server/http/testServer.ts';
import { testServer } from '../server/http/testServer.ts';
import { startEpoch } from '../server/people/contactPoint.ts';
import { clientOf } from './client.ts';

const root = join(import.meta.dirname, '..');
/** As strict as TypeScript can be, and nothing but what browsers have. */
const compilerOptions = {
  ...{
    target: 'esnext',
    lib: ['esnext', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: [],
    noEmit: true,
  },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  ...{ noPropertyAccessFromIndexSignature: true, noImplicitReturns: true, noUnusedLocals: true },
  ...{ noUnusedParameters: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true },
  ...{ allowImportingTsExtensions: true },
};

let server: TestServer;
let app: FastifyInstance;
let url: string;
let page: string;
let folder: string;
let asAdmin: As;
beforeAll(async () => {
  [server, page, folder] = await Promise.all([
    testServer(),
    buildPublicPage(),
    mkdtemp(join(tmpdir(), 'gwen-client-')),
  ]);
  const { store, vault } = server.world;
  const plugins = [webReports({ store, folder: page })];
  app = await buildServer({ store, installation: vault.installation, version: 'test', plugins });
  await app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  asAdmin = await server.person('ada', ['administrator']);
  const answer = await fetch(`${url}/api/v1/openapi.json`, { headers: { cookie: asAdmin.cookie } });
  const document = (await answer.json()) as OpenApi;
  await writeFile(join(folder, 'client.ts'), clientOf(document));
  await copyFile(join(root, 'scripts/story/childStory.ts'), join(folder, 'childStory.ts'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await app.close();
  await server.close();
  await Promise.all([page, folder].map((one) => rm(one, { recursive: true, force: true })));
});

/** What the compiler says of some of the files; nothing when they fit. */
async function compile(files: readonly string[]): Promise<string> {
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  return await new Promise((resolve) => {
    execFile(join(root, 'node_modules/.bin/tsc'), ['-p', folder], (_, said) => resolve(said));
  });
}

test('it compiles strictly, and what the API does not have does not compile', {
  timeout: 120_000,
}, async () => {
  const wrong = [
    "client('readNothing')",
    "client('readDossier')",
    "client('readDossier', { path: { id: 1 } })",
    "client('listDossiers', { query: { kind: 'case', color: 'red' } })",
    "client('do-judge-report', { body: { id: '', dossiers: {}, steps: { judgement: {} } } })",
    "client('do-assess-child', { body: { id: '', dossiers: { case: { id: '', version: 1 } }, steps: { need: { set: { severity: 'awful' } } } } })",
    "client('readDossier', { path: { id: '' } }).then((one) => one.ok || one.problem.code === 'exists-not')",
  ];
  const lines = [
    "import { newClient } from './client.ts';",
    "const client = newClient({ url: '' });",
    "await client('readAreas');",
    // each of these must be a mistake, or the compiler says that one was expected
    ...wrong.flatMap((line) => ['// @ts-expect-error', `await ${line};`]),
  ];
  await writeFile(join(folder, 'wrong.ts'), lines.join('\n'));
  expect(await compile(['client.ts', 'childStory.ts', 'wrong.ts'])).toBe('');
  await writeFile(join(folder, 'wrong.ts'), [...lines, '// @ts-expect-error', lines[2]].join('\n'));
  expect(await compile(['wrong.ts'])).toContain("Unused '@ts-expect-error' directive");
});

test('it lives through the story of one child', { timeout: 120_000 }, async () => {
  const { world } = server;
  await world.admin.query("insert into gwen.area (code, parent, name) values ('ZZ', null, 'Country')");
  const keys = await Promise.all([newIdentity(), newIdentity()].map(async (one) => recipientOf(await one)));
  const [recipient = '', recovery = ''] = keys;
  await startEpoch(world.admin, null, { team: world.team, recipient, recovery, boxes: [], shares: [] });
  const added = await asAdmin('POST', '/api/v1/teams', {
    ...{ name: 'Hill team', kind: 'response-team', organisation: world.organisation, area: 'ZZ' },
    discipline: 'social-work',
  });
  const team: number = added.json().id;
  const people = {
    operator: await server.person('olu', ['operator']),
    responder: await server.person('rio', ['responder']),
    worker: await server.person('esi', ['social-worker']),
    supervisor: await server.person('sol', ['supervisor']),
  };
  await asAdmin('PUT', `/api/v1/teams/${team}/members/${people.responder.account}`);
  const other = await asAdmin('POST', '/api/v1/organisations', { name: 'Other', gwen: 'ngo' });
  const machine = (
    await asAdmin('POST', '/api/v1/machines', {
      ...{ name: 'Registry', organisation: world.organisation, roles: ['social-worker'] },
      ...{ kinds: ['case'], groups: ['identity'] },
    })
  ).json();
  const receipt = await receiptKeys(newReceipt());
  const headersOf = (as: As) => () => ({ cookie: as.cookie, 'x-gwen-csrf': as.csrf });
  const caseKind = catalogue.kinds['case'];
  const story = await import(/* @vite-ignore */ pathToFileURL(join(folder, 'childStory.ts')).href);
  const told = await story.live({
    url,
    people: Object.fromEntries(Object.entries(people).map(([who, as]) => [who, headersOf(as)])),
    accounts: {
      worker: people.worker.account,
      supervisor: people.supervisor.account,
      registry: machine.account,
    },
    team,
    organisation: other.json().id,
    groups: caseKind ? stewardGroups(caseKind) : [],
    key: machine.token,
    receipt,
    seal: async (to: readonly string[]) =>
      toBase64url(await sealTo(to, new TextEncoder().encode('A girl in the mill.'))),
  });
  expect(told).toEqual({
    report: expect.any(String),
    case: expect.any(String),
    states: ['intake', 'identified', 'assessed', 'planned', 'closed'],
    refusals: [
      expect.objectContaining({ code: 'not-your-role', status: 422 }),
      expect.objectContaining({
        code: 'refused',
        refusals: [
          expect.objectContaining({
            ...{ safeguard: 'C23', section: '2.8', reason: 'not-safe-long', role: 'social-worker' },
            ...{ says: expect.stringMatching(/\.$/), satisfy: expect.stringMatching(/\.$/) },
            remedy: ['closure', 'follow-up'],
          }),
        ],
      }),
    ],
    seenByRegistry: [told.case],
  });
  // and all of it is in the history, whoever did it
  const { changes } = (await people.supervisor('GET', `/api/v1/dossiers/${told.case}/history`)).json();
  expect(changes.length).toBeGreaterThan(8);
});
