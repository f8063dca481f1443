/**
 * What Gwen does by itself: deadlines climb, people are reminded, answers leave by gateways, signed roots are exported, what identified a reporter is destroyed after its
 * term, ended sessions go, and files that nobody named. Payloads hold ids only. Each task may run late or twice without harm.
 */
import type { TaskList } from 'graphile-worker';
import { reporterDataDue } from '../../domain/report/reporterSafeguards.ts';
import { sendAnswers } from '../channels/answers.ts';
import { followAsks, sendAsks } from '../channels/asks.ts';
import type { Intake } from '../channels/intake.ts';
import { fetchMails } from '../channels/mail/mailbox.ts';
import { exportRoot } from '../store/exportedRoots.ts';
import { foldFacts } from '../store/facts.ts';
import { dropUnnamed } from '../store/files.ts';
import { sweepSealedFiles } from '../store/sealedFiles.ts';
import { defaultSetting } from '../store/settings.ts';
import { fillSources } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { SubjectRef } from '../vault/subjectKeys.ts';
import { climb, lookAfterNotes } from './climbing.ts';
import { compareAll, compareWaiting } from './compare.ts';
import { eachAlone } from './each.ts';
import { eraseWaiting } from './erase.ts';
import { matchWaiting } from './match.ts';
import { publishWaiting } from './publish.ts';
import { recheck } from './recheck.ts';
import { contextAt, loadForJob, refreshDuties } from './refresh.ts';
import type { Mailer } from './reminders.ts';
import { remind } from './reminders.ts';

/** What only a running server has. */
export interface Outside {
  /** Nobody is reminded without. */
  readonly mailer?: Mailer | undefined;
  /** No mailbox is looked into without. */
  readonly intake?: Intake | undefined;
}

/** When each task runs (graphile-worker crontab). */
export const crontab = ({ mailer, intake }: Outside): string => `
${mailer ? '* * * * * remind' : ''}
${intake ? '* * * * * mails ?queue=mails' : ''}
* * * * * climb ?fill=1h
* * * * * match
* * * * * compare
*/5 * * * * erase
* * * * * answers ?queue=answers
* * * * * asks ?queue=asks
15 * * * * root
40 * * * * fill
25 * * * * files
45 * * * * recheck
55 * * * * count
30 2 * * * retain ?fill=2d
10 3 * * * names ?fill=2d
`;

const page = 500;

/** The tasks; `rootsDir` is where signed roots go. */
export function tasks(store: Store, rootsDir: string, { mailer, intake }: Outside = {}): TaskList {
  return {
    ...(mailer ? { remind: async () => void (await remind(store, mailer, new Date())) } : {}),
    ...(intake ? { mails: async () => void (await fetchMails(store, intake)) } : {}),
    answers: async () => void (await sendAnswers(store, new Date())),
    // what was asked before is sent, whatever becomes of looking after it
    asks: () => eachAlone([followAsks, sendAsks], async (look) => void (await look(store, new Date()))),
    // notes go, whatever becomes of climbing
    climb: () => eachAlone([climb, lookAfterNotes], async (look) => void (await look(store, new Date()))),
    count: async () => void (await foldFacts(store, new Date())),
    erase: async () => void (await eraseWaiting(store, new Date())),
    compare: async () => void (await compareWaiting(store, new Date())),
    names: () => compareAll(store, new Date()),
    match: async () => void (await matchWaiting(store, new Date())),
    fill: async () => {
      await fillSources(store);
      await publishWaiting(store);
    },
    files: async () => {
      await dropUnnamed(store, new Date());
      await sweepSealedFiles(store, new Date());
    },
    recheck: async () => void (await recheck(store, new Date())),
    root: async () => void (await exportRoot(store, rootsDir)),
    retain: async () => {
      await retainReporters(store, new Date());
      await store.jobs.query('select gwen.forget_received($1)', [new Date().toISOString().slice(0, 10)]);
    },
  };
}

/**
 * Destroys what identifies reporters when its term after closing is over and they have not written for a while (R9).
 * Returns in how many reports.
 */
export async function retainReporters(store: Store, now: Date): Promise<number> {
  const kind = store.catalogue.kinds['report'];
  const subject = kind?.subjects['reporter'];
  if (!kind || subject === undefined) return 0;
  const days = store.findSetting('R9.term') ?? defaultSetting('R9.term');
  const before = new Date(now.getTime() - days * 86_400_000);
  let after = '00000000-0000-0000-0000-000000000000';
  let count = 0;
  for (;;) {
    const { rows } = await store.jobs.query<{ id: string }>(
      'select id from gwen.resting($1, $2, $3, $4, $5) as id',
      [kind.code, kind.closed, before, after, page],
    );
    const refs = rows.map((row) => ({ dossier: row.id, subject }));
    const keys = await store.vault.subjects.getKeys(refs);
    for (const ref of refs)
      if (keys.get(ref) !== undefined && (await forgetReporter(store, ref, now))) count += 1;
    if (rows.length < page) return count;
    after = rows.at(-1)?.id ?? after;
  }
}

async function forgetReporter(store: Store, ref: SubjectRef, now: Date): Promise<boolean> {
  const found = await loadForJob(store, ref.dossier);
  if (!found) return false;
  const due = reporterDataDue(
    found.loaded.dossier,
    contextAt(store, now, (name) => found.lookups.get(name)),
  );
  if (due && due > now) return false;
  // the key last: as long as it is there, a run that was cut short is done again
  await store.jobs.query('select gwen.forget_subjects($1, $2)', [ref.dossier, [ref.subject]]);
  await store.vault.subjects.destroyKeys([ref]);
  await refreshDuties(store, ref.dossier, now);
  return true;
}
