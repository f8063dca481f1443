/**
 * Reminders by e-mail: somebody has something to do, or it is late. The text is constant and says nothing of the matter, of
 * a child, or of Gwen; it bears no link, for who reads over a shoulder learns nothing. Each turn of a duty is told once,
 * also after hours without a network; what cannot be sent waits and is tried again.
 */
import { textsFor } from '../../languages/read.ts';
import { getSetting, peopleSettings } from '../people/settings.ts';
import type { Store } from '../store/store.ts';
import { openReach } from '../vault/reach.ts';
import { en } from './messages.en.ts';

export interface Mailer {
  send(
    to: string,
    mail: { readonly subject: string; readonly text: string; readonly messageId?: string },
  ): Promise<void>;
  close(): void;
}

const patienceMs = 20_000;
const most = 200;

/** @param url smtp: or smtps:, with name and password where the server wants them; @param from the address it comes from */
export async function smtpMailer(url: string, from: string): Promise<Mailer> {
  // held in memory only where there is a mail server
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url,
    // the greeting would tell the name of the machine
    name: from.slice(from.lastIndexOf('@') + 1).replace(/>$/, ''),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, mail) {
      // an object is never read as several addresses
      await transport.sendMail({ from, to: { name: '', address: to }, ...mail, xMailer: false });
    },
    close: () => transport.close(),
  };
}

/** Tells everybody who waits to be told. Returns to how many it was sent. */
export async function remind(store: Store, mailer: Mailer, now: Date): Promise<number> {
  const lead = getSetting(store, peopleSettings.reminderLead);
  await store.jobs.query('select gwen.remind($1, $2)', [now, `${lead} minutes`]);
  const { rows } = await store.jobs.query<{
    account: number;
    address: Buffer;
    locale: string;
    waiting: Date;
  }>('select * from gwen.reach_waiting($1, $2)', [now, most]);
  let sent = 0;
  for (const { account, address, locale, waiting } of rows) {
    const send = async (): Promise<void> =>
      mailer.send(openReach(store.vault.reach, account, address), textFor(locale));
    const done = await send().then(
      () => true,
      () => false,
    );
    if (done) sent += 1;
    await store.jobs.query('select gwen.reached($1, $2, $3, $4)', [account, waiting, now, done]);
  }
  return sent;
}

/** The whole of what a reminder says in somebody's language. */
export function textFor(locale: string): { readonly subject: string; readonly text: string } {
  const own = textsFor(locale);
  const text = (key: keyof typeof en): string => own[key] ?? en[key];
  return { subject: text('reminder.subject'), text: `${text('reminder.text')}\n` };
}
