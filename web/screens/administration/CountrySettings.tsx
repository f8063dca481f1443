/** Languages, calendars, working days, holidays and ages of the law: kept as a whole, with what changes looked at once more. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import {
  country as countryList,
  currency as currencyList,
  language as languageList,
} from '../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SearchList } from '../../ui/SearchList.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { CountryBody } from './act.ts';
import { putPart, textOf, ticksOf, useActing, useCountry, whyNot } from './act.ts';
import type { SettingsDraft } from './countryDraft.ts';
import { ages, calendars, changesOf, draftOf, firstLacking, settingsOf } from './countryDraft.ts';
import { Holidays } from './Holidays.tsx';
import { PublicSettings } from './PublicSettings.tsx';
import { SecondLook } from './SecondLook.tsx';
import '../../forms/forms.css';

export function CountrySettings() {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useCountry();
  return (
    <Page
      title={t('administration.country')}
      back={{ href: '/administration', label: t('administration.title') }}
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!data && !problem && <Loading />}
      {data && <SettingsForm key={data.versions.settings ?? 0} country={data} onKept={reload} />}
    </Page>
  );
}

const isMonday = new Date(Date.UTC(2024, 0, 1));
const zones = Intl.supportedValuesOf('timeZone');

function SettingsForm({ country, onKept }: { readonly country: CountryBody; readonly onKept: () => void }) {
  const words = useI18n();
  const { t, declared, locale } = words;
  const { run, isPending, problem } = useActing();
  const [draft, setDraft] = useState(draftOf(country.settings));
  const [hasTried, setTried] = useState(false);
  const [isSame, setSame] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const put = (change: Partial<SettingsDraft>): void => {
    setSame(false);
    setDraft((old) => ({ ...old, ...change }));
  };
  const lacking = firstLacking(draft);
  const error = (
    isWrong: boolean,
    key: 'invalid.unsaid-not-needed' | 'country.leaveToWrong' | 'country.ageNeeded',
  ) => (hasTried && isWrong ? t(key) : undefined);
  const needed = (value: unknown): string | undefined =>
    error(value === undefined || (Array.isArray(value) && value.length === 0), 'invalid.unsaid-not-needed');
  const next = settingsOf(draft);
  const changes = next ? changesOf(country.settings, next) : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (lacking) focusField(lacking);
    else if (changes.length === 0) setSame(true);
    else setAsking(true);
  };
  const keep = async (): Promise<void> => {
    if (!next || !(await run(() => putPart('settings', next, country)))) return;
    toast(t('administration.changed'));
    onKept();
  };
  const coded = (list: { readonly id: string; readonly codes: readonly string[] }) =>
    list.codes.map((key) => ({ key, label: declared(codeLabelKey(list, key)) }));
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return (
    <form className="form" noValidate onSubmit={submit}>
      <SearchSelect
        id="country"
        label={t('country.country')}
        isRequired
        error={needed(draft.country)}
        options={coded(countryList)}
        value={draft.country}
        onChange={(code) => put({ country: textOf(code) })}
      />
      <SearchList
        id="languages"
        label={t('country.languages')}
        help={t('country.languagesHelp')}
        isRequired
        isOrdered
        error={needed(draft.languages)}
        options={coded(languageList)}
        value={draft.languages}
        onChange={(codes) => put({ languages: ticksOf(codes) })}
      />
      <CheckList
        label={t('country.calendars')}
        isInline
        options={calendars.map((key) => ({ key, label: t(`country.calendar.${key}`) }))}
        value={draft.calendars}
        onChange={(keys) => put({ calendars: ticksOf(keys) })}
      />
      <SearchSelect
        id="currency"
        label={t('country.currency')}
        isRequired
        error={needed(draft.currency)}
        options={coded(currencyList)}
        value={draft.currency}
        onChange={(code) => put({ currency: textOf(code) })}
      />
      <SearchSelect
        id="timeZone"
        label={t('country.timeZone')}
        isRequired
        error={needed(draft.timeZone)}
        options={zones.map((key) => ({ key, label: key.replaceAll('_', ' ') }))}
        value={draft.timeZone}
        onChange={(zone) => put({ timeZone: textOf(zone) })}
      />
      <CheckList
        id="workingDays"
        label={t('country.workingDays')}
        isInline
        isRequired
        error={needed(draft.workingDays)}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
          key: String(day),
          label: weekday.format(new Date(isMonday.getTime() + (day - 1) * 86_400_000)),
        }))}
        value={draft.workingDays}
        onChange={(days) => put({ workingDays: ticksOf(days) })}
      />
      <Holidays value={draft.holidays} onChange={(holidays) => put({ holidays })} />
      <fieldset className="set-up-ages">
        <legend>{t('country.ages')}</legend>
        {ages.map((age) => (
          <NumberField
            key={age}
            id={`age-${age}`}
            label={t(`country.ages.${age}`)}
            maxDigits={2}
            error={error(lackingAge(draft.ages[age]), 'country.ageNeeded')}
            value={draft.ages[age]}
            onChange={(value) =>
              put({ ages: { ...draft.ages, [age]: typeof value === 'number' ? value : undefined } })
            }
          />
        ))}
      </fieldset>
      <TextField
        id="leaveTo"
        label={t('country.leaveTo')}
        help={t('country.leaveToHelp')}
        isRequired
        isExact
        error={error(lacking === 'leaveTo', 'country.leaveToWrong')}
        value={draft.leaveTo}
        onChange={(address) => put({ leaveTo: textOf(address) })}
      />
      <PublicSettings draft={draft} lacking={hasTried ? lacking : undefined} onChange={put} />
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {isSame && <Notice tone="info" title={t('country.same')} isSpoken />}
      <div className="form-foot">
        <Button type="submit" kind="primary" isPending={isPending}>
          {t('administration.keep')}
        </Button>
      </div>
      <SecondLook
        title={t('administration.sure')}
        act={t('administration.keep')}
        onAct={() => void keep()}
        isOpen={isAsking}
        onOpenChange={setAsking}
      >
        <p>{t('country.changes', { count: changes.length })}</p>
        <ul>
          {changes.map((part) => (
            <li key={part}>{t(`country.${part}`)}</li>
          ))}
        </ul>
      </SecondLook>
    </form>
  );
}

const lackingAge = (age: number | undefined): boolean => age === undefined || age < 1 || age > 30;
