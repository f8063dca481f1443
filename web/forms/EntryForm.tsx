/**
 * The form of a declared entry. It asks what the declaration asks, keeps what is typed, says what is missing in one
 * place, and shows a refusal with what would satisfy it. Handing in is the caller's business: the form knows no network.
 */

import { useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Loading } from '../ui/States.tsx';
import type { Drafts, Keeping } from './drafts.ts';
import type { TypedEntry as Typed } from './EntryFields.tsx';
import {
  EntryFields,
  errorsByField,
  itemsIn,
  problemWords,
  sealAll,
  withoutUnsealed,
} from './EntryFields.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { OutcomeNotice, RestoredDraft } from './FormNotices.tsx';
import type { FormProblem, FormValues } from './logic.ts';
import { changesOf, findProblems, leaveUnasked, startValues } from './logic.ts';
import type { Outcome } from './outcomes.ts';
import { outcomeOf } from './outcomes.ts';
import { DossierContext, useSources } from './sources.ts';
import { useDraft } from './useDraft.ts';
import './forms.css';

/** What is handed in: the writes of one `set` operation. */
export interface Submission {
  readonly set: { readonly [field: string]: Json };
  /** When it happened, a partial date. */
  readonly occurred?: string;
  /** It has already happened: a record, not a decision of ours. */
  readonly fact: boolean;
  /** Reason for acting now on vital interest. */
  readonly emergency?: string;
}

interface EntryFormProps {
  /** Kind of the dossier: the first part of the message keys. */
  readonly kind: string;
  readonly declaration: EntryDeclaration;
  readonly existing?: EntryState | undefined;
  readonly drafts?: Drafts | undefined;
  /** Which draft is this form's, such as `<dossier>/<entry type>/<entry>`. */
  readonly draftId: string;
  readonly onSubmit: (submission: Submission) => Promise<Outcome>;
  readonly onDone: () => void;
  readonly submitLabel?: string;
  /** What the way here knew already; what is stored comes first. */
  readonly presets?: FormValues;
  readonly now?: Date;
}

const isValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function EntryForm(props: EntryFormProps) {
  const { kind, declaration, existing, onSubmit, onDone } = props;
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const dossier = useContext(DossierContext);
  const formId = useId();
  const summary = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<Outcome>();
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [start] = useState<Typed>(() => ({
    values: { ...props.presets, ...startValues(declaration, existing) },
    occurred: existing?.occurred ?? null,
    fact: false,
  }));
  const storedItems = useMemo(() => itemsIn(start.values), [start]);
  const draft = useDraft<Typed>(props.drafts, props.draftId, start, (kept) => ({
    values: isValues(kept['values']) ? kept['values'] : start.values,
    occurred: typeof kept['occurred'] === 'string' ? kept['occurred'] : null,
    fact: kept['fact'] === true,
  }));
  const { values, occurred, fact } = draft.values;
  const { change } = draft;

  const problems: readonly FormProblem[] = hasTried
    ? [
        ...findProblems(declaration, existing, withoutUnsealed(values)),
        ...(outcome?.is === 'invalid' ? outcome.problems : []),
      ]
    : [];
  const errors = errorsByField(problems, words);
  const labelOf = (path: string): string => {
    const [name = '', , inner] = path.split('.');
    const key = `${kind}.${declaration.type}.${name}`;
    return inner === undefined ? declared(key) : `${declared(key)}, ${declared(`${key}.${inner}`)}`;
  };
  const idOf = (path: string): string => `${formId}-${path}`;

  // Each failed attempt, also the second with the same faults, leads to the list of them.
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);

  const submit = async (emergency?: string): Promise<void> => {
    setTried(true);
    setOutcome(undefined);
    if (findProblems(declaration, existing, withoutUnsealed(values)).length > 0) {
      setAttempt((count) => count + 1);
      return;
    }
    setPending(true);
    try {
      let sealed: FormValues = values;
      const sealing = await outcomeOf(
        async () => {
          sealed = await sealAll(values, { dossier, declaration, values, existing }, sources);
        },
        words,
        { formFor: () => undefined, kind },
      );
      if (sealing.is !== 'done') {
        setOutcome(sealing);
        return;
      }
      const next = await onSubmit({
        set: changesOf(declaration, existing, sealed),
        ...(occurred === null ? {} : { occurred }),
        fact,
        ...(emergency === undefined ? {} : { emergency }),
      });
      if (next.is === 'done') {
        await draft.finish();
        onDone();
        return;
      }
      setOutcome(next);
      if (next.is === 'invalid') setAttempt((count) => count + 1);
    } finally {
      setPending(false);
    }
  };

  if (!draft.isReady) return <Loading />;
  const lines = problems.map((problem) => ({
    id: idOf(problem.path),
    label: labelOf(problem.path),
    words: problemWords(problem, words),
  }));
  const isOpen = problems.some((one) => one.problem === 'required' && !one.path.includes('.'));

  return (
    <form
      id={formId}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RestoredDraft draft={draft} />
      {lines.length > 0 && (
        <ErrorSummary
          ref={summary}
          lines={lines}
          onLeaveUnasked={
            isOpen
              ? () => change((before) => ({ ...before, values: leaveUnasked(declaration, before.values) }))
              : undefined
          }
        />
      )}
      <EntryFields
        kind={kind}
        declaration={declaration}
        typed={draft.values}
        onChange={change}
        idOf={idOf}
        errors={errors}
        storedItems={storedItems}
        {...(props.now ? { now: props.now } : {})}
      />
      <OutcomeNotice outcome={outcome} onEmergency={(reason) => void submit(reason)} />
      <div className="form-foot">
        <KeepingLine keeping={draft.keeping} isLasting={props.drafts?.isLasting ?? false} />
        <Button type="submit" kind="primary" isPending={isPending}>
          {props.submitLabel ?? t('form.submit')}
        </Button>
      </div>
    </form>
  );
}

/** Whether what was typed is safe on this device. */
function KeepingLine({ keeping, isLasting }: { readonly keeping: Keeping; readonly isLasting: boolean }) {
  const { t } = useI18n();
  const isTrouble = keeping === 'failed' || !isLasting;
  const key = isTrouble ? 'draft.failed' : keeping === 'keeping' ? 'draft.keeping' : 'draft.kept';
  return (
    <p
      className={`form-keeping${isTrouble ? ' form-keeping-failed' : ''}`}
      role={isTrouble ? 'alert' : undefined}
    >
      <Icon name={isTrouble ? 'alert' : keeping === 'keeping' ? 'wait' : 'lock'} /> {t(key)}
    </p>
  );
}
