/**
 * Field forms handed in per second by 8 phones over OpenRosa, in the clear as phones send them: read, sealed and stored by the
 * server. Beside them the statements that storing takes, recorded beforehand, issued by plain pg. Then every acknowledged
 * form is looked for.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIntake } from '../server/channels/intake.ts';
import { channelForm } from '../server/channels/kinds.ts';
import { arrivalOf, readSubmission } from '../server/channels/openrosa/submission.ts';
import { addChannel } from '../server/channels/registered.ts';
import type { Measure } from './measure.ts';
import { median, quantile } from './measure.ts';
import { cpuMs, familyCpuMs, familyOf, pin } from './processes.ts';
import type { Round, Statement } from './raw.ts';
import { rawly, recorded } from './raw.ts';
import { contactPoint } from './reports.ts';
import { postmaster, startServer } from './server.ts';
import type { World } from './world.ts';
import { sendAll } from './write.ts';

const rounds = 3;
const each = 400;
const phones = 8;
const boundary = 'phone';
const [serverCore, anyCore] = ['0', '0-63'];

const formOf = (at: number): string =>
  `<?xml version='1.0' ?><data id="notes" version="1-x"><dangerNow>yes</dangerNow><text>They took a girl from the market, number ${at}. A white van, two men.</text><place>market</place><involved>none</involved><meta><instanceID>uuid:${crypto.randomUUID()}</instanceID></meta></data>`;

const bodyOf = (form: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="form.xml"\r\nContent-Type: text/xml\r\n\r\n${form}\r\n--${boundary}--\r\n`;

const newForms = (): string[] => Array.from({ length: each }, (_, at) => formOf(at));

/** What storing each of these sends to the database. */
const statementsOf = (world: World, channel: { id: number; team: number }): Promise<Statement[][]> =>
  recorded(world, async function* (store) {
    const folder = await mkdtemp(join(tmpdir(), 'gwen-bench-'));
    const intake = await openIntake({ store, folder });
    try {
      yield 'what opening asks';
      for (const form of newForms()) {
        const bytes = Buffer.from(form);
        const of = { ...channel, kind: 'openrosa', language: 'en' } as const;
        const taken = await intake.take(arrivalOf(of, readSubmission(bytes), bytes, [], (key) => key));
        if (taken !== 'stored') throw new Error(`a form was not stored: ${taken}`);
        yield;
      }
    } finally {
      intake.close();
      await rm(folder, { recursive: true });
    }
  }).then((all) => all.slice(1));

export async function measureFieldForms(world: World): Promise<Measure[]> {
  const { team } = await contactPoint(world);
  const form = channelForm.parse({ kind: 'openrosa' });
  const made = await addChannel(world.admin, world.vault, null, {
    name: 'Phones',
    team,
    language: 'en',
    form,
  });
  if (!made?.address) throw new Error('no channel');
  const path = `${made.address}/submission`;
  const [http, raw, samples]: [Round[], Round[], number[]] = [[], [], []];
  const count = async (): Promise<number> => {
    const { rows } = await world.admin.query<{ n: number }>(
      `select count(*)::int as n from gwen.instance i join gwen.dossier d on d.id = i.dossier_id
       join gwen.access_grant g on g.dossier_id = d.id and g.party = $1
       where exists (select from gwen.entry e where e.dossier_id = d.id and e.type = 'message' and length(e.cipher) > 1000)`,
      [team],
    );
    return rows[0]?.n ?? 0;
  };
  const stored = await count();
  let untaken = 0;
  const server = await startServer();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const bodies = newForms().map((one) => JSON.stringify(bodyOf(one)));
      pin([...familyOf(server.pid), ...familyOf(postmaster())], serverCore);
      const before = cpuMs(server.pid) + familyCpuMs(postmaster());
      const type = `multipart/form-data; boundary=${boundary}`;
      const sent = await sendAll({ url: server.url, path, headers: {}, clients: phones, type }, bodies);
      if (sent.failure !== undefined) throw new Error(`a form was refused: ${sent.failure}`);
      const cpu = cpuMs(server.pid) + familyCpuMs(postmaster()) - before;
      http.push({ rps: each / sent.seconds, cpu: cpu / each });
      samples.push(...sent.samples);
      const { taken, ...rawRound } = await rawly(
        world,
        await statementsOf(world, { id: made.id, team }),
        phones,
      );
      raw.push(rawRound);
      untaken += taken;
    }
  } finally {
    await server.stop();
    pin(familyOf(postmaster()), anyCore);
  }
  // those that were stored raw are there as well
  const lost = 2 * rounds * each - untaken - ((await count()) - stored);
  const figure = (what: keyof Round, unit: string, note: string): Measure => ({
    name: `openrosa.${what}`,
    value: median(http.map((one) => one[what])),
    unit,
    n: rounds * each,
    raw: median(raw.map((one) => one[what])),
    note,
  });
  const p95 = quantile(samples, 0.95).toFixed(1);
  return [
    figure('rps', '/s', `8 phones, server and PostgreSQL on one core, p95 ${p95} ms`),
    figure('cpu', 'ms', 'Node + PostgreSQL, sealing included'),
    { name: 'openrosa.lost', value: lost, unit: '', n: rounds * each, target: 0 },
  ];
}
