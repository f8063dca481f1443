/** For tests of who knows of a report: every way of reading it or learning that it is there, tried at once. */
import { groupCode } from '../../domain/groups.ts';
import { catalogue } from '../../domain/index.ts';
import type { feedStart } from './read.ts';
import { dutiesFor, feed, findDossier, historyOf, listDossiers } from './read.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';
import type { TestActs } from './testActs.ts';
import { put, refusalsOf } from './testActs.ts';

interface Asked extends Pick<TestActs, 'send'> {
  readonly store: Store;
  /** Asked to help, to see whether it can be written to. */
  readonly organisation: number;
}

/** Every way in which a person may come to know of a report, and whether it tells her. */
export async function waysOfKnowing(
  { store, send, organisation }: Asked,
  session: Session,
  dossier: string,
  start: Awaited<ReturnType<typeof feedStart>>,
) {
  const { rows } = await store.app.query(
    'select (select count(*)::int from gwen.seal_recipients($1, $3, $4, $5, null, false, false, 9)) as sealed, (select count(*)::int from gwen.answer_keys($1, $2, $3, $4)) as keys, (select count(*)::int from gwen.readings($6, $1, $2, $3, null, 9)) as looks',
    [
      `{${session.parties.join()}}`,
      `{${session.groups.join()}}`,
      dossier,
      groupCode('report-message'),
      ['operator'],
      session.account,
    ],
  );
  const listed = await listDossiers(store, session, {
    kind: catalogue.kinds['report']?.code ?? 0,
    most: 500,
  });
  const written = await send(session, put(dossier, 'need', { service: 'health', organisation }));
  return {
    opened: (await findDossier(store, session, dossier)) !== undefined,
    listed: listed.some(({ id }) => id === dossier),
    history: (await historyOf(store, session, dossier)).length > 0,
    fed: (await feed(store, session, start))?.dossiers.some(({ id }) => id === dossier) ?? false,
    duties: (await dutiesFor(store, session)).some((one) => one.dossier_id === dossier),
    recipients: rows[0].sealed + rows[0].keys > 0,
    looked: rows[0].looks > 0,
    written: !refusalsOf(written).includes('not-found'),
  };
}
export const sees = { opened: true, history: true, fed: true, duties: true, looked: true, written: true };
export const nothing = {
  opened: false,
  listed: false,
  history: false,
  fed: false,
  duties: false,
  recipients: false,
  looked: false,
  written: false,
};
