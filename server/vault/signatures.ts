/** How gateways of text messages sign what they hand in. */
import { createHmac } from 'node:crypto';

/**
 * Twilio's: base64(HMAC-SHA1(token, address and all fields, sorted by name)).
 * @param address as the gateway called it, with its query
 */
export function twilioSignature(
  token: string,
  address: string,
  fields: Readonly<Record<string, string>>,
): string {
  const signed = Object.keys(fields)
    .sort()
    .map((name) => `${name}${fields[name]}`)
    .join('');
  return createHmac('sha1', token).update(`${address}${signed}`, 'utf8').digest('base64');
}

/** That of android-sms-gateway: lower-case hex of HMAC-SHA256(key, body and timestamp). */
export function androidSignature(key: string, body: string, timestamp: string): string {
  return createHmac('sha256', key).update(`${body}${timestamp}`, 'utf8').digest('hex');
}
