/** One step of a declared act, as a person fills it in. */
import { useCallback } from 'react';
import { groupLabelKey } from '../../../domain/groups.ts';
import type { ActDeclaration, ActStep } from '../../../domain/kernel/act.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { FieldErrors, TypedEntry } from '../../forms/EntryFields.tsx';
import { EntryFields } from '../../forms/EntryFields.tsx';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { CheckList, Tick } from '../../ui/CheckList.tsx';
import { Instant } from '../../ui/Instant.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import type { StepProblem, TypedStep } from './actInput.ts';
import { askedOf, asks, reasonNeeded } from './actInput.ts';

interface ActStepFormProps {
  readonly act: ActDeclaration;
  readonly step: ActStep;
  readonly typed: TypedStep;
  readonly onChange: (as: string, update: (before: TypedStep) => TypedStep) => void;
  readonly idOf: (path: string) => string;
  readonly errors: FieldErrors;
  /** What is missing beside fields. */
  readonly lacks: ReadonlySet<StepProblem['lacks']>;
  readonly storedItems: ReadonlyMap<string, ReadonlySet<string>>;
}

export function ActStepForm(props: ActStepFormProps) {
  const { act, step, typed, onChange } = props;
  const { declared } = useI18n();
  const { as } = step;
  const title = declared(`act.${act.name}.${as}`);
  const hasForm = asks(act, step, catalogue());
  const isDone = !step.optional || typed.isOn;
  if (!step.optional && !hasForm) return null;
  return (
    <section className="act-step" aria-label={title}>
      {step.optional ? (
        <Tick
          label={title}
          isOn={typed.isOn}
          onChange={(isOn) => onChange(as, (before) => ({ ...before, isOn }))}
        />
      ) : (
        <h2>{title}</h2>
      )}
      {isDone && hasForm && (
        <div className="stack">
          <Asked {...props} />
        </div>
      )}
    </section>
  );
}

function Asked(props: ActStepFormProps) {
  const { act, step, typed, onChange, idOf, lacks } = props;
  const { t, declared } = useI18n();
  const sources = useSources();
  const { as } = step;
  const put = (change: Partial<TypedStep>): void => onChange(as, (before) => ({ ...before, ...change }));
  const required = (lack: StepProblem['lacks']): string | undefined =>
    lacks.has(lack) ? t('grants.needed') : undefined;
  const number = (key: unknown): number | null => (typeof key === 'string' ? Number(key) : null);
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const options = (all: readonly { readonly id: number; readonly name: string }[] = []) =>
    all.map(({ id, name }) => ({ key: String(id), label: name }));
  switch (step.step) {
    case 'set':
      return <SetStep {...props} step={step} />;
    case 'create':
      return (
        <SearchSelect
          id={idOf(`${as}.area`)}
          label={t('records.area')}
          options={sources.areas ?? []}
          value={typed.area ?? undefined}
          onChange={(area) => put({ area: text(area) })}
        />
      );
    case 'move':
      return reasonNeeded(act, step, catalogue()) ? (
        <TextArea
          id={idOf(`${as}.reason`)}
          label={t('act.reason')}
          isRequired
          error={required('reason')}
          value={typed.reason ?? undefined}
          onChange={(reason) => put({ reason: text(reason) })}
        />
      ) : null;
    case 'grant':
      return (
        <>
          <SearchSelect
            id={idOf(`${as}.party`)}
            label={t('grants.party')}
            isRequired
            error={required('party')}
            options={[...options(sources.teams), ...options(sources.accounts)]}
            value={typed.party === null ? undefined : String(typed.party)}
            onChange={(party) => put({ party: number(party) })}
          />
          {step.handsOver && (
            <SearchSelect
              id={idOf(`${as}.steward`)}
              label={t('grants.steward')}
              isRequired
              error={required('steward')}
              options={options(sources.organisations)}
              value={typed.steward === null ? undefined : String(typed.steward)}
              onChange={(steward) => put({ steward: number(steward) })}
            />
          )}
          {!step.groups && (
            <CheckList
              id={idOf(`${as}.groups`)}
              label={t('grants.groups')}
              help={t('grants.groupsHelp')}
              isRequired
              error={required('groups')}
              options={groupsOf(act, step).map((key) => ({ key, label: declared(groupLabelKey(key)) }))}
              value={typed.groups ?? undefined}
              onChange={(groups) => put({ groups: Array.isArray(groups) ? groups : null })}
            />
          )}
          <Instant
            id={idOf(`${as}.until`)}
            label={t('grants.until')}
            help={t('grants.untilHelp')}
            value={typed.until ?? undefined}
            onChange={(until) => put({ until: text(until) })}
          />
        </>
      );
    case 'link':
      return null;
  }
}

const groupsOf = (act: ActDeclaration, step: ActStep): readonly string[] => [
  ...new Set(
    Object.values(catalogue().kinds[act.dossiers[step.on] ?? '']?.entries ?? {}).map(({ group }) => group),
  ),
];

function SetStep(props: ActStepFormProps & { readonly step: ActStep & { readonly step: 'set' } }) {
  const { act, step, typed, onChange, idOf, errors, lacks, storedItems } = props;
  const { t } = useI18n();
  const sources = useSources();
  const { as } = step;
  const change = useCallback(
    (update: (before: TypedEntry) => TypedEntry): void =>
      onChange(as, (before) => ({ ...before, ...update(before) })),
    [onChange, as],
  );
  const asked = askedOf(act, step, catalogue());
  if (!asked) return null;
  const isHere = step.on === Object.keys(act.dossiers)[0];
  const choices = isHere ? (sources.entries?.([step.entry]) ?? []) : [];
  return (
    <>
      {step.changes && (
        <Select
          id={idOf(`${as}.entry`)}
          label={t('act.which')}
          isRequired
          error={lacks.has('entry') ? t('grants.needed') : undefined}
          options={choices}
          value={typed.entry ?? undefined}
          onChange={(entry) =>
            onChange(as, (before) => ({ ...before, entry: typeof entry === 'string' ? entry : null }))
          }
        />
      )}
      {(!step.changes || typed.entry !== null) && (
        <EntryFields
          kind={asked.kind.kind}
          declaration={asked.declaration}
          typed={typed}
          onChange={change}
          idOf={(path) => idOf(`${as}.${path}`)}
          errors={errors}
          storedItems={storedItems}
        />
      )}
    </>
  );
}
