/**
 * What this person is told about a dossier: alerts to be seen, and emergencies that she reviews. A review shows who
 * acted, what was done and the reason given; whoever acted cannot review herself.
 */
import type { Duty } from '../../../domain/kernel/dossier.ts';
import { dutyId } from '../../../domain/kernel/dossier.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { HistoryLine } from '../../client/types.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Curtain } from '../../ui/Curtain.tsx';
import { dutyWords } from '../duties.ts';
import type { OpenDossier } from './useDossier.ts';

interface ToldProps {
  readonly open: OpenDossier;
  readonly duties: readonly Duty[];
  /** Which of several like entries a duty is about. */
  readonly aboutOf: (duty: Duty) => string | undefined;
  /** Account of the person who looks. */
  readonly account: number;
  readonly isPending: boolean;
  readonly onSettle: (duties: readonly Duty[]) => void;
}

/** More than these fold away. */
const mostShown = 3;

export function Told({ open, duties, aboutOf, account, isPending, onSettle }: ToldProps) {
  const words = useI18n();
  const { t } = words;
  const { body } = open;
  const hasReviews = duties.some(({ kind }) => kind === 'review');
  const { data } = useResource<{ changes: readonly HistoryLine[] }>(
    hasReviews ? `/dossiers/${encodeURIComponent(body.id)}/history` : null,
    { concerns: (hint) => hint.dossiers.includes(body.id) },
  );
  const said = (duty: Duty): string => dutyWords({ ...body, dossier: body.id, duty }, words);
  // what says the same is seen once; each review is judged by itself
  const told = [
    ...Map.groupBy(duties, (duty) => (duty.kind === 'review' ? dutyId(duty) : said(duty))).values(),
  ].flatMap((alike) => (alike[0] ? [{ duty: alike[0], alike }] : []));
  const box = ({ duty, alike }: (typeof told)[number]) => {
    const act = duty.kind === 'review' ? data?.changes.find((one) => left(one, duty)) : undefined;
    const isOwn = duty.kind === 'review' && duty.by === account;
    const about = [...new Set(alike.flatMap((one) => aboutOf(one) ?? []))];
    return (
      <section className="dossier-told" key={dutyId(duty)}>
        <div className="dossier-told-words">
          <p>
            {said(duty)}
            {alike.length > 1 && <strong> {t('dossier.times', { count: alike.length })}</strong>}
          </p>
          {about.length > 0 && (
            // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
            <ul role="list" className="small soft">
              {about.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          {act && <Act act={act} open={open} />}
        </div>
        {isOwn ? (
          <p className="soft">{t('dossier.reviewedByOther')}</p>
        ) : (
          <Button isSmall icon="check" isPending={isPending} onPress={() => onSettle(alike)}>
            {t(duty.kind === 'review' ? 'dossier.reviewed' : 'dossier.markSeen')}
          </Button>
        )}
      </section>
    );
  };
  return (
    <>
      {told.slice(0, mostShown).map(box)}
      {told.length > mostShown && (
        <details className="dossier-earlier">
          <summary>{t('dossier.moreTold', { count: told.length - mostShown })}</summary>
          <div className="stack">{told.slice(mostShown).map(box)}</div>
        </details>
      )}
    </>
  );
}

/** Did this change leave that review? */
const left = ({ operation }: HistoryLine, duty: Duty): boolean =>
  operation !== undefined &&
  (duty.key === `emergency-${operation.id}` || (operation.op === 'grant' && duty.key === operation.grant));

function Act({ act, open }: { readonly act: HistoryLine; readonly open: OpenDossier }) {
  const { t, declared, instant } = useI18n();
  const known = useDirectory();
  const { operation } = act;
  const reason = act.emergency ?? (operation?.op === 'grant' ? operation.reason : undefined);
  const what = [t(`history.${act.kind}`), act.type && declared(`${open.kind.kind}.${act.type}`)];
  return (
    <>
      <p className="small soft">
        {[known.accountName(act.account), instant(act.accepted), what.filter(Boolean).join(': ')].join(dot())}
      </p>
      {reason && (
        // a reason may name the child
        <Curtain what={t('dossier.reason')}>{() => <q dir="auto">{reason}</q>}</Curtain>
      )}
    </>
  );
}
