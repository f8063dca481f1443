/**
 * Devices that people have signed in from: a cookie that says so for up to eight accounts of a shared computer. It signs
 * nobody in; it only keeps strangers' failed attempts from slowing down those who come from where they always come.
 *
 *     cookie = device (16 random bytes) . mark of an account . mark of an account ...
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { SecretKey } from './keys.ts';
import { sameText } from './tokens.ts';

const MOST_ACCOUNTS = 8;
const FORM = /^[\w-]{22}(?:\.[\w-]{22}){1,8}$/;

/** The device's id if this account has signed in from it before. */
export function findDevice(
  key: SecretKey<'session'>,
  account: number,
  cookie: string | undefined,
): string | undefined {
  if (cookie === undefined || !FORM.test(cookie)) return undefined;
  const [device = '', ...marks] = cookie.split('.');
  const own = markOf(key, device, account);
  return marks.some((mark) => sameText(mark, own)) ? device : undefined;
}

/** The cookie after this account signed in: the device keeps its id, and forgets the account used longest ago. */
export function rememberDevice(
  key: SecretKey<'session'>,
  account: number,
  cookie: string | undefined,
): string {
  const known = cookie !== undefined && FORM.test(cookie) ? cookie.split('.') : [];
  const device = known[0] ?? randomBytes(16).toString('base64url');
  const own = markOf(key, device, account);
  const others = known.slice(1).filter((mark) => mark !== own);
  return [device, own, ...others.slice(0, MOST_ACCOUNTS - 1)].join('.');
}

function markOf(key: SecretKey<'session'>, device: string, account: number): string {
  const mac = createHmac('sha256', key).update(`gwen/device/1\0${device}\0${account}`).digest();
  return mac.subarray(0, 16).toString('base64url');
}

/** A name for something that is counted but must not be kept in the clear, such as a login or a network. */
export function keyedDigest(key: SecretKey<'session'>, text: string): string {
  return createHmac('sha256', key).update('gwen/count/1\0').update(text).digest('base64url');
}
