/** How the system fares, for whoever runs it: how much there is, when it was last backed up and signed, what failed. */
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { setUpTexts } from '../../messages/parts/setUp.en.ts';
import { Notice } from '../../ui/Notice.tsx';
import './setUp.css';

addMessages('en', setUpTexts);

export interface HealthBody {
  readonly bytes: number;
  readonly dossiers: number;
  readonly changes: number;
  readonly files: number;
  readonly backup: string | null;
  readonly root: string | null;
  readonly key: string | null;
  readonly points: readonly { readonly team: number; readonly since: string | null }[];
  readonly jobs: { readonly waiting: number; readonly failing: number };
  readonly wrongCodes: { readonly count: number; readonly names: number; readonly last: string | null };
  readonly outOfSight: { readonly dossiers: number; readonly parties: readonly number[] };
}

const day = 86_400_000;
/** A week of work is more than anybody can write again. */
const oldBackup = 7 * day;

export const useHealth = () => useResource<HealthBody>('/health', { concerns: () => false, everyMs: 60_000 });

export function HealthFigures({ health }: { readonly health: HealthBody }) {
  const { t, number, instant, list } = useI18n();
  const { bytes, changes, files, backup, root, key, jobs, wrongCodes, outOfSight } = health;
  const { partyName } = useDirectory();
  const isOld = backup === null || Date.now() - Date.parse(backup) > oldBackup;
  const when = (at: string | null): string => (at === null ? t('health.never') : instant(at));
  const lines = [
    [t('health.backup'), when(backup), t('health.backupHelp')],
    [t('health.root'), when(root), t('health.rootHelp')],
    [t('health.key'), when(key), t('health.keyHelp')],
    [
      t('health.database'),
      number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }),
    ],
    [t('health.changes'), number(changes)],
    [t('health.files'), number(files)],
    [t('health.waiting'), number(jobs.waiting)],
    [t('health.jobs'), number(jobs.failing), t('health.jobsHelp')],
  ] as const;
  return (
    <section className="stack">
      <h2>{t('health.title')}</h2>
      {isOld && <Notice tone="late" title={t('health.backupOld')} />}
      {jobs.failing > 0 && <Notice tone="late" title={t('health.failing')} />}
      {outOfSight.dossiers > 0 && (
        <Notice tone="danger" title={t('health.outOfSight', { count: outOfSight.dossiers })}>
          {t('health.outOfSightHelp', {
            parties: list(outOfSight.parties.map((one) => partyName(one) ?? String(one))),
          })}
        </Notice>
      )}
      {wrongCodes.last !== null && (
        <Notice tone="late" title={t('health.wrongCodes', { count: wrongCodes.count })}>
          {t('health.wrongCodesHelp', { names: wrongCodes.names, at: instant(wrongCodes.last) })}
        </Notice>
      )}
      <dl className="set-up-health">
        {lines.map(([what, value, help]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {value}
              {help && <p className="small soft">{help}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
