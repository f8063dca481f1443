/**
 * Sealed reports stored per second by 1, 8 and 32 senders through the public endpoint, sealed beforehand as the page seals
 * them; beside them the statements that storing takes, issued by plain pg. Then every acknowledged one is looked for: its
 * receipt, its dossier, its sealed words, its contact point's grant.
 */
import type { SealedReport } from '../domain/report/publicPage.ts';
import { writeSealedMessage } from '../domain/report/sealedMessage.ts';
import { toBase64url } from '../seal/base64url.ts';
import { newIdentity, recipientOf, sealTo } from '../seal/box.ts';
import { findWayNow, readAreas, takeIn } from '../server/channels/reports.ts';
import { startEpoch } from '../server/people/contactPoint.ts';
import { tokenDigest } from '../server/vault/tokens.ts';
import type { Measure } from './measure.ts';
import { median, quantile } from './measure.ts';
import { familyOf, pin } from './processes.ts';
import type { Statement } from './raw.ts';
import { rawly, recorded } from './raw.ts';
import { buildPages, postmaster, startServer } from './server.ts';
import type { World } from './world.ts';
import { sendAll } from './write.ts';

const rounds = 3;
const each = 400;
const senders = [1, 8, 32] as const;
/** Boxes cost the sender time: so many different ones, each under receipts of their own. */
const boxes = 60;

type Sealed = SealedReport & { readonly area: string };

/** The contact point of the whole country, made at the first time. */
export async function contactPoint({ admin }: World): Promise<{ team: number; epoch: number; to: string[] }> {
  const { rows } = await admin.query<{ team: number; epoch: number; recipient: string; recovery: string }>(
    "select * from gwen.contact_points() where area = ''",
  );
  const [known] = rows;
  if (known) return { team: known.team, epoch: known.epoch, to: [known.recipient, known.recovery] };
  const made = await admin.query<{ team: number }>(
    `select gwen.add_team(null, 'Contact point', 'contact-point', (select min(id) from gwen.organisation), '', null) as team`,
  );
  const [recipient, recovery] = await Promise.all([
    newIdentity().then(recipientOf),
    newIdentity().then(recipientOf),
  ]);
  const team = made.rows[0]?.team ?? 0;
  const epoch = await startEpoch(admin, null, { team, recipient, recovery, boxes: [], shares: [] });
  return { team, epoch: epoch ?? 0, to: [recipient, recovery] };
}

async function sealAll(world: World, n: number): Promise<Sealed[]> {
  const { epoch, to } = await contactPoint(world);
  const random = (size: number): string => toBase64url(crypto.getRandomValues(new Uint8Array(size)));
  const made: { recipient: string; box: string }[] = [];
  for (let at = 0; at < boxes; at += 1) {
    const recipient = await recipientOf(await newIdentity());
    const words = writeSealedMessage({
      v: 1,
      text: `They took a girl from the market, number ${at}. A white van, two men.`,
      place: 'market',
    });
    made.push({ recipient, box: toBase64url(await sealTo([...to, recipient], words)) });
  }
  return Array.from({ length: n }, (_, at): Sealed => {
    const { recipient, box } = made[at % boxes] ?? { recipient: '', box: '' };
    const [locator, proof] = [random(16), random(32)];
    return {
      ...{ area: 'A1', language: 'en', danger: 'yes', involved: [] },
      ...{ epoch, locator, proof, recipient, box },
    };
  });
}

/** What storing each of these sends to the database, as POST /report/send does. */
const statementsOf = (world: World, sealed: readonly Sealed[]): Promise<Statement[][]> =>
  recorded(world, async function* (store) {
    const { parents } = await readAreas(store);
    yield 'areas are read once in a while';
    for (const report of sealed) {
      const way = await findWayNow(store, parents, report.area, report.involved);
      if (!way) throw new Error('no contact point');
      const { point, area } = way;
      if ((await takeIn(store, { ...report, point, area, sameAs: report.box })) !== 'stored')
        throw new Error('a report was not stored');
      yield;
    }
  }).then((all) => all.slice(1));

/** How many of these are there, whole. */
async function countKept({ admin }: World, stored: readonly Sealed[]): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::int as n from gwen.receipt r join gwen.dossier d on d.id = r.dossier_id
     join gwen.access_grant g on g.dossier_id = d.id join gwen.team t on t.id = g.party and t.kind = 'contact-point'
     where r.locator = any ($1) and d.kind = 1
       and exists (select from gwen.entry e where e.dossier_id = d.id and e.type = 'message' and length(e.cipher) > 1000)`,
    [stored.map(({ locator }) => tokenDigest(locator))],
  );
  return rows[0]?.n ?? 0;
}

interface Times {
  readonly rates: number[];
  readonly raw: number[];
  readonly samples: number[];
}

export async function measureReports(world: World): Promise<Measure[]> {
  buildPages();
  const by = new Map<number, Times>(senders.map((clients) => [clients, { rates: [], raw: [], samples: [] }]));
  let [acknowledged, kept] = [0, 0];
  const server = await startServer();
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [clients, { rates, raw, samples }] of by) {
        const sealed = await sealAll(world, each);
        pin(familyOf(server.pid), '0');
        pin(familyOf(postmaster()), '0');
        const bodies = sealed.map((one) => JSON.stringify(one));
        const sent = await sendAll({ url: server.url, path: '/report/send', headers: {}, clients }, bodies);
        if (sent.failure !== undefined) throw new Error(`a report was refused: ${sent.failure}`);
        rates.push(each / sent.seconds);
        samples.push(...sent.samples);
        const stored = sealed.filter((_, at) => sent.states[at] === 201);
        acknowledged += stored.length;
        kept += await countKept(world, stored);
        const statements = await statementsOf(world, await sealAll(world, each));
        raw.push((await rawly(world, statements, clients)).rps);
      }
    }
  } finally {
    await server.stop();
    pin(familyOf(postmaster()), '0-63');
  }
  const all = rounds * each;
  return [
    ...[...by].map(([clients, { rates, raw, samples }]) => ({
      name: `report.rps.c${clients}`,
      value: median(rates),
      unit: '/s',
      n: all,
      raw: median(raw),
      note: `median ${median(samples).toFixed(1)} ms, p95 ${quantile(samples, 0.95).toFixed(1)} ms`,
    })),
    { name: 'report.lost', value: all * senders.length - kept, unit: '', n: acknowledged, target: 0 },
  ];
}
