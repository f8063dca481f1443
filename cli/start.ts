/**
 * `gwen start`: brings everything up in order, serves, and lets go of it in reverse. The first start makes a
 * demonstration country, unless told not to.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Logger, parseCrontab, run as runJobs } from 'graphile-worker';
import pg from 'pg';
import type { Intake } from '../server/channels/intake.ts';
import { openIntake } from '../server/channels/intake.ts';
import { openRosa } from '../server/channels/openrosa/plugin.ts';
import { publicPages } from '../server/channels/public/plugin.ts';
import { textMessages } from '../server/channels/sms/plugin.ts';
import { webReports } from '../server/channels/web/plugin.ts';
import { buildServer } from '../server/http/server.ts';
import type { SetUp } from '../server/http/setUp.ts';
import { hasNobody, setUp } from '../server/http/setUp.ts';
import { smtpMailer } from '../server/jobs/reminders.ts';
import { crontab, tasks } from '../server/jobs/tasks.ts';
import { contentSecurityPolicy } from '../web/csp.ts';
import type { Io } from './command.ts';
import { CommandProblem, readOptions } from './command.ts';
import { demonstrate, signIns } from './demo.ts';
import type { Place } from './place.ts';
import { openPlace } from './place.ts';

const root = join(import.meta.dirname, '..');
const webFolder = join(root, 'web/dist');
const longestStopMs = 30_000;
const flag = { type: 'boolean', default: false } as const;

export async function run(args: readonly string[], io: Io): Promise<void> {
  const options = readOptions(args, { 'no-demo': flag, log: flag });
  io.say('Opening the databases ...');
  const place = await openPlace(io.config, io.say);
  const running: (() => Promise<unknown>)[] = [place.close];
  const stop = async (): Promise<void> => {
    for (const end of running.toReversed()) await end();
  };
  try {
    const fill = options['no-demo'] ? undefined : await demonstrate(place, io);
    const first = (await hasNobody(place.owner)) ? setUp(place.owner) : undefined;
    const intake = await openIntake({
      store: place.store,
      folder: place.spoolFolder,
      onUnusable: () => io.say(`A message could not be stored; it is kept in ${place.spoolFolder}.`),
    });
    running.push(async () => intake.close());
    const app = await build(place, io, { logs: options.log, first, intake });
    const connections = new pg.Pool({ connectionString: place.urls.jobsUrl, max: 4 });
    // one that breaks is replaced; while stopping, the database may be gone before the last of them is
    connections.on('error', () => {});
    connections.on('connect', (connection) => {
      connection.on('error', () => {});
    });
    running.push(() => connections.end());
    const { mail } = io.config;
    const mailer = mail && (await smtpMailer(mail.url, mail.from));
    if (mailer) running.push(async () => mailer.close());
    const worker = await runJobs({
      pgPool: connections,
      taskList: tasks(place.store, place.rootsFolder, { mailer, intake }),
      parsedCronItems: parseCrontab(crontab({ mailer, intake })),
      concurrency: 2,
      noHandleSignals: true,
      logger: failuresOnly(),
    });
    running.push(() => worker.stop());
    // until look-ups that came with this version know the entries from before it, what asks them refuses
    await worker.addJob('fill', {}, { jobKey: 'fill' });
    // requests first: whoever is being answered still gets her answer
    running.push(() => app.close());
    await listen(app, io, first);
    // what starting left behind is half of the memory: it would stay until there is work enough to sweep it
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    let isStopping = false;
    fill?.().catch((error: unknown) => {
      if (!isStopping)
        io.say(`${error instanceof Error ? error.message : error}\nIt goes on at the next start.`);
    });
    await toldToStop();
    isStopping = true;
    io.say('Stopping: what is being answered is finished first ...');
    // what is accepted is safe in any case
    setTimeout(() => process.exit(1), longestStopMs).unref();
  } finally {
    await stop();
  }
  io.say('Stopped. Everything is kept.');
}

async function build(
  place: Place,
  io: Io,
  more: { readonly logs: boolean; readonly first: SetUp | undefined; readonly intake: Intake },
): Promise<FastifyInstance> {
  const { logs, first, intake } = more;
  const { store, installation } = place;
  const reports = join(root, 'report/dist');
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return await buildServer({
    store,
    installation,
    version,
    trustedProxy: io.config.trustedProxy,
    spooled: () => intake.waiting,
    pages: { folder: webFolder, policy: contentSecurityPolicy },
    plugins: [
      publicPages({ store }),
      textMessages({ store, intake }),
      openRosa({ store, intake }),
      ...(first ? [first.plugin] : []),
      ...(existsSync(reports) ? [webReports({ store, folder: reports })] : []),
    ],
    log: (line) => {
      if (logs || 'broken' in line) io.say(JSON.stringify(line));
    },
  });
}

async function listen(app: FastifyInstance, io: Io, first: SetUp | undefined): Promise<void> {
  const { port, host = 'localhost' } = io.config;
  try {
    await app.listen({ port, host });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new CommandProblem(
        `Port ${port} is taken: another program, perhaps another Gwen, listens there. Nothing was changed. Choose another, such as PORT=${port + 1}.`,
      );
    }
    throw error;
  }
  const address = app.server.address();
  const at = `http://${host}:${typeof address === 'object' ? (address?.port ?? port) : port}`;
  io.say('');
  for (const line of signIns(io)) io.say(line);
  if (first) io.say(`Nobody has an account yet. Begin at ${at}/set-up with this code: ${first.code}`);
  if (!existsSync(join(webFolder, 'index.html')))
    io.say('The pages are not built yet: "npm start" builds them.');
  io.say(`\nGwen is at ${at}/ and the public page at ${at}/report. Ctrl+C stops it.`);
}

/** Waits for a signal; a second one ends the process at once. */
async function toldToStop(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  await new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
  for (const signal of signals) process.once(signal, () => process.exit(1));
}

/** The job runner tells much; only what failed is for the console, and without what a job was given. */
function failuresOnly(): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning')
      process.stderr.write(`${message.replace(/ with error.*/s, '')}\n`);
  });
}
