/**
 * The load generator, in a process of its own: sends prepared bodies by so many clients at once, each on one connection,
 * and gives the time of each and the answers' states.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { timed } from './measure.ts';

export interface LoadJob {
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A file with one JSON body per line; with `type`, one text per line, in quotation marks as JSON has it. */
  readonly bodies: string;
  readonly clients: number;
  /** Content type of the bodies, if it is not JSON. */
  readonly type?: string;
}
export interface Loaded {
  readonly seconds: number;
  readonly samples: readonly number[];
  /** State of the answer to each body. */
  readonly states: readonly number[];
  readonly failure?: string;
}

async function load({ url, path, headers, bodies, clients, type }: LoadJob): Promise<Loaded> {
  const lines = readFileSync(bodies, 'utf8').trimEnd().split('\n');
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const states: number[] = [];
  let failure: string | undefined;
  const send = (body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request(
        `${url}${path}`,
        {
          method: 'POST',
          agent,
          headers: {
            ...headers,
            'content-type': type ?? 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          answer.once('end', () => {
            const state = answer.statusCode ?? 0;
            if (state >= 300) failure ??= `${state} ${text.slice(0, 300)}`;
            resolve(state);
          });
        },
      );
      asked.once('error', reject);
      asked.end(body);
    });
  const started = performance.now();
  const samples = await timed(lines.length, clients, async (at) => {
    const line = lines[at] ?? '';
    states[at] = await send(type === undefined ? line : JSON.parse(line));
  });
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { seconds, samples, states, ...(failure === undefined ? {} : { failure }) };
}

process.once('message', (job: LoadJob) => {
  load(job).then(
    (loaded) => process.send?.(loaded, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
