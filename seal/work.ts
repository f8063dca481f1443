/**
 * A little work that a sender's device does before a report is taken while somebody floods the page (SHA-256, as hashcash
 * does it). It asks nothing of the person, and holds back nobody: it makes each report of a flood cost something.
 *
 * The work is for one challenge and one subject (the report itself), so that it serves no other. It comes in eight pieces:
 * their sum takes nearly the same time for everybody, where one large piece would keep an unlucky one waiting for long.
 */
import { sha256 } from '@noble/hashes/sha2.js';

const pieces = 8;
const pieceBits = 3;
const highest = 2 ** 32;
/** So long the device thinks of nothing else: leaving must stay possible at every moment, ms. */
const sliceMs = 12;

/** What the work is for: digest of challenge and subject, then the number of the piece, then the answer. */
function prepared(challenge: string, subject: string): { input: Uint8Array; view: DataView } {
  const input = new Uint8Array(37);
  input.set(sha256(new TextEncoder().encode(`gwen/work/1\0${challenge}\0${subject}`)));
  return { input, view: new DataView(input.buffer) };
}

function isAnswer({ input, view }: ReturnType<typeof prepared>, piece: number, answer: number, bits: number) {
  view.setUint8(32, piece);
  view.setUint32(33, answer);
  const digest = sha256(input);
  const first = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  return Math.clz32(first) >= bits - pieceBits;
}

/**
 * Does the work, giving way to everything else again and again.
 * @param bits on average 2^bits digests are made
 */
export async function doWork(challenge: string, subject: string, bits: number): Promise<number[]> {
  const made = prepared(challenge, subject);
  const answers: number[] = [];
  let until = performance.now() + sliceMs;
  for (let answer = 0; answers.length < pieces; answer += 1) {
    if (isAnswer(made, answers.length, answer, bits)) {
      answers.push(answer);
      answer = -1;
    }
    if ((answer & 63) === 0 && performance.now() > until) {
      await turn();
      until = performance.now() + sliceMs;
    }
  }
  return answers;
}

/** Whether these answers are the work asked for. */
export function isDone(
  challenge: string,
  subject: string,
  bits: number,
  answers: readonly number[],
): boolean {
  if (answers.length !== pieces) return false;
  const made = prepared(challenge, subject);
  return answers.every(
    (answer, piece) =>
      Number.isInteger(answer) && answer >= 0 && answer < highest && isAnswer(made, piece, answer, bits),
  );
}

/** A turn for everything else; without the pause that browsers put between timers. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
