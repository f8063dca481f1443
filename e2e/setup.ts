/**
 * What all journeys of a run share (vitest's globalSetup): both apps as people get them, in a folder that no later build
 * changes under a journey, and the first keys of everybody in the world, which cost a fifth of a second each.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Credential } from '../seal/firstPassphrase.ts';
import { newCredential } from '../server/people/firstKeys.ts';
import type { Login } from './people.ts';
import { passphrase, people } from './people.ts';

declare module 'vitest' {
  interface ProvidedContext {
    pages: string;
    /** Credentials stand under the installation that they were made for. */
    installation: string;
    credentials: Record<Login, Credential>;
  }
}

const root = join(import.meta.dirname, '..');

/** vitest calls this once per run; what it returns runs at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gwen-pages-'));
  const built = spawnSync(process.execPath, [join(root, 'scripts/ensure.mjs'), 'pages'], {
    encoding: 'utf8',
    // as people get it, not as tests run
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`the pages could not be built: ${built.stderr}`);
  for (const app of ['web', 'report'])
    await cp(join(root, app, 'dist'), join(folder, app), { recursive: true });
  const installation = crypto.randomUUID();
  const made = people.map(
    async (login) => [login, await newCredential(login, installation, passphrase)] as const,
  );
  project.provide('pages', folder);
  project.provide('installation', installation);
  project.provide('credentials', Object.fromEntries(await Promise.all(made)) as Record<Login, Credential>);
  return () => rm(folder, { recursive: true, force: true });
}
