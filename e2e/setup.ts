/**
 * What all journeys of a run share (vitest's globalSetup): both apps as people get them, in a folder that no later build
 * changes under a journey, the workers' once more with passphrases that cost little, and the first keys of everybody.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Credential } from '../seal/firstPassphrase.ts';
import { newCredential } from '../seal/firstPassphrase.ts';
import { nodeScrypt } from '../server/vault/scrypt.ts';
import { quicken, quickScrypt } from './cost.ts';
import type { Login } from './people.ts';
import { passphrase, people } from './people.ts';

declare module 'vitest' {
  interface ProvidedContext {
    pages: string;
    /** The workers' app in which everybody but a newcomer can sign in. */
    quickWeb: string;
    /** Credentials stand under the installation that they were made for. */
    installation: string;
    credentials: Record<Login, Credential>;
  }
}

const root = join(import.meta.dirname, '..');

/** vitest calls this once per run; what it returns runs at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // of the project, which is not of this process
  const isEarnest = 'GWEN_THOROUGH' in (project.config.env ?? {});
  const folder = await mkdtemp(join(tmpdir(), 'gwen-pages-'));
  const built = spawnSync(process.execPath, [join(root, 'scripts/ensure.mjs'), 'pages'], {
    encoding: 'utf8',
    // as people get it, not as tests run
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`the pages could not be built: ${built.stderr}`);
  for (const app of ['web', 'report'])
    await cp(join(root, app, 'dist'), join(folder, app), { recursive: true });
  const quickWeb = isEarnest ? join(folder, 'web') : join(folder, 'quick');
  if (!isEarnest) {
    await cp(join(folder, 'web'), quickWeb, { recursive: true });
    await quicken(quickWeb);
  }
  const installation = crypto.randomUUID();
  const scrypt = isEarnest ? nodeScrypt : quickScrypt;
  const made = people.map(
    async (login) => [login, await newCredential({ login, installation, passphrase }, scrypt)] as const,
  );
  project.provide('pages', folder);
  project.provide('quickWeb', quickWeb);
  project.provide('installation', installation);
  project.provide('credentials', Object.fromEntries(await Promise.all(made)) as Record<Login, Credential>);
  return () => rm(folder, { recursive: true, force: true });
}
