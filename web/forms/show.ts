/** A value of a declared field in words, for reading: summaries, lists, timelines, print. */
import { codeLabelKey } from '../../domain/kernel/codes.ts';
import type { AgeRange, Attachment, Money, NamePart, Place } from '../../domain/kernel/fields.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { showDate } from '../dates.ts';
import type { I18n } from '../i18n.ts';
import { showAmount } from '../numbers.ts';
import { nameLines } from '../ui/names.ts';
import { findReason } from '../ui/unsaid.ts';
import type { AnyField } from './logic.ts';
import { findItemList } from './logic.ts';
import type { FormSources } from './sources.ts';

/** Values have been checked against their declaration when they were stored; each kind has one shape. */
export function showValue(field: AnyField, value: unknown, words: I18n, sources: FormSources = {}): string {
  const reason = findReason(value);
  if (reason) return words.t(`unsaid.${reason}`);
  const { spec } = field;
  const code = (one: unknown): string =>
    spec.list ? words.declared(codeLabelKey(spec.list, String(one))) : String(one);
  const party = (list: FormSources['accounts']): string =>
    list?.find((one) => one.id === value)?.name ?? words.number(Number(value));
  switch (spec.kind) {
    case 'code':
      return code(value);
    case 'codes':
      return Array.isArray(value) ? words.list(value.map(code)) : '';
    case 'yes-no':
      return words.t(value === true ? 'yes' : 'no');
    case 'date':
      return showDate(String(value), words);
    case 'instant':
      return words.instant(String(value));
    case 'number':
      // a year is not to be read as 2,026
      return words.number(Number(value), { useGrouping: 'min2' });
    case 'age': {
      const { from, to } = value as AgeRange;
      return from === to ? words.number(from) : words.t('age.range', { from, to });
    }
    case 'area':
      return sources.areas?.find((area) => area.key === value)?.label ?? String(value);
    case 'place': {
      const { area, detail } = value as Place;
      const name = sources.areas?.find((one) => one.key === area)?.label ?? area;
      return [detail, name].filter((part) => part !== undefined).join(', ');
    }
    case 'person-name':
      return nameLines(value as readonly NamePart[])
        .map((line) => line.text)
        .join(' / ');
    case 'organisation':
      return party(sources.organisations);
    case 'account':
      return party(sources.accounts);
    case 'team':
      return party(sources.teams);
    case 'money': {
      const { amount, currency } = value as Money;
      return showAmount(amount, words.locale, currency);
    }
    case 'link':
      return (
        sources.dossiers?.(spec.kinds ?? []).find((one) => one.key === value)?.label ??
        words.t('show.dossier')
      );
    case 'entry-link':
      return (
        sources.entries?.(spec.entryTypes ?? []).find((one) => one.key === value)?.label ??
        words.t('show.entry')
      );
    case 'attachment':
      return (value as Attachment).name;
    case 'box':
      return words.t('show.sealed');
    case 'items': {
      const count = Object.keys(findItemList(value as Json)?.items ?? {}).length;
      return words.t('show.items', { count });
    }
    case 'text':
      return String(value);
  }
}

/**
 * What a list holds, each item in its answers ("Kessira Town; Velosso"). Yes, no and numbers say nothing alone, so what was
 * asked stands before them.
 * @param messageKey of the list, under which its items' fields are called
 */
export function showItems(
  field: AnyField,
  value: Json,
  messageKey: string,
  words: I18n,
  sources: FormSources,
): string {
  const items = Object.values(findItemList(value)?.items ?? {}) as readonly Readonly<Record<string, Json>>[];
  const shown = items.map((item) =>
    Object.entries(field.spec.items ?? {})
      .flatMap(([name, part]) => {
        const answer = item[name];
        if (answer === undefined || answer === null) return [];
        const text = showValue(part, answer, words, sources);
        const saysEnough = part.spec.kind !== 'yes-no' && part.spec.kind !== 'number' && !findReason(answer);
        return [saysEnough ? text : `${words.declared(`${messageKey}.${name}`)} ${text}`];
      })
      .join(', '),
  );
  return shown.filter((one) => one !== '').join('; ') || words.t('show.items', { count: items.length });
}
