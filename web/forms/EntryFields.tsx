/** The questions of one declared entry, without the form around them: when it happened, its fields, whether it is done already. */
import { useCallback, useState } from 'react';
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import { findNamed } from '../../domain/kernel/sealing.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { sameValue } from '../../domain/kernel/values.ts';
import { ApiProblem } from '../client/api.ts';
import type { I18n } from '../i18n.ts';
import { useI18n } from '../i18n.ts';
import { Tick } from '../ui/CheckList.tsx';
import { PartialDate } from '../ui/PartialDate.tsx';
import type { DraftValues } from './drafts.ts';
import { FieldFor, findUnsealed } from './FieldFor.tsx';
import type { FormProblem, FormValues } from './logic.ts';
import { askedFields, findItemList, inOrder, problemKeys, startValues } from './logic.ts';
import type { FormSources, SealedPlace } from './sources.ts';
import { Veil } from './Veil.tsx';

/** What was typed of an entry. */
export interface TypedEntry extends DraftValues {
  readonly values: FormValues;
  /** When it happened, a partial date. */
  readonly occurred: string | null;
  /** It has already happened: a record, not a decision of ours. */
  readonly fact: boolean;
}

export type FieldErrors = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface EntryFieldsProps {
  /** Kind of the dossier: the first part of the message keys. */
  readonly kind: string;
  readonly declaration: EntryDeclaration;
  readonly typed: TypedEntry;
  readonly onChange: (update: (before: TypedEntry) => TypedEntry) => void;
  readonly idOf: (path: string) => string;
  /** By field, then by path within it. */
  readonly errors: FieldErrors;
  readonly storedItems: ReadonlyMap<string, ReadonlySet<string>>;
  readonly now?: Date;
}

export function EntryFields(props: EntryFieldsProps) {
  const { kind, declaration, typed, onChange, idOf, errors, storedItems } = props;
  const { t } = useI18n();
  const { values, occurred, fact } = typed;
  const [start] = useState(values);
  const changeField = useCallback(
    (name: string, value: Json | undefined): void =>
      onChange((before) => {
        const { [name]: _before, ...others } = before.values;
        return { ...before, values: value === undefined ? others : { ...others, [name]: value } };
      }),
    [onChange],
  );
  const asked = askedFields(declaration, values);
  const { first, rest } = inOrder(declaration, asked, start);
  const answered = rest.filter(([name]) => values[name] !== undefined).length;
  const fieldFor = ([name, field]: (typeof asked)[number]) => (
    <FieldFor
      key={name}
      id={idOf(name)}
      name={name}
      messageKey={`${kind}.${declaration.type}.${name}`}
      field={field}
      value={values[name]}
      onChange={changeField}
      errors={errors.get(name)}
      storedItems={storedItems.get(name)}
    />
  );
  return (
    <Veil>
      {declaration.cardinality === 'many' && declaration.happens === undefined && (
        <PartialDate
          id={idOf('$occurred')}
          label={t('form.occurred')}
          offers="past"
          value={occurred ?? undefined}
          onChange={(date) =>
            onChange((before) => ({ ...before, occurred: typeof date === 'string' ? date : null }))
          }
          {...(props.now ? { now: props.now } : {})}
        />
      )}
      {first.map(fieldFor)}
      {rest.length > 0 && (
        <details className="form-rest" open={rest.some(([name]) => errors.has(name))}>
          <summary>
            {t('form.rest', { count: rest.length })}
            {answered > 0 && <span className="soft"> {t('form.restAnswered', { count: answered })}</span>}
          </summary>
          <div className="form-rest-fields">{rest.map(fieldFor)}</div>
        </details>
      )}
      {declaration.decides === true && (
        <Tick
          label={t('form.fact')}
          isOn={fact}
          onChange={(isOn) => onChange((before) => ({ ...before, fact: isOn }))}
        />
      )}
    </Veil>
  );
}

/** The words of a problem: the most telling that a catalogue has. */
export function problemWords(problem: FormProblem, words: I18n): string {
  for (const key of problemKeys(problem)) {
    const text = words.findDeclared(key);
    if (text !== undefined) return text;
  }
  return words.t('invalid.form');
}

/** The first words for each place. */
export function errorsByField(problems: readonly FormProblem[], words: I18n): FieldErrors {
  const errors = new Map<string, Map<string, string>>();
  for (const problem of problems) {
    const [name = '', ...rest] = problem.path.split('.');
    const own = errors.get(name) ?? new Map<string, string>();
    errors.set(name, own.set(rest.join('.'), own.get(rest.join('.')) ?? problemWords(problem, words)));
  }
  return errors;
}

/** Which items of each list are stored already. */
export const itemsIn = (values: FormValues): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      new Set(Object.keys(findItemList(value)?.items ?? {})),
    ]),
  );

/** Texts that are still to be sealed count as answered; the box they become is made only when the form is handed in. */
export function withoutUnsealed(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      findUnsealed(value) ? [name, 'A'.repeat(100)] : [name, value],
    ),
  );
}

interface Sealing extends Omit<SealedPlace, 'field' | 'dossier'> {
  readonly dossier: string | undefined;
  readonly existing: EntryState | undefined;
}

/**
 * What is handed in, with every text in its box. Where the answers now name others than before as those who open a field,
 * what lies sealed in it is sealed anew for them, if this person can open it; else it stays as it is. Words that cannot be
 * sealed are never handed in: throws ApiProblem.
 */
export async function sealAll(
  handedIn: FormValues,
  { existing, dossier, ...place }: Sealing,
  { seal, unseal }: Pick<FormSources, 'seal' | 'unseal'>,
): Promise<FormValues> {
  const sealed: Record<string, Json> = { ...handedIn };
  const before = startValues(place.declaration, existing);
  for (const [field, value] of Object.entries(handedIn)) {
    if (place.declaration.fields[field]?.spec.kind !== 'box') continue;
    const named = (values: FormValues) => findNamed(place.declaration, field, (name) => values[name]);
    const isForOthers =
      typeof value === 'string' && !sameValue([...(named(before) ?? [])], [...(named(place.values) ?? [])]);
    const text = findUnsealed(value)?.unsealed ?? (isForOthers ? await unseal?.(value) : undefined);
    if (text === undefined) continue;
    if (!seal || dossier === undefined) throw new ApiProblem('seal-nobody', 0, {});
    sealed[field] = await seal(text, { ...place, dossier, field });
  }
  return sealed;
}
