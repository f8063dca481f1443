/**
 * Sending a sealed file part by part over a network that breaks: what may not have arrived is asked for and sent again, in any
 * order, until all of it is there. Knows nothing of the page, so that tests can try it with every kind of loss.
 */

export interface Transport {
  /** The status of the answer; 0: there was none. */
  put(part: number, sealed: Uint8Array<ArrayBuffer>): Promise<number>;
  /** The parts that have arrived; undefined where nobody can say. */
  have(): Promise<readonly number[] | undefined>;
  /** Returns when it is time to try again, the longer the more often it failed. */
  pause(failures: number): Promise<void>;
}

/** Answers after which trying again helps nothing: it was sent as something else, or is too large. */
const refusals: ReadonlySet<number> = new Set([409, 413]);
/** A file that nobody knows of was swept, or refused with its words; a stranger in the network may say so too. */
const mostUnknown = 5;

/** Sends all parts. `onPart`: so many have arrived. */
export async function sendParts(
  parts: number,
  seal: (part: number) => Promise<Uint8Array<ArrayBuffer>>,
  { put, have, pause }: Transport,
  onPart: (arrived: number) => void = () => {},
): Promise<'sent' | 'refused'> {
  const missing = new Set(Array.from({ length: parts }, (_, part) => part));
  let [failures, unknown] = [0, 0];
  for (;;) {
    const [part] = missing;
    if (part === undefined) return 'sent';
    const status = await put(part, await seal(part));
    if (refusals.has(status)) return 'refused';
    unknown = status === 404 ? unknown + 1 : 0;
    if (unknown >= mostUnknown) return 'refused';
    if (status === 201) {
      missing.delete(part);
      failures = 0;
    } else {
      failures += 1;
      await pause(failures);
      // it may have arrived although no answer did
      for (const one of (await have()) ?? []) missing.delete(one);
    }
    onPart(parts - missing.size);
  }
}
