/** The control for a declared field, by its kind. */
import type { ReactNode } from 'react';
import { memo, useContext } from 'react';
import { codeLabelKey } from '../../domain/kernel/codes.ts';
import type {
  AgeRange as Age,
  Money as Amount,
  Attachment,
  Checklist,
  NamePart,
  Place,
} from '../../domain/kernel/fields.ts';
import type { ItemList, Json, Unsaid } from '../../domain/kernel/values.ts';
import { isUnsaid } from '../../domain/kernel/values.ts';
import { ApiProblem } from '../client/api.ts';
import { problemWords } from '../client/words.ts';
import type { I18n } from '../i18n.ts';
import { dot, useI18n } from '../i18n.ts';
import { AgeRange } from '../ui/AgeRange.tsx';
import { CheckedItems } from '../ui/CheckedItems.tsx';
import { CheckList } from '../ui/CheckList.tsx';
import type { Option } from '../ui/Choice.tsx';
import { Choice, YesNo } from '../ui/Choice.tsx';
import type { FieldProps } from '../ui/Field.tsx';
import { FileField } from '../ui/FileField.tsx';
import { Instant } from '../ui/Instant.tsx';
import { Items } from '../ui/Items.tsx';
import { Money } from '../ui/Money.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { PartialDate } from '../ui/PartialDate.tsx';
import { PersonName } from '../ui/PersonName.tsx';
import { PlaceField } from '../ui/PlaceField.tsx';
import { SearchList } from '../ui/SearchList.tsx';
import { SearchSelect, Select } from '../ui/Select.tsx';
import { TextArea, TextField } from '../ui/TextField.tsx';
import { DossierSelect } from './DossierSelect.tsx';
import type { AnyField } from './logic.ts';
import { askedIn, findItemList } from './logic.ts';
import { showValue } from './show.ts';
import type { Party } from './sources.ts';
import { DossierContext, useSources } from './sources.ts';
import { useVeil, Veiled } from './Veil.tsx';

/** Words of what is wrong, by path under a field: '' for the field itself, `<item>.<field>` inside a list. */
export type FieldErrors = ReadonlyMap<string, string>;

export interface FieldForProps {
  readonly id: string;
  readonly name: string;
  /** Message key of the label; the help is under `<key>.help`. */
  readonly messageKey: string;
  readonly field: AnyField;
  readonly value: Json | undefined;
  readonly onChange: (name: string, value: Json | undefined) => void;
  readonly errors: FieldErrors | undefined;
  readonly isDisabled?: boolean;
  /** Ids of list items that are stored already. */
  readonly storedItems?: ReadonlySet<string> | undefined;
}

/** How many codes are still taps, how many still a plain list; beyond that one searches. */
const mostTaps = 7;
const mostTicks = 12;
const mostListed = 25;

/** Drawn again only when its own value or errors change: a form has many fields, and a phone is slow. */
export const FieldFor = memo(function FieldFor(props: FieldForProps): ReactNode {
  const { declared, findDeclared, list, t } = useI18n();
  const sources = useSources();
  const { spec } = props.field;
  const unveil = useVeil(props.field, props.value);
  if (unveil) return <Veiled id={props.id} label={declared(props.messageKey)} onOpen={unveil} />;

  /** The common part of a control; a stored value always has the shape of its kind (the kernel has checked it). */
  const as = <V,>(): FieldProps<V> => ({
    id: props.id,
    label: declared(props.messageKey),
    help: findDeclared(`${props.messageKey}.help`),
    error: props.errors?.get(''),
    isRequired: spec.required,
    isDisabled: props.isDisabled,
    offersUnsaid: true,
    value: props.value as V | Unsaid | undefined,
    onChange: (value) => props.onChange(props.name, value as Json | undefined),
  });
  const isChosen = (key: string): boolean =>
    Array.isArray(props.value) ? props.value.includes(key) : props.value === key;
  const offered = (spec.list?.codes ?? []).filter((key) => !spec.list?.retired.has(key) || isChosen(key));
  const options: readonly Option[] = offered.map((key) => {
    const labelKey = spec.list ? codeLabelKey(spec.list, key) : key;
    return { key, label: declared(labelKey), help: findDeclared(`${labelKey}.help`) };
  });
  // What can neither be answered here nor is answered yet only lengthens the form.
  const isIdle = props.value === undefined && !spec.required;
  /** One of a list that comes from outside; without the list the stored value can only be read. */
  const among = (list: readonly Option[] | undefined): ReactNode =>
    list === undefined && isIdle ? null : (
      <SearchSelect
        {...as<string>()}
        options={list ?? []}
        isDisabled={props.isDisabled === true || list === undefined}
        help={list === undefined ? t('form.noSource') : as<string>().help}
      />
    );
  const party = (list: readonly Party[] | undefined): ReactNode => {
    const field = as<number>();
    return (
      <SearchSelect
        {...field}
        options={(list ?? []).map(({ id, name }) => ({ key: String(id), label: name }))}
        isDisabled={props.isDisabled === true || list === undefined}
        help={list === undefined ? t('form.noSource') : field.help}
        value={typeof field.value === 'number' ? String(field.value) : field.value}
        onChange={(key) => field.onChange(typeof key === 'string' ? Number(key) : key)}
      />
    );
  };

  switch (spec.kind) {
    case 'text':
      return spec.long ? <TextArea {...as<string>()} /> : <TextField {...as<string>()} />;
    case 'code':
      if (options.length <= mostTaps) return <Choice {...as<string>()} options={options} />;
      return options.length <= mostListed ? (
        <Select {...as<string>()} options={options} />
      ) : (
        <SearchSelect {...as<string>()} options={options} />
      );
    case 'codes':
      return options.length <= mostTicks ? (
        <CheckList {...as<readonly string[]>()} options={options} />
      ) : (
        <SearchList {...as<readonly string[]>()} options={options} />
      );
    case 'yes-no':
      return <YesNo {...as<boolean>()} />;
    case 'date':
      return (
        <PartialDate
          {...as<string>()}
          offers={spec.ahead ? 'ahead' : spec.class === 'open' ? 'past' : undefined}
          {...(sources.calendars ? { calendars: sources.calendars } : {})}
        />
      );
    case 'instant':
      return <Instant {...as<string>()} />;
    case 'number':
      return <NumberField {...as<number>()} />;
    case 'age':
      return <AgeRange {...as<Age>()} />;
    case 'area':
      return among(sources.areas);
    case 'place':
      return <PlaceField {...as<Place>()} areas={sources.areas ?? []} />;
    case 'person-name':
      return (
        <PersonName
          {...as<readonly NamePart[]>()}
          {...(sources.nameParts ? { asked: sources.nameParts } : {})}
        />
      );
    case 'organisation':
      return party(sources.organisations);
    case 'account':
      return party(sources.accounts);
    case 'team':
      return party(sources.teams);
    case 'money':
      return <Money {...as<Amount>()} currencies={sources.currencies ?? ['USD']} />;
    case 'link':
      return sources.dossiers === undefined && isIdle ? null : (
        <DossierSelect {...as<string>()} kinds={spec.kinds ?? []} />
      );
    case 'entry-link':
      return among(sources.entries?.(spec.entryTypes ?? []));
    case 'attachment':
      return <AttachedFile field={as<Attachment>()} isIdle={isIdle} />;
    case 'box':
      return <SealedText field={as<Json>()} sealedTo={sealedToWords(props, declared, list)} />;
    case 'items':
      return spec.checklist ? (
        <CheckedItemsFor {...props} checklist={spec.checklist} />
      ) : (
        <ItemsFor {...props} />
      );
  }
});

/** A text that is sealed when the form is handed in; until then it is kept like the rest of the draft. */
export interface Unsealed {
  readonly unsealed: string;
}

export function findUnsealed(value: unknown): Unsealed | undefined {
  return typeof value === 'object' &&
    value !== null &&
    'unsealed' in value &&
    typeof value.unsealed === 'string'
    ? { unsealed: value.unsealed }
    : undefined;
}

interface AttachedFileProps {
  readonly field: FieldProps<Attachment>;
  readonly isIdle: boolean;
}

function AttachedFile({ field, isIdle }: AttachedFileProps) {
  const words = useI18n();
  const { storeFile } = useSources();
  const dossier = useContext(DossierContext);
  const canStore = storeFile !== undefined && dossier !== undefined;
  if (!canStore && isIdle) return null;
  return (
    <FileField
      {...field}
      isDisabled={field.isDisabled === true || !canStore}
      store={async (file, onPart) => {
        if (!canStore) throw new Error('nowhere to store');
        return await storeFile(dossier, file, onPart);
      }}
      explain={(error) => {
        if (!(error instanceof ApiProblem)) return undefined;
        const { happened, toDo } = problemWords(error, words);
        return `${happened} ${toDo}`;
      }}
    />
  );
}

/** The questions whose answers name who opens it; undefined: it is for all who may read this part of the dossier. */
function sealedToWords({ field, messageKey }: FieldForProps, declared: I18n['declared'], list: I18n['list']) {
  const { sealedTo } = field.spec;
  const entry = messageKey.slice(0, messageKey.lastIndexOf('.'));
  return typeof sealedTo === 'object'
    ? list(sealedTo.map((name) => declared(`${entry}.${name}`)))
    : undefined;
}

interface SealedTextProps {
  readonly field: FieldProps<Json>;
  readonly sealedTo: string | undefined;
}

function SealedText({ field, sealedTo }: SealedTextProps) {
  const { t } = useI18n();
  const { seal } = useSources();
  const dossier = useContext(DossierContext);
  const isSealed = typeof field.value === 'string';
  return (
    <TextArea
      {...field}
      help={[
        field.help,
        isSealed && t('form.sealed'),
        sealedTo === undefined ? t('form.willSeal') : t('form.willSealNamed', { fields: sealedTo }),
      ]
        .filter(Boolean)
        .join(' ')}
      isDisabled={field.isDisabled === true || seal === undefined || dossier === undefined}
      value={isUnsaid(field.value) ? field.value : findUnsealed(field.value)?.unsealed}
      onChange={(text) => field.onChange(typeof text === 'string' ? { unsealed: text } : text)}
    />
  );
}

type Item = { readonly [field: string]: Json };

/** A line that tells which item it is: its first answers in words. */
function summary(item: Item, fields: { readonly [name: string]: AnyField }, words: I18n): string {
  const said = Object.entries(fields).flatMap(([name, field]) => {
    const value = item[name];
    return value === undefined || value === null || isUnsaid(value) ? [] : [showValue(field, value, words)];
  });
  return said.slice(0, 3).join(dot()) || words.t('items.blank');
}

/** A declared list: each item is a small form of its own. */
function ItemsFor({
  id,
  name,
  messageKey,
  field,
  value,
  onChange,
  errors,
  isDisabled = false,
  storedItems,
}: FieldForProps) {
  const words = useI18n();
  const fields = field.spec.items ?? {};
  const list = findItemList(value) as { items: { [id: string]: Item }; gone: string[] } | undefined;
  const firstError = [...(errors?.keys() ?? [])].find((path) => path !== '');
  return (
    <Items<Item>
      id={id}
      label={words.declared(messageKey)}
      help={words.findDeclared(`${messageKey}.help`)}
      error={errors?.get('')}
      isRequired={field.spec.required}
      isDisabled={isDisabled}
      offersUnsaid
      value={isUnsaid(value) ? value : list}
      onChange={(next) => onChange(name, next as Json | undefined)}
      {...(storedItems ? { stored: storedItems } : {})}
      empty={{}}
      openItem={firstError?.split('.')[0]}
      addLabel={words.findDeclared(`${messageKey}.add`) ?? words.t('items.add')}
      summary={(item) => summary(item, fields, words)}
      editor={(item, change, itemId) =>
        askedIn(fields, item).map(([part, inner]) => (
          <FieldFor
            key={part}
            id={`${id}.${itemId}.${part}`}
            name={part}
            messageKey={`${messageKey}.${part}`}
            field={inner}
            value={item[part]}
            onChange={(_part, next) => {
              const { [part]: _before, ...others } = item;
              change(next === undefined ? others : { ...others, [part]: next });
            }}
            errors={errorsUnder(errors, `${itemId}.${part}`)}
          />
        ))
      }
    />
  );
}

/** A list with one item for each code: all of them asked at once, and more about each where the answer asks for it. */
function CheckedItemsFor(props: FieldForProps & { readonly checklist: Checklist }) {
  const words = useI18n();
  const { id, name, messageKey, field, value, onChange, errors, isDisabled = false, storedItems } = props;
  const { each, answer, when, into } = props.checklist;
  const fields = field.spec.items ?? {};
  const options = (of: string): readonly Option[] => {
    const list = fields[of]?.spec.list;
    return (list?.codes ?? [])
      .filter((code) => list?.retired.has(code) !== true)
      .map((code) => ({ key: code, label: list ? words.declared(codeLabelKey(list, code)) : code }));
  };
  return (
    <CheckedItems
      id={id}
      label={words.declared(messageKey)}
      help={words.findDeclared(`${messageKey}.help`)}
      error={errors?.get('')}
      isDisabled={isDisabled}
      value={isUnsaid(value) ? value : (findItemList(value) as ItemList<Item> | undefined)}
      onChange={(next) => {
        onChange(name, next as Json | undefined);
        if (into === undefined || isUnsaid(next)) return;
        const so = Object.values(next?.items ?? {}).filter((item) => item[answer] === when);
        onChange(into, so.length === 0 ? undefined : so.map((item) => String(item[each])));
      }}
      stored={storedItems}
      each={each}
      answer={answer}
      abouts={options(each)}
      answers={options(answer)}
      more={(item, change, itemId) =>
        item[answer] === when &&
        askedIn(fields, item)
          .filter(([part]) => part !== each && part !== answer)
          .map(([part, inner]) => (
            <FieldFor
              key={part}
              id={`${id}.${itemId}.${part}`}
              name={part}
              messageKey={`${messageKey}.${part}`}
              field={inner}
              value={item[part]}
              onChange={(_part, next) => {
                const { [part]: _before, ...others } = item;
                change(next === undefined ? others : { ...others, [part]: next });
              }}
              errors={errorsUnder(errors, `${itemId}.${part}`)}
            />
          ))
      }
    />
  );
}

/** The errors at and under a path, by what is left of theirs. */
function errorsUnder(errors: FieldErrors | undefined, path: string): FieldErrors | undefined {
  const own = [...(errors ?? [])].flatMap(([at, words]) =>
    at === path
      ? [['', words] as const]
      : at.startsWith(`${path}.`)
        ? [[at.slice(path.length + 1), words] as const]
        : [],
  );
  return own.length === 0 ? undefined : new Map(own);
}
