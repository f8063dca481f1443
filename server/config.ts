/**
 * The settings that come from the environment: the one place that reads it.
 * Everything has a default that works; nothing here is secret except the two URLs and the passphrase.
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What an administrator decides before Gwen starts. */
export type Config = {
  /** PORT: where the server listens. Default 4000. */
  port: number;
  /** GWEN_HOST: the name or address to listen at; only this machine by default. */
  host?: string;
  /** GWEN_TRUSTED_PROXY: addresses, comma-separated, of proxies that speak TLS for us. */
  trustedProxy?: string;
  /** GWEN_DATA: absolute path of the data folder. Default ./data. */
  dataFolder: string;
  /** `$XDG_CONFIG_HOME` or `~/.config`: holds the installation's key unless one of the next three says otherwise. */
  configFolder: string;
  /** GWEN_KEY_FILE: the file of the installation's key. */
  keyFile?: string;
  /** GWEN_KEY_COMMAND: a command that prints the installation's key. */
  keyCommand?: string;
  /** GWEN_KEY_PASSPHRASE: the installation's key follows from it. */
  keyPassphrase?: string;
  /** GWEN_NEW_KEY_FILE, GWEN_NEW_KEY_COMMAND or GWEN_NEW_KEY_PASSPHRASE: the key that `gwen key change` changes to. */
  newKey?: { keyFile?: string; keyCommand?: string; keyPassphrase?: string };
  /**
   * GWEN_DATABASE_URL and GWEN_KEYS_URL: PostgreSQL servers of one's own, as an administrator who may make roles and
   * databases. Without them Gwen runs PostgreSQL itself, in the data folder.
   */
  external?: { databaseUrl: string; keysUrl: string };
  /**
   * GWEN_MAIL_URL and GWEN_MAIL_FROM: the SMTP server that sends reminders (`smtps://name:password@host`), and the address
   * they come from: one that says nothing of the matter. Without them nobody is reminded outside Gwen.
   */
  mail?: { url: string; from: string };
};

/** Environment variables by name; an empty one counts as unset. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment.
 * @throws with all that is wrong, for the administrator; secrets are not repeated.
 */
export function readConfig(environment: Environment = process.env): Config {
  const get = (name: string) => environment[name] || undefined;
  const problems: string[] = [];

  const port = Number(get('PORT') ?? 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    problems.push(`PORT is "${get('PORT')}": give a whole number from 0 to 65535 (0 = any free port).`);
  }

  const databaseUrl = get('GWEN_DATABASE_URL');
  const keysUrl = get('GWEN_KEYS_URL');
  for (const [name, url] of [
    ['GWEN_DATABASE_URL', databaseUrl],
    ['GWEN_KEYS_URL', keysUrl],
  ] as const) {
    if (url !== undefined && !isDatabaseUrl(url)) {
      problems.push(`${name} should look like postgresql://user:password@host:5432/database.`);
    }
  }
  if ((databaseUrl === undefined) !== (keysUrl === undefined)) {
    problems.push(
      'Set GWEN_DATABASE_URL and GWEN_KEYS_URL together, or neither: data and keys are kept apart.',
    );
  }
  if (databaseUrl !== undefined && databaseUrl === keysUrl) {
    problems.push(
      'GWEN_DATABASE_URL and GWEN_KEYS_URL name the same database: data and keys are kept apart.',
    );
  }

  const keyFrom = (prefix: string): NonNullable<Config['newKey']> => {
    const [file, command, passphrase] = ['FILE', 'COMMAND', 'PASSPHRASE'].map((by) => get(`${prefix}_${by}`));
    if ([file, command, passphrase].filter(Boolean).length > 1)
      problems.push(`Set only one of ${prefix}_FILE, ${prefix}_COMMAND and ${prefix}_PASSPHRASE.`);
    return {
      ...(file && { keyFile: resolve(file) }),
      ...(command && { keyCommand: command }),
      ...(passphrase && { keyPassphrase: passphrase }),
    };
  };
  const [key, newKey] = [keyFrom('GWEN_KEY'), keyFrom('GWEN_NEW_KEY')];

  const [mailUrl, mailFrom] = [get('GWEN_MAIL_URL'), get('GWEN_MAIL_FROM')];
  if ((mailUrl === undefined) !== (mailFrom === undefined)) {
    problems.push('Set GWEN_MAIL_URL and GWEN_MAIL_FROM together, or neither.');
  }
  if (mailUrl !== undefined && !/^smtps?:\/\/[^/]+$/.test(mailUrl)) {
    problems.push('GWEN_MAIL_URL should look like smtps://name:password@mail.example.org.');
  }
  if (mailFrom !== undefined && !/^[^\s<>@]+@[^\s<>@]+$/.test(mailFrom)) {
    problems.push('GWEN_MAIL_FROM should be an address, such as office@example.org.');
  }

  if (problems.length > 0) throw new Error(`Gwen did not start. ${problems.join(' ')}`);
  const [host, trustedProxy] = [get('GWEN_HOST'), get('GWEN_TRUSTED_PROXY')];
  return {
    port,
    ...(host && { host }),
    ...(trustedProxy && { trustedProxy }),
    dataFolder: resolve(get('GWEN_DATA') ?? 'data'),
    configFolder: resolve(get('XDG_CONFIG_HOME') ?? join(homedir(), '.config')),
    ...key,
    ...(Object.keys(newKey).length > 0 && { newKey }),
    ...(databaseUrl && keysUrl && { external: { databaseUrl, keysUrl } }),
    ...(mailUrl && mailFrom && { mail: { url: mailUrl, from: mailFrom } }),
  };
}

function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
}
