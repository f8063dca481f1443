/** Doing a declared act: its steps as one form, handed in together, accepted or refused as a whole. */

import { useEffect, useId, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { acts } from '../../../domain/index.ts';
import type { ActDeclaration, ActStep } from '../../../domain/kernel/act.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import type { Draft } from '../../client/acts.ts';
import { newId, send } from '../../client/acts.ts';
import { get } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import { findSeen, useResource } from '../../client/data.ts';
import { useDossierChoices } from '../../client/dossierChoices.ts';
import { mayWait, useOutbox } from '../../client/kept.ts';
import type { SignedIn } from '../../client/session.ts';
import { toastWithUndo } from '../../client/undo.ts';
import { problemWords as serverWords } from '../../client/words.ts';
import { DossierSelect } from '../../forms/DossierSelect.tsx';
import { errorsByField, itemsIn, problemWords, sealAll } from '../../forms/EntryFields.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { KeepingLine, OutcomeNotice, RestoredDraft } from '../../forms/FormNotices.tsx';
import { startValues } from '../../forms/logic.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { outcomeOf } from '../../forms/outcomes.ts';
import { draftKeyOf, presetValues } from '../../forms/preset.ts';
import { DossierContext, FormSourcesContext, linkedKinds, useSources } from '../../forms/sources.ts';
import { useDraft } from '../../forms/useDraft.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { entryChoices } from '../dossier/labels.ts';
import { openSection } from '../dossier/Section.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { useDossier } from '../dossier/useDossier.ts';
import { ActStepForm } from './ActSteps.tsx';
import type { StepProblem, TypedAct, TypedStep } from './actInput.ts';
import {
  askedOf,
  blankStep,
  doneSteps,
  findActProblems,
  namedSlots,
  stepBody,
  typedStep,
} from './actInput.ts';
import type { PossibleActs } from './possible.ts';
import type { DeclaredActAnswer } from './takenBack.ts';
import { takenBack } from './takenBack.ts';
import '../../forms/forms.css';
import './acts.css';

interface ActPageProps {
  readonly signedIn: SignedIn;
  readonly id: string;
  readonly name: string;
}

export function ActPage({ signedIn, id, name }: ActPageProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { open, problem } = useDossier(id);
  const { data: possible } = useResource<PossibleActs>(`/dossiers/${encodeURIComponent(id)}/acts`, {
    keeps: true,
  });
  const search = useSearch();
  const act = acts.find((one) => one.name === name);
  const allowed = possible?.acts.find((one) => one.act === name);
  if ((!open && problem?.code === 'not-found') || !act || (possible && !allowed)) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  if (!open || !allowed) {
    if (problem) return <ProblemNotice problem={serverWords(problem, words)} />;
    const seen = open?.body ?? findSeen(id);
    if (!seen) return <Loading />;
    return (
      <Page title={declared(`act.${name}`)} back={{ href: `/dossiers/${id}`, label: seen.number }}>
        <Loading />
      </Page>
    );
  }
  return (
    <Page title={declared(`act.${name}`)} back={{ href: `/dossiers/${id}`, label: open.body.number }}>
      {words.findDeclared(`act.${name}.help`) && <p className="soft">{declared(`act.${name}.help`)}</p>}
      <ActForm
        key={`${id} ${name} ${search}`}
        signedIn={signedIn}
        open={open}
        act={act}
        search={search}
        steps={act.steps.filter(({ as }) => allowed.steps.includes(as))}
      />
    </Page>
  );
}

interface ActFormProps {
  readonly signedIn: SignedIn;
  readonly open: OpenDossier;
  readonly act: ActDeclaration;
  readonly steps: readonly ActStep[];
  /** What the way here knew already (forms/preset.ts). */
  readonly search: string;
}

function ActForm({ signedIn, open, act, steps, search }: ActFormProps) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const [, go] = useLocation();
  const formId = useId();
  const summary = useRef<HTMLElement>(null);
  const { body } = open;
  const [begins = ''] = Object.keys(act.dossiers);
  const [actId] = useState(newId);
  const back = useRef<readonly Draft[]>(undefined);
  const isKept = useRef(false);
  const { sendOrKeep } = useOutbox();
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (attempt > 0) summary.current?.focus();
  }, [attempt]);

  /** A step that says what has happened, and can wait to be told. */
  const isFact = (step: ActStep): boolean => {
    const asked = askedOf(act, step, catalogue());
    return step.step === 'set' && step.on === begins && asked !== undefined && mayWait(asked.declaration);
  };
  /** The entry that a step changes: the one named, or the one there can be of its type. */
  const existing = (step: ActStep, entry: string | null): EntryState | undefined => {
    if (step.step !== 'set' || step.on !== begins) return undefined;
    const isOne = open.kind.entries[step.entry]?.cardinality === 'one';
    return body.entries.find((one) =>
      entry === null ? isOne && one.type === step.entry && one.withdrawn === undefined : one.id === entry,
    );
  };
  const startOf = (step: ActStep, entry: string | null) => {
    const asked = askedOf(act, step, catalogue());
    return asked ? startValues(asked.declaration, existing(step, entry)) : {};
  };
  const presetStep = (step: ActStep): TypedStep => {
    const known = new URLSearchParams(search);
    const entry = known.get(`entry.${step.as}`);
    const asked = askedOf(act, step, catalogue());
    return {
      ...blankStep,
      entry,
      isOn: known.has(`do.${step.as}`),
      values: {
        ...startOf(step, entry),
        ...(asked && presetValues(asked.declaration, known, `set.${step.as}.`)),
      },
      seen: startOf(step, entry),
    };
  };
  const [start] = useState<TypedAct>(() => ({
    steps: Object.fromEntries(steps.map((step) => [step.as, presetStep(step)])),
    dossiers: {},
    base: body.version,
  }));
  const draftId = `${body.id}/act/${act.name}${draftKeyOf(search)}`;
  const draft = useDraft<TypedAct>(
    signedIn.drafts,
    draftId,
    start,
    // a draft of this form is of its own shape; steps that are new since then begin blank
    (kept) => ({
      steps: { ...start.steps, ...(kept['steps'] as TypedAct['steps']) },
      dossiers: (kept['dossiers'] as TypedAct['dossiers']) ?? {},
      base: typeof kept['base'] === 'number' ? kept['base'] : start.base,
    }),
  );
  const typed = draft.values;
  const { change } = draft;
  const [changeStep] = useState(
    () =>
      (as: string, update: (before: TypedStep) => TypedStep): void =>
        change((before) => {
          const old = typedStep(before, as);
          const now = update(old);
          const step = steps.find((one) => one.as === as);
          if (!step || now.entry === old.entry) return { ...before, steps: { ...before.steps, [as]: now } };
          const seen = startOf(step, now.entry);
          return { ...before, steps: { ...before.steps, [as]: { ...now, values: seen, seen } } };
        }),
  );
  const declarations = steps.flatMap((step) => askedOf(act, step, catalogue())?.declaration ?? []);
  const slots = namedSlots(act, doneSteps(steps, typed));
  const choices = useDossierChoices([
    ...declarations.flatMap(({ fields }) => linkedKinds(fields)),
    ...namedSlots(act, steps).flatMap((slot) => act.dossiers[slot] ?? []),
  ]);
  if (!draft.isReady) return <Loading />;

  const found: readonly StepProblem[] = hasTried
    ? findActProblems(act, steps, typed, catalogue(), (step) =>
        existing(step, typedStep(typed, step.as).entry),
      )
    : [];
  const idOf = (path: string): string => `${formId}-${path}`;
  /** "Member: Sex". */
  const labelOf = (as: string, path: string | undefined): string => {
    const step = steps.find((one) => one.as === as);
    const asked = step && askedOf(act, step, catalogue());
    const title = step ? declared(`act.${act.name}.${as}`) : declared(`kind.${act.dossiers[as]}`);
    if (!asked || path === undefined) return title;
    const [name = '', , inner] = path.split('.');
    const key = `${asked.kind.kind}.${asked.declaration.type}.${name}`;
    return [title, declared(key), ...(inner === undefined ? [] : [declared(`${key}.${inner}`)])].join(': ');
  };
  const lines = found.map(({ as, field, lacks }) => ({
    id: idOf(field ? `${as}.${field.path}` : `${as}.${lacks}`),
    label: labelOf(as, field?.path),
    words: field ? problemWords(field, words) : t('invalid.required'),
  }));

  const submit = async (emergency?: string): Promise<void> => {
    setTried(true);
    setOutcome(undefined);
    const missing = findActProblems(act, steps, typed, catalogue(), (step) =>
      existing(step, typedStep(typed, step.as).entry),
    );
    if (missing.length > 0) {
      setAttempt((count) => count + 1);
      return;
    }
    setPending(true);
    try {
      const next = await outcomeOf(
        async () => {
          const given: Record<string, unknown> = {};
          for (const step of doneSteps(steps, typed)) {
            const own = typedStep(typed, step.as);
            const entry = existing(step, own.entry);
            const whole = wholeOf(act, step, own, entry);
            const dossier = step.on === begins ? body.id : typed.dossiers[step.on];
            const place = { dossier, existing: entry };
            const sealed = whole ? await sealAll(own.values, { ...place, ...whole }, sources) : own.values;
            given[step.as] = stepBody(act, step, own, sealed, catalogue(), entry);
          }
          const named = await Promise.all(
            slots.map(async (slot) => {
              const dossier = typed.dossiers[slot] ?? '';
              return [slot, { id: dossier, version: await versionOf(dossier) }] as const;
            }),
          );
          const form = {
            id: actId,
            recorded: new Date().toISOString(),
            ...(emergency === undefined ? {} : { emergency: { reason: emergency } }),
            dossiers: {
              ...(act.steps.some((step) => step.step === 'create' && step.on === begins)
                ? {}
                : { [begins]: { id: body.id, version: typed.base } }),
              ...Object.fromEntries(named),
            },
            steps: given,
          };
          const ready = { id: actId, act: act.name, form };
          const answer = await (doneSteps(steps, typed).every(isFact)
            ? sendOrKeep<DeclaredActAnswer>(ready, {
                href: `${location.pathname}${location.search}`,
                draft: draftId,
                values: { ...typed },
              })
            : send<DeclaredActAnswer>(ready));
          isKept.current = answer === undefined;
          if (answer) back.current = takenBack(act, answer);
        },
        words,
        {
          formFor: (type) => (open.kind.entries[type] ? `/dossiers/${body.id}/write/${type}` : undefined),
          kind: open.kind.kind,
        },
      );
      if (next.is !== 'done') {
        setOutcome(next);
        return;
      }
      await draft.finish();
      for (const { group } of declarations) openSection(body.id, group);
      if (isKept.current) toast(t('away.kept'), 'info');
      else toastWithUndo(t('act.done', { act: declared(`act.${act.name}`) }), back.current);
      go(`/dossiers/${body.id}`);
    } finally {
      setPending(false);
    }
  };

  return (
    <FormSourcesContext
      value={{
        ...sources,
        ...choices,
        entries: entryChoices(open.kind, body.entries, words, sources),
      }}
    >
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RestoredDraft draft={draft} />
        {lines.length > 0 && <ErrorSummary ref={summary} lines={lines} />}
        {slots.map((slot) => (
          <DossierSelect
            key={slot}
            id={idOf(`${slot}.dossier`)}
            label={declared(`kind.${act.dossiers[slot]}`)}
            isRequired
            error={
              found.some((one) => one.as === slot && one.lacks === 'dossier')
                ? t('invalid.required')
                : undefined
            }
            kinds={[act.dossiers[slot] ?? '']}
            value={typed.dossiers[slot]}
            onChange={(dossier) =>
              change((before) => {
                const { [slot]: _before, ...others } = before.dossiers;
                return {
                  ...before,
                  dossiers: typeof dossier === 'string' ? { ...others, [slot]: dossier } : others,
                };
              })
            }
          />
        ))}
        {steps.map((step) => {
          const own = found.filter(({ as }) => as === step.as);
          return (
            <DossierContext key={step.as} value={step.on === begins ? body.id : typed.dossiers[step.on]}>
              <ActStepForm
                act={act}
                step={step}
                typed={typedStep(typed, step.as)}
                onChange={changeStep}
                idOf={idOf}
                errors={errorsByField(
                  own.flatMap(({ field }) => field ?? []),
                  words,
                )}
                lacks={new Set(own.map(({ lacks }) => lacks))}
                storedItems={itemsIn(startOf(step, typedStep(typed, step.as).entry))}
              />
            </DossierContext>
          );
        })}
        <OutcomeNotice outcome={outcome} onEmergency={(reason) => void submit(reason)} />
        {outcome?.is === 'invalid' && (
          <Notice tone="danger" title={t('form.unfinished', { count: outcome.problems.length })}>
            {outcome.problems.map((one) => `${one.path}: ${problemWords(one, words)}`).join('; ')}
          </Notice>
        )}
        <div className="form-foot">
          <KeepingLine keeping={draft.keeping} isLasting={signedIn.drafts?.isLasting ?? false} />
          <Button type="submit" kind="primary" isPending={isPending}>
            {declared(`act.${act.name}`)}
          </Button>
        </div>
      </form>
    </FormSourcesContext>
  );
}

/** The whole entry that a step writes a part of, as it will be: what else it says may decide who opens what is sealed. */
function wholeOf(act: ActDeclaration, step: ActStep, own: TypedStep, entry: EntryState | undefined) {
  if (step.step !== 'set') return undefined;
  const declaration = catalogue().kinds[act.dossiers[step.on] ?? '']?.entries[step.entry];
  return declaration && { declaration, values: { ...startValues(declaration, entry), ...own.values } };
}

/** What the dossier holds now is what its author sees: she chose it from a list that is as new. */
async function versionOf(dossier: string): Promise<number> {
  return (await get<{ version: number }>(`/dossiers/${dossier}`)).version;
}
