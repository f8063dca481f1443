/** Who may say what of an action, so that screens offer only what will be taken. The server decides (N1). */
import type { Dossier, EntryState } from '../../../domain/kernel/dossier.ts';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import { itemsOf } from '../../../domain/kernel/inquiry.ts';
import { action } from '../../../domain/plan/acting.ts';
import { isSide } from '../../../domain/plan/contesting.ts';
import type { SessionBody } from '../../client/types.ts';

type Who = Pick<SessionBody, 'roles' | 'organisation' | 'account'>;

const keeps = ({ roles }: Who): boolean => roles.includes('plan-coordinator');
const speaks = (who: Who): boolean => keeps(who) || who.roles.includes('focal-point');

/** Does her organisation answer for the action, or help with it? */
export const isTheirs = (entry: EntryState, { organisation }: Who): boolean =>
  saidIn<number>(entry, 'organisation') === organisation ||
  itemsOf(action, entry, 'with').some((one) => one.organisation === organisation);

/** May she say how it stands and add what shows it? */
export const mayTell = (entry: EntryState, who: Who): boolean =>
  speaks(who) && (keeps(who) || isTheirs(entry, who));

/** May she object to this entry? Not to her own words. */
export const mayObject = (entry: EntryState, who: Who): boolean => speaks(who) && entry.by !== who.account;

/** May she settle an objection? Only who keeps the plan and is neither side. */
export const maySettle = (dossier: Dossier, objection: EntryState, who: Who): boolean =>
  keeps(who) && !isSide(dossier, objection, who.account);
