/**
 * Photos and documents: sent in before the entry that names them, handed out to whoever may read that entry. Their kind is
 * found in their bytes; what tells of place, device and author is gone before anything is kept (server/files/).
 */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NotTaken } from '../../../seal/clean/unclean.ts';
import { cleanFile } from '../../files/clean.ts';
import { getSetting, peopleSettings } from '../../people/settings.ts';
import type { OpenedFile } from '../../store/files.ts';
import { findFile, storeFile } from '../../store/files.ts';
import type { Store } from '../../store/store.ts';
import { personOf } from '../access.ts';
import { int, object, text, uuidText } from '../openapi/json.ts';
import { route } from '../openapi/operation.ts';
import { inPath, uuid } from '../parse.ts';
import { HttpProblem } from '../problems.ts';
import { rate } from '../rates.ts';
import { checkScope } from '../scope.ts';

const fileParams = z.object({ id: uuid, file: uuid });
const megabyte = 1_000_000;
/** Files that are being received at once, each whole in memory: of everybody, of one person. */
const mostAtOnce = 16;
const mostOfOne = 3;
/** Nothing in a file runs, loads or sends anything, should a browser ever open it in place of keeping it. */
const filePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const notTaken = { type: 'file-not-taken', damaged: 'file-damaged', active: 'file-active' } as const;

export function fileRoutes(app: FastifyInstance, store: Store): void {
  const storing = rate(60, 10 * 60_000);
  const opening = rate(600, 10 * 60_000);
  const receiving = new Map<number, number>();

  /** Does something that holds a file in memory, unless too many are held already. */
  const oneOfFew = async <T>(who: number, act: () => Promise<T>): Promise<T> => {
    const own = receiving.get(who) ?? 0;
    const all = [...receiving.values()].reduce((sum, one) => sum + one, 0);
    if (own >= mostOfOne || all >= mostAtOnce) throw new HttpProblem('busy');
    receiving.set(who, own + 1);
    try {
      return await act();
    } finally {
      const left = (receiving.get(who) ?? 1) - 1;
      if (left > 0) receiving.set(who, left);
      else receiving.delete(who);
    }
  };

  const put = route('signed-in', {
    id: 'storeFile',
    tag: 'dossiers',
    summary: 'Keep a photo or document for an entry that is about to name it',
    description:
      'JPEG, PNG, WebP, MP4, M4A, MP3, WAV, Ogg with Opus, PDF or plain text; found in the bytes, whatever is said of them. Place, device, author and the like are removed. What is answered, with a `name`, is the value of a field of the kind `attachment`. Nobody can read the file until an entry names it; one that no entry names within a day goes. The dossier need not be there yet.',
    params: fileParams,
    bytes: true,
    answer: {
      status: 201,
      schema: object({ id: uuidText, type: text, size: int, sha256: text, key: text }),
    },
    problems: [
      'file-too-large',
      'file-not-taken',
      'file-damaged',
      'file-active',
      'too-many-files',
      'exists',
      'busy',
      'slow-down',
    ],
    machines: 'write',
  });
  void app.register((scope, _options, done) => {
    // the bytes are read by the handler, when all else is found right
    scope.addContentTypeParser(
      'application/octet-stream',
      async (_request: unknown, payload: Readable) => payload,
    );
    scope.put('/api/v1/dossiers/:id/files/:file', put, async (request, reply) => {
      const { id, file } = inPath(fileParams, request.params);
      const person = personOf(request);
      const { body } = request;
      if (!(body instanceof Readable)) throw new HttpProblem('wrong-media-type');
      storing(person.account);
      await checkScope(store, person, id);
      const most = getSetting(store, peopleSettings.fileSize) * megabyte;
      if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
      const stored = await oneOfFew(person.account, async () => {
        const cleaned = await cleanFile(await readBytes(body, most)).catch(refuse);
        return await storeFile(store, person, id, file, cleaned);
      });
      if (stored === 'exists') throw new HttpProblem('exists');
      if (stored === 'full') throw new HttpProblem('too-many-files');
      return reply.code(201).send(stored);
    });
    done();
  });

  const get = route('signed-in', {
    id: 'readFile',
    tag: 'dossiers',
    summary: 'A photo or document, for whoever may read the entry that names it',
    description: 'Opening it stands in the access log.',
    params: fileParams,
    answer: { status: 200, type: '*/*', schema: {} },
    problems: ['not-found', 'slow-down'],
    machines: 'read',
  });
  app.get('/api/v1/dossiers/:id/files/:file', get, async (request, reply) => {
    const { id, file } = inPath(fileParams, request.params);
    const person = personOf(request);
    opening(person.account);
    await checkScope(store, person, id);
    const opened = await findFile(store, person, id, file);
    if (!opened) throw new HttpProblem('not-found');
    return reply.headers(headersOf(opened)).send(Readable.from(opened.pieces));
  });
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'text/plain': 'txt',
};

/** The name that people gave it stays out of headers, which others may log: it is called by its id. */
function headersOf({ file }: OpenedFile): Record<string, string> {
  const ending = endings[file.type];
  return {
    'content-type': ending === undefined ? 'application/octet-stream' : charset(file.type),
    'content-length': String(file.size),
    'content-disposition': `attachment; filename="${file.id}.${ending ?? 'bin'}"`,
    'content-security-policy': filePolicy,
    'x-gwen-file': file.id,
  };
}

const charset = (type: string): string => (type === 'text/plain' ? `${type}; charset=utf-8` : type);

/** All of a body, if it is no longer than that. Who sends too much is answered, and what still comes is let go. */
async function readBytes(body: Readable, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > most) break;
    pieces.push(bytes);
  }
  if (size > most) {
    body.resume();
    throw tooLarge(most);
  }
  return Buffer.concat(pieces);
}

const tooLarge = (most: number): HttpProblem => new HttpProblem('file-too-large', { most });

function refuse(error: unknown): never {
  throw error instanceof NotTaken ? new HttpProblem(notTaken[error.why]) : error;
}
