/** The form that an act was typed into: what the service refuses goes back there, so that nothing typed is lost. */
import type { Drafts, DraftValues } from '../forms/drafts.ts';

export interface TypedIn {
  readonly href: string;
  readonly draft: string;
  readonly values: DraftValues;
}

/** `other`: she has begun something else on that form, which comes first. `failed`: the device could not keep it. */
type Returned = 'there' | 'other' | 'failed';

/**
 * Makes a draft again of what was typed; only once that is on the device it is taken out where it was.
 * @param takeOut removes it from what waits
 */
export async function returnTyped(
  drafts: Pick<Drafts, 'find' | 'keep' | 'flush'>,
  { draft, values }: TypedIn,
  takeOut: () => Promise<void>,
): Promise<Returned> {
  if (await drafts.find(draft)) return 'other';
  drafts.keep(draft, values);
  await drafts.flush();
  if (!(await drafts.find(draft))) return 'failed';
  await takeOut();
  return 'there';
}
