/**
 * The installation's key, which opens every other: where it comes from.
 *
 * By default a file outside the data folder, so that a copy of the data names nobody; made at the first start. Instead a
 * command can print it (from a password store, a hardware module, a cloud's secret manager), or it can follow from a
 * passphrase given at start. There is no way back without it: GWEN_KEY_FILE's copy belongs apart from every backup.
 */
import { exec } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import type { SecretKey } from './keys.ts';
import { KEY_BYTES, secretKey } from './keys.ts';
import { nodeScrypt } from './scrypt.ts';

/** Where the installation's key comes from; at most one of the three is set. */
export interface KeyConfig {
  /** GWEN_DATA: the key must not lie in it. */
  readonly dataFolder: string;
  /** The person's configuration folder (`$XDG_CONFIG_HOME` or `~/.config`): holds the default key file. */
  readonly configFolder: string;
  /** GWEN_KEY_FILE */
  readonly keyFile?: string | undefined;
  /** GWEN_KEY_COMMAND: a shell command that prints what a key file holds. */
  readonly keyCommand?: string | undefined;
  /** GWEN_KEY_PASSPHRASE: at least 16 characters. */
  readonly keyPassphrase?: string | undefined;
}

/** Something about the installation's key that a person has to put right. Nothing was changed. */
export class KeyProblem extends Error {
  override readonly name = 'KeyProblem';
}

const PREFIX = 'gwen-key-1';
const SHORTEST_PASSPHRASE = 16;
const PASSPHRASE_COST = { N: 2 ** 17, r: 8, p: 1, dkLen: KEY_BYTES };

/** Where the key file of an installation lies unless GWEN_KEY_FILE names another place. */
export function keyFileOf(config: KeyConfig, installation: string): string {
  return resolve(config.keyFile ?? join(config.configFolder, 'gwen', `${installation}.key`));
}

/**
 * The installation's key.
 * @param mayCreate whether a missing key file is made: only for an installation that holds no key yet.
 * @throws KeyProblem, which says what to do.
 */
export async function loadKek(
  config: KeyConfig,
  installation: string,
  mayCreate: boolean,
): Promise<SecretKey<'installation'>> {
  const { keyFile, keyCommand, keyPassphrase } = config;
  if ([keyFile, keyCommand, keyPassphrase].filter((source) => source !== undefined).length > 1) {
    throw new KeyProblem(
      'More than one of GWEN_KEY_FILE, GWEN_KEY_COMMAND and GWEN_KEY_PASSPHRASE is set. Keep the one that counts.',
    );
  }
  if (keyCommand !== undefined) return printedBy(keyCommand);
  if (keyPassphrase !== undefined) return fromPassphrase(keyPassphrase, installation);
  const file = keyFileOf(config, installation);
  await refuseInside(config.dataFolder, file);
  return (await readKeyFile(file)) ?? (await createKeyFile(file, installation, mayCreate));
}

async function printedBy(command: string): Promise<SecretKey<'installation'>> {
  let printed: string;
  try {
    printed = (await promisify(exec)(command, { timeout: 60_000, maxBuffer: 64 * 1024 })).stdout;
  } catch {
    // The error of a command may repeat what it printed: it goes nowhere.
    throw new KeyProblem(
      'GWEN_KEY_COMMAND failed. Run it by hand: it must print the key and end without error.',
    );
  }
  return parseKey(printed, 'What GWEN_KEY_COMMAND prints');
}

async function fromPassphrase(passphrase: string, installation: string): Promise<SecretKey<'installation'>> {
  const plain = passphrase.normalize('NFKC');
  if (plain.length < SHORTEST_PASSPHRASE) {
    throw new KeyProblem(
      `GWEN_KEY_PASSPHRASE needs at least ${SHORTEST_PASSPHRASE} characters: five random words are good.`,
    );
  }
  return secretKey(
    await nodeScrypt(Buffer.from(plain), Buffer.from(`gwen/installation/1/${installation}`), PASSPHRASE_COST),
  );
}

async function readKeyFile(file: string): Promise<SecretKey<'installation'> | undefined> {
  let text: string;
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new KeyProblem(
        `Others on this machine can read the key file ${file}. Close it: chmod 600 ${file}`,
      );
    }
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return parseKey(text, `The key file ${file}`);
}

async function createKeyFile(
  file: string,
  installation: string,
  mayCreate: boolean,
): Promise<SecretKey<'installation'>> {
  if (!mayCreate) {
    throw new KeyProblem(
      `The key file ${file} is missing. Nothing was changed. Put its copy back there, or name its place in GWEN_KEY_FILE; without it what is stored cannot be read.`,
    );
  }
  const key = randomBytes(KEY_BYTES);
  const text = `# The key of the Gwen installation ${installation}. Without it, what is stored can never be read again;
# with it and the data, everything can. Keep a copy apart from the data and from every backup.
${PREFIX} ${key.toString('base64url')}
`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // whole before it has its name: nobody reads half a key, and a crash leaves none
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeSafely(part, text);
    await link(part, file).catch(async (error: unknown) => {
      if (isExisting(error)) throw error;
      // sticks and some shares know no second name for a file
      await writeSafely(file, text);
    });
  } catch (error) {
    // Another server of this installation starting at the same time was quicker.
    const made = isExisting(error) ? await readKeyFile(file) : undefined;
    if (made === undefined) throw error;
    return made;
  } finally {
    await rm(part, { force: true });
  }
  await syncFolder(dirname(file));
  return secretKey(key);
}

/** A new file, for its owner only, that survives a power cut. Throws when there is one. */
async function writeSafely(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isExisting = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Makes sure that the name of a new file survives a power cut. Windows cannot and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

function parseKey(text: string, source: string): SecretKey<'installation'> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [prefix, key, ...rest] = lines.join(' ').split(' ');
  if (prefix !== PREFIX || key === undefined || rest.length > 0 || !/^[\w-]{43}$/.test(key)) {
    throw new KeyProblem(`${source} is not a key of Gwen: one line "${PREFIX} ..." is expected.`);
  }
  return secretKey(Buffer.from(key, 'base64url'));
}

async function refuseInside(dataFolder: string, file: string): Promise<void> {
  const from = await realOf(resolve(dataFolder));
  const way = relative(from, await realOf(file));
  if (way !== '..' && !way.startsWith(`..${sep}`) && resolve(from, way) !== way) {
    throw new KeyProblem(
      `The key file ${file} lies in the data folder, where every copy of the data would hold its key. Name a place outside it in GWEN_KEY_FILE.`,
    );
  }
}

/** A path without symbolic links, also when its end does not exist yet. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realOf(parent), relative(parent, path));
  }
}
