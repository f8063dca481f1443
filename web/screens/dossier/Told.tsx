/**
 * What this person is told about a dossier: alerts to be seen, and emergencies that she reviews. A review shows who
 * acted, what was done and the reason given; whoever acted cannot review herself.
 */
import type { Duty } from '../../../domain/kernel/dossier.ts';
import { dutyId } from '../../../domain/kernel/dossier.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { HistoryLine } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Curtain } from '../../ui/Curtain.tsx';
import { dutyWords } from '../duties.ts';
import type { OpenDossier } from './useDossier.ts';

interface ToldProps {
  readonly open: OpenDossier;
  readonly duties: readonly Duty[];
  /** Account of the person who looks. */
  readonly account: number;
  readonly isPending: boolean;
  readonly onSettle: (duty: Duty) => void;
}

export function Told({ open, duties, account, isPending, onSettle }: ToldProps) {
  const words = useI18n();
  const { t } = words;
  const { body } = open;
  const hasReviews = duties.some(({ kind }) => kind === 'review');
  const { data } = useResource<{ changes: readonly HistoryLine[] }>(
    hasReviews ? `/dossiers/${encodeURIComponent(body.id)}/history` : null,
    { concerns: (hint) => hint.dossiers.includes(body.id) },
  );
  return duties.map((duty) => {
    const act = duty.kind === 'review' ? data?.changes.find((one) => left(one, duty)) : undefined;
    const isOwn = duty.kind === 'review' && duty.by === account;
    return (
      <section className="dossier-told" key={dutyId(duty)}>
        <div className="dossier-told-words">
          <p>{dutyWords({ ...body, dossier: body.id, duty }, words)}</p>
          {act && <Act act={act} open={open} />}
        </div>
        {isOwn ? (
          <p className="soft">{t('dossier.reviewedByOther')}</p>
        ) : (
          <Button isSmall icon="check" isPending={isPending} onPress={() => onSettle(duty)}>
            {t(duty.kind === 'review' ? 'dossier.reviewed' : 'dossier.markSeen')}
          </Button>
        )}
      </section>
    );
  });
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
        {[known.accountName(act.account), instant(act.accepted), what.filter(Boolean).join(': ')].join(' · ')}
      </p>
      {reason && (
        // a reason may name the child
        <Curtain what={t('dossier.reason')}>{() => <q dir="auto">{reason}</q>}</Curtain>
      )}
    </>
  );
}
