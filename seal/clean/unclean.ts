/**
 * A file that is not taken. `type`: of no kind that can be freed of what it gives away; `damaged`: not whole, or not what it
 * begins as; `active`: it holds what runs, opens something or hides another file, or it is locked.
 */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly why: 'type' | 'damaged' | 'active';

  constructor(why: 'type' | 'damaged' | 'active') {
    super(`file not taken: ${why}`);
    this.why = why;
  }
}

/** A picture of more is refused: it would fill the memory of whoever opens it. */
const mostPixels = 100_000_000;

/** Throws `NotTaken` for a picture without extent, or with too much. */
export function checkExtent(width: number, height: number): void {
  if (width < 1 || height < 1 || width * height > mostPixels) throw new NotTaken('damaged');
}
