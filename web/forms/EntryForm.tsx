/**
 * The form of a declared entry. It asks what the declaration asks, keeps what is typed, says what is missing in one
 * place, and shows a refusal with what would satisfy it. Handing in is the caller's business: the form knows no network.
 */

import { useCallback, useContext, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Loading } from '../ui/States.tsx';
import type { Drafts, DraftValues } from './drafts.ts';
import type { TypedEntry } from './EntryFields.tsx';
import {
  EntryFields,
  errorsByField,
  itemsIn,
  problemWords,
  sealAll,
  withoutUnsealed,
} from './EntryFields.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { KeepingLine, OutcomeNotice, RestoredDraft } from './FormNotices.tsx';
import type { FormProblem, FormValues } from './logic.ts';
import { changesOf, findProblems, leaveUnasked, startValues } from './logic.ts';
import { Meanwhile } from './Meanwhile.tsx';
import type { Outcome } from './outcomes.ts';
import { outcomeOf } from './outcomes.ts';
import { rebase, settle } from './rebase.ts';
import { DossierContext, useSources } from './sources.ts';
import { useDraft } from './useDraft.ts';
import './forms.css';

/** What is handed in: the writes of one `set` operation. */
export interface Submission {
  readonly set: { readonly [field: string]: Json };
  /** Version of the dossier that its author has seen: what was written since is kept beside hers. */
  readonly base: number;
  /** When it happened, a partial date. */
  readonly occurred?: string;
  /** It has already happened: a record, not a decision of ours. */
  readonly fact: boolean;
  /** Reason for acting now on vital interest. */
  readonly emergency?: string;
  /** What the form holds, as a draft of it does. */
  readonly typed: DraftValues;
}

interface EntryFormProps {
  /** Kind of the dossier: the first part of the message keys. */
  readonly kind: string;
  readonly declaration: EntryDeclaration;
  /** The entry as it is stored now; the form follows it. */
  readonly existing?: EntryState | undefined;
  /** Version of the dossier that this is of. */
  readonly version?: number;
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

interface Typed extends TypedEntry {
  /** What was stored when she last looked at it, and the version of the dossier that this was. */
  readonly seen: FormValues;
  readonly base: number;
}

const isValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function EntryForm(props: EntryFormProps) {
  const { kind, declaration, existing, version = 0, onSubmit, onDone } = props;
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const dossier = useContext(DossierContext);
  const formId = useId();
  const summary = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<Outcome>();
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const stored = useMemo(() => startValues(declaration, existing), [declaration, existing]);
  const [start] = useState<Typed>(() => ({
    values: { ...props.presets, ...stored },
    seen: stored,
    base: version,
    occurred: existing?.occurred ?? null,
    fact: false,
  }));
  const storedItems = useMemo(() => itemsIn(stored), [stored]);
  const draft = useDraft<Typed>(props.drafts, props.draftId, start, (kept) => ({
    values: isValues(kept['values']) ? kept['values'] : start.values,
    occurred: typeof kept['occurred'] === 'string' ? kept['occurred'] : null,
    fact: kept['fact'] === true,
    // a draft of before this was kept has seen nothing that was not there when it is opened again
    seen: isValues(kept['seen']) ? kept['seen'] : start.seen,
    base: typeof kept['base'] === 'number' ? kept['base'] : start.base,
  }));
  const { values, seen, base, occurred, fact } = draft.values;
  const { change, follow, isReady } = draft;
  // what others write meanwhile, also while a draft waited for days
  useEffect(() => {
    if (isReady) follow((before) => upToDate(before, stored, version));
  }, [isReady, follow, stored, version]);
  const { both } = useMemo(() => rebase({ values, seen }, stored), [values, seen, stored]);
  const changeEntry = useCallback(
    (update: (before: TypedEntry) => TypedEntry): void =>
      change((before) => ({ ...before, ...update(before) })),
    [change],
  );

  const problems: readonly FormProblem[] = hasTried
    ? [
        ...findProblems(declaration, existing, withoutUnsealed(values), seen),
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
    if (isPending) return;
    setTried(true);
    setOutcome(undefined);
    if (findProblems(declaration, existing, withoutUnsealed(values), seen).length > 0) {
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
        set: changesOf(declaration, existing, sealed, seen),
        base,
        ...(occurred === null ? {} : { occurred }),
        fact,
        typed: { ...draft.values },
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
        onChange={changeEntry}
        idOf={idOf}
        errors={errors}
        storedItems={storedItems}
        {...(props.now ? { now: props.now } : {})}
      />
      {/* last, where she comes by before she hands in */}
      {both.length > 0 && (
        <Meanwhile
          kind={kind}
          declaration={declaration}
          existing={existing}
          names={both}
          typed={values}
          onSettle={(name, keeps) =>
            change((before) =>
              upToDate({ ...before, ...settle(before, stored, name, keeps) }, stored, version),
            )
          }
        />
      )}
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

/** The form with what others have written since; it has seen the version of now once nothing is left to settle. */
function upToDate(before: Typed, stored: FormValues, version: number): Typed {
  const { both, ...rest } = rebase(before, stored);
  return { ...before, ...rest, base: both.length === 0 ? version : before.base };
}
