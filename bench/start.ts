/** A second start of the whole server until it answers, PostgreSQL stopped before; and its memory at rest. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measure } from './measure.ts';
import { median } from './measure.ts';
import { familyOf, rssMb } from './processes.ts';
import { postmaster, startServer } from './server.ts';

const rounds = 5;
const restMs = 20_000;

/** Nothing else may use the database: each start finds it stopped. */
export async function measureStart(wanted: (name: string) => boolean): Promise<Measure[]> {
  const ready: number[] = [];
  const memory: number[] = [];
  let engine = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServer();
    ready.push(server.readyMs);
    if (wanted('rss.rest') && round < 2) {
      await sleep(restMs);
      memory.push(rssMb(server.pid));
      engine = familyOf(postmaster()).length;
    }
    await server.stop();
  }
  return [
    { name: 'start.second', value: median(ready) / 1000, unit: 's', n: rounds, target: 2 },
    {
      name: 'rss.rest',
      value: median(memory),
      unit: 'MiB',
      n: memory.length,
      target: 150,
      note: `the server's process, ${restMs / 1000} s after its start; PostgreSQL runs as ${engine} processes beside it`,
    },
  ];
}
