/**
 * The operators' queue with ten thousand open reports at one contact point: the first page as the console asks for it, how
 * long it takes on the server and how much it is. The reports are made once, by the public page's own intake.
 */
import pg from 'pg';
import { groupCode } from '../domain/groups.ts';
import { catalogue } from '../domain/index.ts';
import { groupsOf } from '../domain/kernel/roles.ts';
import { toBase64url } from '../seal/base64url.ts';
import { newIdentity, recipientOf, sealTo } from '../seal/box.ts';
import { takeIn } from '../server/channels/reports.ts';
import { listLines, listPage } from '../server/http/lists.ts';
import { startEpoch } from '../server/people/contactPoint.ts';
import type { Session } from '../server/store/session.ts';
import { intArray } from '../server/store/session.ts';
import { queuePage } from '../web/screens/console/queue.ts';
import type { Measure } from './measure.ts';
import { quantile, timed } from './measure.ts';
import type { World } from './world.ts';

const reports = 10_000;
const name = 'Queue';
const open = ['received', 'triaged', 'responding', 'answered'];

interface Desk {
  readonly point: {
    readonly team: number;
    readonly organisation: number;
    readonly area: string;
    readonly epoch: number;
    readonly recipient: string;
    readonly recovery: string;
  };
  readonly operator: Session;
}

/** The contact point with its key and one operator, made once. */
async function desk({ admin }: World): Promise<Desk> {
  const known = await admin.query<{ id: number }>('select id from gwen.team where name = $1', [name]);
  if (known.rows.length === 0) {
    await admin.query(
      "select gwen.add_team(null, $1, 'contact-point', (select min(id) from gwen.organisation), 'QUEUE', null)",
      [name],
    );
    const [recipient, recovery] = await Promise.all([
      newIdentity().then(recipientOf),
      newIdentity().then(recipientOf),
    ]);
    const { rows } = await admin.query<{ id: number }>('select id from gwen.team where name = $1', [name]);
    await startEpoch(admin, null, { team: rows[0]?.id ?? 0, recipient, recovery, boxes: [], shares: [] });
  }
  const { rows } = await admin.query<Desk['point']>(
    "select * from gwen.contact_points() where area = 'QUEUE'",
  );
  const [point] = rows;
  if (!point) throw new Error('the contact point has no key');
  // the team is party enough: what an operator of it sees is what it was given
  const groups = [...groupsOf(['operator'], catalogue.roles)].map(groupCode);
  const { team, organisation } = point;
  return { point, operator: { account: 0, roles: ['operator'], parties: [team], groups, organisation } };
}

async function fill(world: World, { point }: Desk): Promise<void> {
  const { rows } = await world.admin.query<{ n: number }>(
    'select count(*)::int as n from gwen.listing where party = $1 and kind = 1',
    [point.team],
  );
  const missing = reports - (rows[0]?.n ?? 0);
  if (missing <= 0) return;
  process.stderr.write(`making ${missing} reports\n`);
  const words = new TextEncoder().encode(JSON.stringify({ v: 1, text: 'A white van at the market.' }));
  const box = toBase64url(await sealTo([point.recipient, point.recovery], words));
  const random = (size: number): string => toBase64url(crypto.getRandomValues(new Uint8Array(size)));
  await timed(missing, 8, async (at) => {
    const given = { ...{ locator: random(16), proof: random(32) }, sameAs: String(at) };
    await takeIn(world.store, {
      ...{ ...given, point, area: '', language: 'en', danger: at % 3 === 0 ? 'yes' : 'no' },
      ...{ involved: [], recipient: null, box },
    });
  });
  await world.admin.query('vacuum analyze');
}

export async function measureQueue(world: World): Promise<Measure[]> {
  const at = await desk(world);
  await fill(world, at);
  const page = async (): Promise<string> => {
    const { kind, rows, types } = await listPage(world.store, at.operator, queuePage);
    if (rows.length !== Number(queuePage.limit)) throw new Error('the page is not full');
    return JSON.stringify(await listLines(world.store, at.operator, kind, rows, types));
  };
  const bytes = Buffer.byteLength(await page());
  const samples = await timed(200, 1, page);
  const pool = new pg.Pool({ connectionString: world.urls.appUrl, max: 1 });
  const { parties, groups } = at.operator;
  const raw = await timed(200, 1, () =>
    pool.query({
      name: 'soonest',
      text: 'select * from gwen.soonest_dossiers($1, $2, 1::smallint, $3, null, null, $4)',
      values: [intArray(parties), intArray(groups), open, queuePage.limit],
    }),
  );
  await pool.end();
  return [
    {
      ...{ name: 'queue.10k.p95', value: quantile(samples, 0.95), unit: 'ms', n: samples.length, target: 50 },
      ...{ raw: quantile(raw, 0.95), note: `median ${quantile(samples, 0.5).toFixed(1)} ms` },
    },
    { name: 'queue.10k.kb', value: bytes / 1000, unit: 'kB', n: 1, target: 50 },
  ];
}
