/**
 * The process that crash.soak.ts kills and memory.soak.ts looks into: takes what gateways and browsers send, as Gwen does,
 * and says at which address.
 *
 *     node crashReceiver.ts <setup.json>
 */
import { readFileSync } from 'node:fs';
import { webReports } from '../channels/web/plugin.ts';
import { buildServer } from '../http/server.ts';
import type { StoreUrls } from '../store/store.ts';
import { openStore } from '../store/store.ts';
import { openVault } from '../vault/vault.ts';
import { openIntake } from './intake.ts';
import { openRosa } from './openrosa/plugin.ts';
import { textMessages } from './sms/plugin.ts';

export interface ReceiverSetup {
  readonly urls: StoreUrls & { readonly keysUrl: string };
  readonly installation: string;
  readonly dataFolder: string;
  readonly configFolder: string;
  readonly spool: string;
  /** The built public page, where it is served too. */
  readonly pages?: string;
}

const setup: ReceiverSetup = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const { urls, installation, dataFolder, configFolder, spool, pages } = setup;
const vault = await openVault({ keysUrl: urls.keysUrl, installation, config: { dataFolder, configFolder } });
const store = await openStore(urls, vault);
const intake = await openIntake({ store, folder: spool });
const plugins = [
  textMessages({ store, intake }),
  openRosa({ store, intake }),
  ...(pages === undefined ? [] : [webReports({ store, folder: pages })]),
];
const app = await buildServer({ store, installation, version: 'crash', plugins });
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
