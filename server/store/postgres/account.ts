/**
 * Under which operating-system account PostgreSQL runs.
 * PostgreSQL refuses to run as root. When Gwen runs as root, the database gets an account of its own that may
 * reach nothing but its cluster; otherwise it runs as whoever started Gwen.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Numeric user and group of an operating-system account. */
export type Account = { uid: number; gid: number };

const ownName = 'gwen-postgres';
const fallbackNames = ['postgres', '_postgres', 'nobody'];

/** True where PostgreSQL cannot run as this process's own user (root on a POSIX system). */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account to run PostgreSQL as, or undefined for "as this process".
 * @param cluster the cluster directory: if it exists, its owner stays its owner.
 * @throws when the cluster belongs to somebody this process cannot act for.
 */
export function chooseAccount(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const me = process.getuid?.();
  if (me === undefined) return undefined;
  if (me !== 0) {
    if (owner && owner.uid !== me) {
      throw new Error(
        `The database in ${cluster} belongs to user ${owner.uid}, and this process runs as user ${me}. ` +
          'Nothing was changed. Start Gwen as the user who started it first, or as root.',
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findAccount(ownName) ?? createAccount() ?? firstAccount(fallbackNames);
}

/** Whether an account (undefined: this process) may reach and use a path; `x` also means entering a folder. */
export function mayUse(account: Account | undefined, path: string): boolean {
  if (!account) return true;
  const shell = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/', env: {} });
  return shell.status === 0;
}

function findAccount(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const id = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return id.status === 0 ? Number(id.stdout.trim()) : undefined;
  });
  return uid && gid ? { uid, gid } : undefined;
}

function createAccount(): Account | undefined {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  spawnSync('useradd', [...options, '--shell', '/usr/sbin/nologin', ownName]);
  return findAccount(ownName);
}

function firstAccount(names: string[]): Account {
  for (const name of names) {
    const account = findAccount(name);
    if (account) return account;
  }
  throw new Error(
    'PostgreSQL cannot run as root, and no other account could be made for it. Nothing was changed. ' +
      'Start Gwen as an ordinary user, or point GWEN_DATABASE_URL and GWEN_KEYS_URL at a server of your own.',
  );
}
