/** What those who write the plan of the demonstration have at hand. */
import type { Session } from '../../server/store/session.ts';
import type { Folder, Scribe } from './scribe.ts';
import type { People } from './seedPeople.ts';

export interface Desk {
  readonly scribe: Scribe;
  readonly people: People;
  readonly folder: Folder;
  readonly coordinator: Session;
  /** Speak for workers and for employers. */
  readonly workers: Session;
  readonly employers: Session;
  readonly now: Date;
  /** The day so many days ago (negative: from now). */
  readonly ago: (days: number) => string;
}
