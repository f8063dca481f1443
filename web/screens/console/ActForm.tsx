/**
 * A form over several entries that are handed in as one act, laid out by hand: what is asked first stands first, the
 * rest folds away. What is typed is kept as a draft; what is missing is listed in one place; a refusal says what would
 * satisfy it.
 */

import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { sameValue } from '../../../domain/kernel/values.ts';
import type { SignedIn } from '../../client/session.ts';
import type { DraftValues } from '../../forms/drafts.ts';
import { problemWords } from '../../forms/EntryFields.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import type { FieldForProps } from '../../forms/FieldFor.tsx';
import { FieldFor } from '../../forms/FieldFor.tsx';
import { OutcomeNotice, RestoredDraft } from '../../forms/FormNotices.tsx';
import type { FormValues } from '../../forms/logic.ts';
import { askedFields, changesOf, findProblems, startValues } from '../../forms/logic.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { useDraft } from '../../forms/useDraft.ts';
import { Veil } from '../../forms/Veil.tsx';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import '../../forms/forms.css';

export interface Part {
  readonly kind: string;
  readonly declaration: EntryDeclaration;
  readonly existing?: EntryState | undefined;
  /** Answers offered where nothing is stored yet. */
  readonly offered?: FormValues;
  readonly first: readonly string[];
  /** Folded away under "More". */
  readonly more?: readonly string[];
  /** Handed in only when something was answered beyond what was offered. */
  readonly isOptional?: boolean;
}

/** What is handed in: by entry type the fields that change; a part left alone is absent. */
export type Sets = { readonly [type: string]: { readonly [field: string]: Json } | undefined };
export type Answers = { readonly [type: string]: FormValues };

interface Typed extends DraftValues {
  readonly answers: Answers;
}

export type DrawField = (type: string, props: FieldForProps) => ReactNode | undefined;

interface ActFormProps {
  readonly signedIn: SignedIn;
  readonly draftId: string;
  readonly parts: readonly Part[];
  /** Draws a field another way than generated forms do; undefined: as they do. */
  readonly draw?: DrawField;
  /** Before the fields, such as who can go; given the answers and a way to change them. */
  readonly children?: (answers: Answers, change: ChangeAnswer) => ReactNode;
  /** Under these: what already stands in the way. */
  readonly foresee?: (sets: Sets) => ReactNode;
  /** Why it cannot be handed in beside what the fields lack. */
  readonly lacks?: string | undefined;
  readonly submitLabel: string;
  readonly onSubmit: (sets: Sets, emergency?: string) => Promise<Outcome>;
  readonly onDone: () => void;
}

export type ChangeAnswer = (type: string, name: string, value: Json | undefined) => void;

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const startOf = (part: Part): FormValues => ({
  ...part.offered,
  ...startValues(part.declaration, part.existing),
});

const isLeftAlone = (part: Part, values: FormValues): boolean => {
  const start = startOf(part);
  const names = new Set([...Object.keys(start), ...Object.keys(values)]);
  return [...names].every((name) => {
    const [before, now] = [start[name], values[name]];
    return before === undefined || now === undefined ? before === now : sameValue(before, now);
  });
};

export function ActForm(props: ActFormProps) {
  const { parts, draftId } = props;
  const words = useI18n();
  const { t, declared } = words;
  const formId = useId();
  const summary = useRef<HTMLElement>(null);
  const [start] = useState<Typed>(() => ({
    answers: Object.fromEntries(parts.map((part) => [part.declaration.type, startOf(part)])),
  }));
  const draft = useDraft<Typed>(props.signedIn.drafts, draftId, start, (kept) => ({
    answers: isAnswers(kept['answers']) ? { ...start.answers, ...kept['answers'] } : start.answers,
  }));
  const [outcome, setOutcome] = useState<Outcome>();
  const [hasTried, setTried] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [isPending, setPending] = useState(false);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);

  const { answers } = draft.values;
  const valuesOf = (part: Part): FormValues => answers[part.declaration.type] ?? {};
  const handedIn = parts.filter((part) => !part.isOptional || !isLeftAlone(part, valuesOf(part)));
  const sets: Sets = Object.fromEntries(
    handedIn.map((part) => [
      part.declaration.type,
      changesOf(part.declaration, part.existing, valuesOf(part)),
    ]),
  );
  const faults = handedIn.flatMap((part) =>
    findProblems(part.declaration, part.existing, valuesOf(part)).map((problem) => ({ part, problem })),
  );
  const shown = hasTried ? faults : [];
  const idOf = (type: string, path: string): string => `${formId}-${type}-${path}`;
  const lines = shown.map(({ part, problem }) => ({
    id: idOf(part.declaration.type, problem.path),
    label: declared(`${part.kind}.${part.declaration.type}.${problem.path.split('.')[0]}`),
    words: problemWords(problem, words),
  }));
  const lacks = hasTried ? props.lacks : undefined;

  const change: ChangeAnswer = (type, name, value) =>
    draft.change((before) => {
      const { [name]: _before, ...others } = before.answers[type] ?? {};
      return {
        answers: { ...before.answers, [type]: value === undefined ? others : { ...others, [name]: value } },
      };
    });

  const submit = async (emergency?: string): Promise<void> => {
    if (isPending) return;
    setTried(true);
    setOutcome(undefined);
    if (faults.length > 0 || props.lacks) {
      setAttempt((count) => count + 1);
      return;
    }
    setPending(true);
    const next = await props.onSubmit(sets, emergency).finally(() => setPending(false));
    if (next.is === 'done') {
      await draft.finish();
      props.onDone();
    } else setOutcome(next);
  };

  const field = (part: Part, name: string): ReactNode => {
    const { type } = part.declaration;
    const values = valuesOf(part);
    const declaredField = askedFields(part.declaration, values).find(([asked]) => asked === name)?.[1];
    if (!declaredField) return null;
    const own = shown.filter((one) => one.part === part && one.problem.path.split('.')[0] === name);
    const fieldProps: FieldForProps = {
      id: idOf(type, name),
      name,
      messageKey: `${part.kind}.${type}.${name}`,
      field: declaredField,
      value: values[name],
      onChange: (changed, value) => change(type, changed, value),
      errors:
        own.length === 0
          ? undefined
          : new Map(
              own.map(({ problem }) => [
                problem.path.split('.').slice(1).join('.'),
                problemWords(problem, words),
              ]),
            ),
    };
    return (
      <div key={`${type} ${name}`} className={`act-field act-field-${name}`}>
        {props.draw?.(type, fieldProps) ?? <FieldFor {...fieldProps} />}
      </div>
    );
  };

  if (!draft.isReady) return <Loading />;
  const folded = parts.flatMap((part) => (part.more ?? []).map((name) => field(part, name))).filter(Boolean);
  return (
    <form
      id={formId}
      className="form act-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RestoredDraft draft={draft} />
      {lines.length > 0 && <ErrorSummary ref={summary} lines={lines} />}
      {lacks !== undefined && lines.length === 0 && (
        <Notice ref={summary} tone="danger" title={lacks} isSpoken />
      )}
      <Veil>
        {props.children?.(answers, change)}
        {outcome === undefined && props.foresee?.(sets)}
        {parts.flatMap((part) => part.first.map((name) => field(part, name)))}
        {folded.length > 0 && (
          <details className="act-more">
            <summary>{t('console.more')}</summary>
            <div className="form">{folded}</div>
          </details>
        )}
      </Veil>
      <OutcomeNotice outcome={outcome} onEmergency={(reason) => void submit(reason)} />
      <div className="form-foot">
        <p className="form-keeping">{t(draft.keeping === 'failed' ? 'draft.failed' : 'draft.kept')}</p>
        <Button type="submit" kind="primary" isPending={isPending}>
          {props.submitLabel}
        </Button>
      </div>
    </form>
  );
}
