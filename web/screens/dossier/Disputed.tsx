/**
 * What people said differently without seeing each other, side by side with who said it and when. One who may write the
 * entry settles it: she has seen all of them, so hers takes their place. The history keeps what each had said.
 */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { own } from '../../../domain/kernel/dossier.ts';
import type { Head } from '../../../domain/kernel/merge.ts';
import { distinctValues } from '../../../domain/kernel/merge.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { sameValue } from '../../../domain/kernel/values.ts';
import type { Draft } from '../../client/acts.ts';
import { perform } from '../../client/acts.ts';
import { useDirectory } from '../../client/directory.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { outcomeOf } from '../../forms/outcomes.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { settlingTexts } from '../../messages/parts/settling.en.ts';
import { Button } from '../../ui/Button.tsx';
import { Curtain } from '../../ui/Curtain.tsx';
import { ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { OpenDossier } from './useDossier.ts';

addMessages('en', settlingTexts);

interface DisputedProps {
  readonly open: OpenDossier;
  readonly entry: EntryState;
  readonly declaration: EntryDeclaration;
  readonly mayWrite: boolean;
}

/** Settles by one operation that has seen everything. */
function useSettling({ open }: Pick<DisputedProps, 'open'>) {
  const words = useI18n();
  const [outcome, setOutcome] = useState<Outcome>();
  const [isPending, setPending] = useState(false);
  const settle = async (draft: Draft): Promise<void> => {
    setPending(true);
    try {
      const next = await outcomeOf(() => perform('settle-dispute', [draft]), words, {
        formFor: () => undefined,
        kind: open.kind.kind,
      });
      setOutcome(next);
      if (next.is === 'done') toast(words.t('disputed.settled'));
    } finally {
      setPending(false);
    }
  };
  const said = (
    <>
      {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
      {outcome?.is === 'refused' && (
        <Refusal isSpoken title={words.t('form.refused')} unmet={outcome.unmet} />
      )}
    </>
  );
  return { settle, isPending, said };
}

interface DisputedFieldProps extends DisputedProps {
  readonly name: string;
  readonly label: string;
  readonly show: (value: Json) => ReactNode;
}

/** The answers to one question. */
export function DisputedField({ name, label, show, ...props }: DisputedFieldProps) {
  const { open, entry, declaration, mayWrite } = props;
  const { t } = useI18n();
  const { settle, isPending, said } = useSettling(props);
  const heads = entry.heads[name] ?? [];
  return (
    <div className="disputed">
      <p className="small">
        <strong>{t('disputed.title')}</strong>
      </p>
      {distinctValues(heads).map((value, at) => {
        const shown = value === null ? t('history.nothing') : show(value);
        return (
          // answers have no name of their own; they stay in this order
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={at} className="disputed-side">
            <p dir="auto">{shown}</p>
            <Who heads={heads.filter((head) => sameValue(head.value, value))} />
            {mayWrite && (
              <Button
                isSmall
                icon="check"
                isPending={isPending}
                label={`${t('disputed.settle')}: ${label}${typeof shown === 'string' ? `, ${shown}` : ''}`}
                onPress={() =>
                  void settle({
                    ...{ op: 'set', dossier: open.body.id, type: entry.type, entry: entry.id },
                    ...{ base: open.body.version, revision: declaration.revision, set: { [name]: value } },
                  })
                }
              >
                {t('disputed.settle')}
              </Button>
            )}
          </div>
        );
      })}
      {said}
    </div>
  );
}

/** Whether an entry stands that one took back while another wrote to it; nothing where nobody differs. */
export function DisputedWithdrawal(props: DisputedProps) {
  const { open, entry, declaration, mayWrite } = props;
  const { t } = useI18n();
  const { settle, isPending, said } = useSettling(props);
  const heads = entry.heads[own.withdrawal] ?? [];
  const reason = distinctValues(heads).find((one) => typeof one === 'string');
  if (distinctValues(heads).length < 2 || typeof reason !== 'string') return null;
  const at = { dossier: open.body.id, type: entry.type, entry: entry.id, base: open.body.version };
  return (
    <div className="disputed">
      <p>{t('disputed.withdrawn')}</p>
      <div className="disputed-side">
        <Curtain what={t('dossier.reason')}>
          {() => <q dir="auto">{t('disputed.withdrawnWhy', { reason })}</q>}
        </Curtain>
        <Who heads={heads.filter(({ value }) => value === reason)} />
      </div>
      {mayWrite && (
        <div className="row">
          <Button
            isSmall
            icon="check"
            isPending={isPending}
            onPress={() => void settle({ op: 'set', ...at, revision: declaration.revision, set: {} })}
          >
            {t('disputed.stands')}
          </Button>
          <Button
            isSmall
            icon="remove"
            isPending={isPending}
            onPress={() => void settle({ op: 'withdraw', ...at, reason })}
          >
            {t('disputed.takeBack')}
          </Button>
        </div>
      )}
      {said}
    </div>
  );
}

/** Who said it, and when. */
function Who({ heads }: { readonly heads: readonly Head[] }) {
  const { instant } = useI18n();
  const known = useDirectory();
  return (
    <p className="small soft">
      {heads.map(({ stamp }) => `${known.accountName(stamp.by)}, ${instant(stamp.at)}`).join(dot())}
    </p>
  );
}
