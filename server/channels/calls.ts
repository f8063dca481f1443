/**
 * Calls and visits that an operator wrote down. Her browser sealed the words as the public page seals them, and made the code
 * that the caller is told. Here it becomes one act of hers on the one write path: the report, what was answered outside the
 * seal, the sealed words, who took the call, and the grant to the contact point that it goes to [R8]. Her own grant ends in the
 * same act: whoever else must not have the report, so must not she.
 */
import type {
  CallFacts,
  CallFound,
  CallTaken,
  SealedCall,
  SealedCallAddition,
} from '../../domain/report/calls.ts';
import { toQuarter } from '../../domain/report/calls.ts';
import type { Session } from '../store/session.ts';
import { intArray } from '../store/session.ts';
import type { Store } from '../store/store.ts';
import type { StoreProblem } from '../store/write.ts';
import { submit } from '../store/write.ts';
import { stableUuid } from '../vault/stableUuid.ts';
import { tokenDigest } from '../vault/tokens.ts';
import type { Proof, SealingPoint } from './reports.ts';
import { addWords, groupsOfReports, isLanguage, openReport, talkGroups } from './reports.ts';

const callEntry = ({ cameAt, desk, takenBy, takenByOther }: CallFacts) => ({
  cameAt: toQuarter(cameAt),
  ...(desk === undefined ? {} : { desk }),
  ...(takenBy === undefined ? {} : { takenBy }),
  ...(takenByOther === undefined ? {} : { takenByOther }),
});

const spoken = (language: string) => (isLanguage(language) ? { language } : {});

type Done<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: StoreProblem };

/** Stores a call as a report. Sent again with the same locator and box, it is done once. */
export async function takeCall(
  store: Store,
  person: Session,
  given: Omit<SealedCall, 'epoch' | 'area'> & { readonly point: SealingPoint; readonly area: string },
): Promise<Done<CallTaken>> {
  const { point, area, danger, involved, safety, channel } = given;
  const id = (what: string): string => stableUuid(given.locator, `call ${what}\0${given.box}`);
  const dossier = stableUuid(given.locator, 'dossier');
  const recorded = store.clock().toISOString();
  const operation = (what: string, more: object): object => ({ id: id(what), dossier, recorded, ...more });
  const set = (type: string, values: object): object =>
    operation(type, { op: 'set', type, entry: id(`${type} entry`), base: 0, set: values });
  const act = {
    id: id('act'),
    act: 'take-call',
    operations: [
      operation('create', { op: 'create', kind: 'report', steward: point.organisation, area }),
      set('opening', {
        channel,
        ...spoken(given.language),
        ...(area === '' ? {} : { area }),
        ...(danger === undefined ? {} : { dangerNow: danger }),
        ...(involved.length === 0 ? {} : { involved }),
      }),
      set('message', { direction: 'from-reporter', channel, ...spoken(given.language), box: given.box }),
      set('call', callEntry(given)),
      ...(safety
        ? [
            set('reporter-safety', {
              ...safety,
              reprisalRisk: safety.reprisalRisk ?? { unsaid: 'not-asked' },
            }),
          ]
        : []),
      operation('grant', {
        op: 'grant',
        grant: id('given'),
        party: point.team,
        groups: groupsOfReports(store),
        level: 'steward',
        purpose: 'response',
        basis: 'assignment',
      }),
      operation('let-go', { op: 'revoke', grant: id('create'), reason: 'The contact point has it.' }),
    ],
  };
  const { locator, proof, recipient } = given;
  const receipts = [{ dossier, locator: tokenDigest(locator), proof: tokenDigest(proof), recipient }];
  const done = await submit(store, person, act, { receipts, reporterGroups: talkGroups });
  if (!done.ok) return done;
  return { ok: true, ...(await findSeen(store, person, dossier)) };
}

/** The report, if she may know of it. */
async function findSeen(store: Store, person: Session, dossier: string): Promise<CallTaken> {
  const { rows } = await store.app.query<{ id: string; number: string }>(
    'select id, number from gwen.lines_of($1, $2, $3)',
    [intArray(person.parties), intArray(person.groups), [dossier]],
  );
  const [seen] = rows;
  return seen ? { id: seen.id, number: seen.number } : {};
}

/** What a caller's code opens; undefined for an unknown code and a wrong proof alike. */
export async function findCall(store: Store, person: Session, proof: Proof): Promise<CallFound | undefined> {
  const opened = await openReport(store, proof);
  return opened && { talk: opened.talk, ...(await findSeen(store, person, opened.dossier)) };
}

/**
 * More words of somebody who called again with her code. In a report that she who typed them may see they are her act, with
 * who took the call beside; in one of another contact point the caller's own, as on the public page.
 */
export async function addCall(
  store: Store,
  person: Session,
  given: SealedCallAddition,
): Promise<Done<object> | 'unknown' | 'ended'> {
  const opened = await openReport(store, given);
  if (!opened) return 'unknown';
  const seen = await findSeen(store, person, opened.dossier);
  if (seen.id === undefined) {
    const added = await addWords(store, { ...given, sameAs: given.box });
    return added === 'stored' ? { ok: true } : added;
  }
  const id = (what: string): string => stableUuid(given.locator, `more call ${what}\0${given.box}`);
  const recorded = store.clock().toISOString();
  const set = (type: string, values: object): object => ({
    ...{ id: id(type), dossier: opened.dossier, recorded, op: 'set', type },
    ...{ entry: id(`${type} entry`), base: 0, set: values },
  });
  const { channel, language, box } = given;
  const done = await submit(store, person, {
    id: id('act'),
    act: 'take-call-again',
    operations: [
      set('message', { direction: 'from-reporter', channel, ...spoken(language), box }),
      set('call', callEntry(given)),
    ],
  });
  return done.ok ? { ok: true } : done;
}
