/**
 * What lies sealed in a field, opened on this device when somebody asks: only with her own key, and only while the curtain
 * around it is open. Nothing of it is kept. Who cannot open it is told who could let her.
 */
import { useState } from 'react';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import type { Head } from '../../../domain/kernel/merge.ts';
import { perform } from '../../client/acts.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useDirectory } from '../../client/directory.ts';
import { startValues } from '../../forms/logic.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { outcomeOf } from '../../forms/outcomes.ts';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { toast } from '../../ui/Toast.tsx';
import { openersOf } from './openers.ts';
import type { OpenDossier } from './useDossier.ts';

interface SealedValueProps {
  readonly open: OpenDossier;
  readonly account: number;
  readonly entry: EntryState;
  readonly declaration: EntryDeclaration;
  readonly field: string;
  readonly head: Head;
  /** She may write it, and nobody disagrees about it. */
  readonly maySealAnew: boolean;
}

type Opened =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'shut' }
  | { readonly is: 'broken' };

export function SealedValue(props: SealedValueProps) {
  const { open, account, entry, declaration, field, head, maySealAnew } = props;
  const words = useI18n();
  const { t, list } = words;
  const known = useDirectory();
  const { seal, unseal } = useSources();
  const [opened, setOpened] = useState<Opened>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [isPending, setPending] = useState(false);
  const { body, kind, dossier } = open;

  const show = async (): Promise<void> => {
    setPending(true);
    try {
      const text = await unseal?.(String(head.value));
      setOpened(text === undefined ? { is: 'shut' } : { is: 'words', text });
    } catch {
      setOpened({ is: 'broken' });
    } finally {
      setPending(false);
    }
  };
  const sealAnew = async (text: string): Promise<void> => {
    if (!seal) return;
    setPending(true);
    setOutcome(undefined);
    try {
      const done = await outcomeOf(
        async () => {
          const place = { dossier: body.id, declaration, field, values: startValues(declaration, entry) };
          const { type, revision } = declaration;
          const box = await seal(text, place);
          await perform('plain', [
            {
              op: 'set',
              ...{ dossier: body.id, type, entry: entry.id, base: body.version, revision },
              set: { [field]: box },
            },
          ]);
        },
        words,
        { formFor: () => undefined, kind: kind.kind },
      );
      setOutcome(done);
      if (done.is === 'done') toast(t('sealed.anew.done'));
    } finally {
      setPending(false);
    }
  };

  if (opened === undefined)
    return (
      <span className="row">
        {t('show.sealed')}
        <Button isSmall icon="shown" isPending={isPending} onPress={() => void show()}>
          {t('sealed.open')}
        </Button>
      </span>
    );
  if (opened.is === 'broken') return <span role="alert">{t('sealed.broken')}</span>;
  if (opened.is === 'shut') {
    const names = openersOf(props, dossier, known, catalogue().roles, account).map(known.accountName);
    return (
      <span role="status">
        {t('sealed.shut')}{' '}
        {names.length > 0 ? t('sealed.shut.ask', { names: list(names) }) : t('sealed.shut.nobody')}
      </span>
    );
  }
  return (
    <div className="stack" role="status">
      <p dir="auto">{opened.text}</p>
      {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
      {outcome?.is === 'refused' && <Refusal isSpoken title={t('form.refused')} unmet={outcome.unmet} />}
      {maySealAnew && (
        <div className="stack">
          <p className="small soft">{t('sealed.anew.help')}</p>
          <Button isSmall icon="lock" isPending={isPending} onPress={() => void sealAnew(opened.text)}>
            {t('sealed.anew')}
          </Button>
        </div>
      )}
    </div>
  );
}
