import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const data = 'postgresql://admin:secret@db.example/gwen';
const keys = 'postgres://admin:secret@keys.example/gwen_keys';

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      dataFolder: join(process.cwd(), 'data'),
      configFolder: join(homedir(), '.config'),
    });
  });

  it('reads everything', () => {
    expect(
      readConfig({
        PORT: '80',
        GWEN_HOST: '0.0.0.0',
        GWEN_TRUSTED_PROXY: '10.0.0.1,10.0.0.2',
        GWEN_DATA: '/srv/gwen',
        XDG_CONFIG_HOME: '/etc/xdg',
        GWEN_KEY_FILE: '/mnt/key',
        GWEN_DATABASE_URL: data,
        GWEN_KEYS_URL: keys,
        GWEN_MAIL_URL: 'smtps://us:secret@mail.example',
        GWEN_MAIL_FROM: 'office@example.org',
      }),
    ).toEqual({
      port: 80,
      host: '0.0.0.0',
      trustedProxy: '10.0.0.1,10.0.0.2',
      dataFolder: '/srv/gwen',
      configFolder: '/etc/xdg',
      keyFile: '/mnt/key',
      external: { databaseUrl: data, keysUrl: keys },
      mail: { url: 'smtps://us:secret@mail.example', from: 'office@example.org' },
    });
  });

  it('takes empty for unset', () => {
    expect(readConfig({ PORT: '', GWEN_DATA: '', GWEN_KEY_FILE: '', GWEN_DATABASE_URL: '' })).toEqual(
      readConfig({}),
    );
  });

  it.each([
    [{ PORT: 'http' }, /PORT is "http"/],
    [{ PORT: '70000' }, /PORT is "70000"/],
    [{ PORT: '80.5' }, /PORT is "80.5"/],
    [{ GWEN_DATABASE_URL: data }, /together, or neither/],
    [{ GWEN_KEYS_URL: keys }, /together, or neither/],
    [{ GWEN_DATABASE_URL: data, GWEN_KEYS_URL: data }, /the same database/],
    [{ GWEN_DATABASE_URL: 'mysql://h/gwen', GWEN_KEYS_URL: keys }, /GWEN_DATABASE_URL should look like/],
    [{ GWEN_DATABASE_URL: data, GWEN_KEYS_URL: 'postgresql://h' }, /GWEN_KEYS_URL should look like/],
    [{ GWEN_MAIL_URL: 'smtp://mail.example' }, /GWEN_MAIL_FROM together/],
    [{ GWEN_MAIL_URL: 'mail.example', GWEN_MAIL_FROM: 'o@example.org' }, /GWEN_MAIL_URL should look like/],
    [{ GWEN_MAIL_URL: 'smtp://m', GWEN_MAIL_FROM: 'Office <o@x>' }, /GWEN_MAIL_FROM should be/],
    [{ GWEN_KEY_FILE: '/mnt/key', GWEN_KEY_COMMAND: 'pass gwen' }, /only one of/],
  ])('refuses %o', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });

  it('tells every problem at once, and no secret', () => {
    const read = () => readConfig({ PORT: 'x', GWEN_DATABASE_URL: 'mysql://admin:secret@h/gwen' });
    expect(read).toThrow(/PORT.*GWEN_DATABASE_URL should.*together/);
    expect(read).not.toThrow(/secret/);
  });
});
