/** Field forms in tests: a channel of its own, what phones fetch and hand in, and what an operator reads of it. */
import type { LightMyRequestResponse } from 'fastify';
import type { ReadMessage, TestChannels } from '../testChannels.ts';

export interface Filled {
  readonly instance?: string;
  readonly edits?: string;
  readonly answers?: Readonly<Record<string, string>>;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A filled-in form as ODK Collect writes it. */
export function filledIn({ instance = `uuid:${crypto.randomUUID()}`, edits, answers = {} }: Filled): string {
  const said = Object.entries(answers).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`);
  const deprecated = edits === undefined ? '' : `<orx:deprecatedID>${edits}</orx:deprecatedID>`;
  return `<?xml version='1.0' ?><data id="notes" version="1-x" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:orx="http://openrosa.org/xforms">${said.join('')}<orx:meta><orx:instanceID>${instance}</orx:instanceID>${deprecated}</orx:meta></data>`;
}

export interface SentFile {
  readonly name: string;
  readonly type?: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The body of a submission, and its content type. */
export async function bodyOf(
  xml: string | Uint8Array<ArrayBuffer>,
  files: readonly SentFile[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly payload: Buffer; readonly headers: Record<string, string> }> {
  const form = new FormData();
  form.append('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'notes_2026-03-02.xml');
  for (const { name, type = 'image/jpeg', bytes } of files)
    form.append(name, new Blob([bytes], { type }), name);
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  const response = new Response(form);
  return {
    payload: Buffer.from(await response.arrayBuffer()),
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
  };
}

export interface TestForms {
  /** Path of the channel, with its secret part. */
  readonly address: string;
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  send(
    xml: string | Uint8Array<ArrayBuffer>,
    files?: readonly SentFile[],
    more?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>;
  /** Reports that there are, which `before` does not name. */
  since(before: ReadonlySet<string>): Promise<readonly string[]>;
  all(): Promise<ReadonlySet<string>>;
  read(report: string): Promise<readonly ReadMessage[]>;
}

export async function testForms(channels: TestChannels, language = 'en'): Promise<TestForms> {
  const { address } = await channels.channel({ kind: 'openrosa' }, language);
  const { app, world } = channels;
  const host = 'line.example.org';
  const all = async (): Promise<ReadonlySet<string>> => {
    const { rows } = await world.admin.query<{ id: string }>('select id from gwen.dossier where kind = 1');
    return new Set(rows.map(({ id }) => id));
  };
  return {
    address,
    get: (path, headers = {}) =>
      app.inject({ url: `${address}${path}`, headers: { host, 'x-openrosa-version': '1.0', ...headers } }),
    async send(xml, files, more) {
      const { payload, headers } = await bodyOf(xml, files, more);
      const url = `${address}/submission?deviceID=collect%3Ax1`;
      return await app.inject({
        method: 'POST',
        url,
        payload,
        headers: { host, 'x-openrosa-version': '1.0', ...headers },
      });
    },
    all,
    since: async (before) => [...(await all())].filter((id) => !before.has(id)),
    read: (report) => channels.read(report),
  };
}
