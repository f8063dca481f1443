/**
 * Sealed reports stored per second by 8 senders through the public endpoint, sealed beforehand as the page seals them;
 * then every acknowledged one is looked for: its receipt, its dossier, its sealed words, its contact point's grant.
 */
import { writeSealedMessage } from '../domain/report/sealedMessage.ts';
import { toBase64url } from '../seal/base64url.ts';
import { newIdentity, recipientOf, sealTo } from '../seal/box.ts';
import { startEpoch } from '../server/people/contactPoint.ts';
import { tokenDigest } from '../server/vault/tokens.ts';
import type { Measure } from './measure.ts';
import { median, quantile } from './measure.ts';
import { familyOf, pin } from './processes.ts';
import { postmaster, startServer } from './server.ts';
import type { World } from './world.ts';
import { sendAll } from './write.ts';

const rounds = 3;
const each = 800;
/** Boxes cost the sender time: so many different ones, each under receipts of their own. */
const boxes = 60;

interface Sealed {
  readonly body: string;
  readonly locator: string;
}

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
  return Array.from({ length: n }, (_, at) => {
    const { recipient, box } = made[at % boxes] ?? { recipient: '', box: '' };
    const locator = random(16);
    const report = {
      area: 'A1',
      language: 'en',
      danger: 'yes',
      involved: [],
      epoch,
      locator,
      proof: random(32),
      recipient,
      box,
    };
    return { body: JSON.stringify(report), locator };
  });
}

export async function measureReports(world: World): Promise<Measure[]> {
  const rates: number[] = [];
  const samples: number[] = [];
  let [acknowledged, kept] = [0, 0];
  const server = await startServer();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const sealed = await sealAll(world, each);
      pin(familyOf(server.pid), '0');
      pin(familyOf(postmaster()), '0');
      const bodies = sealed.map((one) => one.body);
      const sent = await sendAll({ url: server.url, path: '/report/send', headers: {}, clients: 8 }, bodies);
      if (sent.failure !== undefined) throw new Error(`a report was refused: ${sent.failure}`);
      rates.push(each / sent.seconds);
      samples.push(...sent.samples);
      const stored = sealed.filter((_, at) => sent.states[at] === 201);
      acknowledged += stored.length;
      const { rows } = await world.admin.query<{ n: number }>(
        `select count(*)::int as n from gwen.receipt r join gwen.dossier d on d.id = r.dossier_id
         join gwen.access_grant g on g.dossier_id = d.id join gwen.team t on t.id = g.party and t.kind = 'contact-point'
         where r.locator = any ($1) and d.kind = 1
           and exists (select from gwen.entry e where e.dossier_id = d.id and e.type = 'message' and length(e.cipher) > 1000)`,
        [stored.map(({ locator }) => tokenDigest(locator))],
      );
      kept += rows[0]?.n ?? 0;
    }
  } finally {
    await server.stop();
    pin(familyOf(postmaster()), '0-63');
  }
  const note = `p95 ${quantile(samples, 0.95).toFixed(1)} ms`;
  return [
    { name: 'report.rps.c8', value: median(rates), unit: '/s', n: acknowledged, note },
    { name: 'report.lost', value: acknowledged - kept, unit: '', n: acknowledged, target: 0 },
  ];
}
