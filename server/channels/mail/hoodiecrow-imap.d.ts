/** As much of the IMAP server of the tests as they use. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  interface Message {
    readonly raw: string | Buffer;
    readonly flags: readonly string[];
  }
  interface ImapServer {
    readonly server: Server;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    appendMessage(mailbox: string, flags: readonly string[], date: string | Date, raw: string): void;
    getMailbox(path: string): { readonly messages: readonly Message[] };
  }
  export default function hoodiecrow(options: {
    readonly plugins: readonly string[];
    readonly users: Readonly<Record<string, { readonly password: string }>>;
    readonly storage: Readonly<Record<string, object>>;
  }): ImapServer;
}
