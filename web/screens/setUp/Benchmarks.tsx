/** The country's benchmarks: which answers of a household tell that somebody should look, and how much each weighs [2.1]. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { areaZone, figureSource } from '../../../domain/codes/index.ts';
import type { Benchmark } from '../../../domain/household/benchmarks.ts';
import { defaultBenchmarks } from '../../../domain/household/benchmarks.ts';
import { household } from '../../../domain/household/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { PartialDate } from '../../ui/PartialDate.tsx';
import { Select } from '../../ui/Select.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { CountryBody } from '../administration/act.ts';
import { putPart, textOf, ticksOf, useActing, useCountry, whyNot } from '../administration/act.ts';
import { SecondLook } from '../administration/SecondLook.tsx';
import type { BenchmarkDraft } from './benchmarkDraft.ts';
import { benchmarkOf, draftOf, questionsFor, questionsOf, readings, sides, units } from './benchmarkDraft.ts';
import { withText } from './ownTexts.ts';
import '../../forms/forms.css';

const here = '/administration/benchmarks';
const labelKey = (id: string): string => `benchmark.${id}`;

export function Benchmarks({ id }: { readonly id?: string | undefined }) {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useCountry();
  if (problem) return <ProblemNotice problem={whyNot(problem, words)} />;
  if (!data) return <Loading />;
  // what counts while the country has set none is where it begins
  const all = data.benchmarks ?? defaultBenchmarks;
  if (id === undefined) return <All all={all} />;
  const one = all.find((benchmark) => benchmark.id === id);
  if (!one && id !== 'new') {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  return <Form key={data.versions.benchmarks ?? 0} country={data} all={all} one={one} onKept={reload} />;
}

function All({ all }: { readonly all: readonly Benchmark[] }) {
  const { t, declared, number } = useI18n();
  return (
    <Page
      title={t('benchmarks.title')}
      back={{ href: '/administration', label: t('administration.title') }}
      primary={
        <ButtonLink kind="primary" icon="add" href={`${here}/new`}>
          {t('benchmarks.add')}
        </ButtonLink>
      }
    >
      <p>{t('benchmarks.help')}</p>
      {all.length === 0 && <p className="soft">{t('benchmarks.none')}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="set-up-lines">
        {all.map((one) => (
          <li key={one.id}>
            <Link href={`${here}/${one.id}`} className="set-up-line set-up-link">
              <div>
                <strong>{declared(labelKey(one.id))}</strong>
                <p className="small soft">
                  {t(`benchmarks.crossed.${one.crossed}`)}:{' '}
                  {t(`benchmarks.amount.${one.unit}`, { count: one.threshold })} · {t('benchmarks.weight')}{' '}
                  {number(one.weight)}
                </p>
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface FormProps {
  readonly country: CountryBody;
  readonly all: readonly Benchmark[];
  /** Undefined: a new one. */
  readonly one: Benchmark | undefined;
  readonly onKept: () => void;
}

function Form({ country, all, one, onKept }: FormProps) {
  const words = useI18n();
  const { t, declared, findDeclared } = words;
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [draft, setDraft] = useState<BenchmarkDraft>(() => draftOf(one));
  const [label, setLabel] = useState(one && findDeclared(labelKey(one.id)));
  const [hasTried, setTried] = useState(false);
  const put = (change: Partial<BenchmarkDraft>): void => setDraft((old) => ({ ...old, ...change }));
  const made = benchmarkOf(draft, country.settings?.currency ?? 'USD');
  const isTaken = !one && all.some(({ id }) => id === draft.id);
  const needed = (isMissing: boolean): string | undefined =>
    hasTried && isMissing ? t('invalid.unsaid-not-needed') : undefined;
  const question = (name: string) => ({ key: name, label: declared(`household.profile.${name}`) });
  const chosen = draft.field ? household.entries['profile']?.fields[draft.field]?.spec : undefined;
  const answers = chosen?.list;

  const keep = async (next: readonly Benchmark[]): Promise<boolean> =>
    await run(() => putPart('benchmarks', next, country));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!made || isTaken || !label) return;
    const isKept = await keep(one ? all.map((old) => (old.id === one.id ? made : old)) : [...all, made]);
    if (!isKept) return;
    if (label !== findDeclared(labelKey(made.id)))
      await run(() =>
        putPart('texts', withText(country.texts ?? {}, 'en', labelKey(made.id), label), country),
      );
    toast(t('administration.changed'));
    onKept();
    go(here, { replace: true });
  };
  const remove = async (): Promise<void> => {
    if (!one || !(await keep(all.filter(({ id }) => id !== one.id)))) return;
    toast(t('administration.changed'));
    onKept();
    go(here, { replace: true });
  };
  return (
    <Page
      title={one ? declared(labelKey(one.id)) : t('benchmarks.add')}
      back={{ href: here, label: t('benchmarks.title') }}
    >
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('benchmarks.label')}
          isRequired
          maxLength={200}
          error={needed(!label)}
          value={label}
          onChange={(text) => setLabel(textOf(text))}
        />
        {!one && (
          <TextField
            label={t('benchmarks.id')}
            help={t('benchmarks.idHelp')}
            isRequired
            isExact
            maxLength={60}
            error={
              hasTried && (isTaken || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(draft.id ?? ''))
                ? t('benchmarks.idWrong')
                : undefined
            }
            value={draft.id}
            onChange={(id) => put({ id: textOf(id) })}
          />
        )}
        <Choice
          label={t('benchmarks.from')}
          options={readings.map((key) => ({ key, label: t(`benchmarks.from.${key}`) }))}
          value={draft.from}
          onChange={(key) => {
            const from = readings.find((kind) => kind === key);
            if (from) put({ from, field: undefined, per: undefined, of: undefined, among: [] });
          }}
        />
        <Select
          label={t('benchmarks.field')}
          isRequired
          error={needed(!draft.field)}
          options={questionsFor(draft.from).map(question)}
          value={draft.field}
          onChange={(field) => put({ field: textOf(field), among: [] })}
        />
        {draft.from === 'money' && (
          <Select
            label={t('benchmarks.per')}
            help={t('benchmarks.perHelp')}
            options={questionsOf(['number']).map(question)}
            value={draft.per}
            onChange={(per) => put({ per: textOf(per) })}
          />
        )}
        {draft.from === 'share' && (
          <Select
            label={t('benchmarks.of')}
            isRequired
            error={needed(!draft.of)}
            options={questionsOf(['money']).map(question)}
            value={draft.of}
            onChange={(of) => put({ of: textOf(of) })}
          />
        )}
        {draft.from === 'answers' && answers && (
          <CheckList
            label={t('benchmarks.among')}
            isRequired
            error={needed(draft.among.length === 0)}
            options={answers.codes.map((key) => ({ key, label: declared(codeLabelKey(answers, key)) }))}
            value={draft.among}
            onChange={(among) => put({ among: ticksOf(among) })}
          />
        )}
        <Choice
          label={t('benchmarks.crossed')}
          options={sides.map((key) => ({ key, label: t(`benchmarks.crossed.${key}`) }))}
          value={draft.crossed}
          onChange={(key) => put({ crossed: sides.find((side) => side === key) ?? draft.crossed })}
        />
        <NumberField
          label={t(draft.from === 'money' ? 'benchmarks.thresholdMoney' : 'benchmarks.threshold')}
          isRequired
          error={needed(draft.threshold === undefined)}
          value={draft.threshold}
          onChange={(threshold) => put({ threshold: typeof threshold === 'number' ? threshold : undefined })}
        />
        <Select
          label={t('benchmarks.unit')}
          isRequired
          error={needed(!draft.unit)}
          options={units.map((key) => ({ key, label: t(`benchmarks.unit.${key}`) }))}
          value={draft.unit}
          onChange={(key) => put({ unit: units.find((unit) => unit === key) })}
        />
        <NumberField
          label={t('benchmarks.weight')}
          help={t('benchmarks.weightHelp')}
          isRequired
          maxDigits={3}
          error={needed(draft.weight === undefined || draft.weight > 100)}
          value={draft.weight}
          onChange={(weight) => put({ weight: typeof weight === 'number' ? weight : undefined })}
        />
        <CheckList
          label={t('benchmarks.zones')}
          help={t('benchmarks.zonesHelp')}
          options={areaZone.codes.map((key) => ({ key, label: declared(codeLabelKey(areaZone, key)) }))}
          value={draft.zones}
          onChange={(zones) => put({ zones: ticksOf(zones) })}
        />
        <Select
          label={t('benchmarks.source')}
          isRequired
          error={needed(!draft.source)}
          options={figureSource.codes.map((key) => ({
            key,
            label: declared(codeLabelKey(figureSource, key)),
          }))}
          value={draft.source}
          onChange={(source) => put({ source: textOf(source) })}
        />
        <PartialDate
          label={t('benchmarks.reviewedOn')}
          value={draft.reviewedOn}
          onChange={(day) => put({ reviewedOn: textOf(day) })}
        />
        {problem && <ProblemNotice problem={whyNot(problem, words)} />}
        <div className="form-foot">
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('administration.keep')}
          </Button>
          {one && (
            <SecondLook
              title={t('benchmarks.remove')}
              act={t('benchmarks.remove')}
              isDanger
              onAct={() => void remove()}
              trigger={<Button kind="danger">{t('benchmarks.remove')}</Button>}
            >
              <p>{t('benchmarks.removeSure')}</p>
            </SecondLook>
          )}
        </div>
      </form>
    </Page>
  );
}
