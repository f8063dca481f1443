/** Rows of an HTCDS file entered per second: read, mapped, deduplicated, judged and committed, as `gwen import` does it. */
import { importHtcds } from '../server/exchange/htcds/import.ts';
import type { Measure } from './measure.ts';
import { median } from './measure.ts';
import { nameOf, randomOf } from './names.ts';
import { someWorker } from './staff.ts';
import type { World } from './world.ts';

const rounds = 3;
const rows = 3_000;

function fileOf(round: number): Buffer {
  const random = randomOf(round + 900);
  const pick = (...all: string[]): string => all[Math.floor(random() * all.length)] ?? '';
  const run = crypto.randomUUID().slice(0, 8);
  const lines = Array.from({ length: rows }, (_, at) => {
    const [given, family] = nameOf(random).map((one) => one.text);
    const born = `${2008 + Math.floor(random() * 14)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`;
    return `${run}-${at},${given},${family},${born},${pick('M', 'F')},${pick('ForcedLabour', 'Servitude')},${pick('Threats', 'Debt Bondage')},Open`;
  });
  const head =
    'Case Number,prs_FirstName,Surname,DOB,Gender,vic_TypeOfExploitation,Means of Control,cas_Status';
  return Buffer.from(`${head}\n${lines.join('\n')}\n`);
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export async function measureImport(world: World): Promise<Measure[]> {
  const { session } = await someWorker(world);
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const file = fileOf(round);
    const started = performance.now();
    let entered = 0;
    for await (const { done } of importHtcds(world.store, session, once(file), { system: 'bench' })) {
      if (done === 'entered') entered += 1;
    }
    if (entered !== rows) throw new Error(`${entered} of ${rows} rows were entered`);
    rates.push((rows / (performance.now() - started)) * 1000);
  }
  return [
    {
      name: 'import.htcds.rps',
      value: median(rates),
      unit: 'rows/s',
      n: rows * rounds,
      target: 1_000,
      atLeast: true,
    },
  ];
}
