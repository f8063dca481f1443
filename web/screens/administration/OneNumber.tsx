/** One number: what it guards, its bounds, what held before, and changing it with a second look. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { request } from '../../client/api.ts';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { toast } from '../../ui/Toast.tsx';
import { useActing, whyNot } from './act.ts';
import type { NumberLine } from './numbers.ts';
import { amount, findSafeguard, sinceWords, useNumbers } from './numbers.ts';
import { SecondLook } from './SecondLook.tsx';
import '../../forms/forms.css';

export function OneNumber({ id }: { readonly id: string }) {
  const words = useI18n();
  const { t, declared } = words;
  const { data, problem, reload } = useNumbers();
  const line = data?.settings.find((one) => one.id === id);
  if (data && !line) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  return (
    <Page
      title={declared(`setting.${id}`)}
      back={{ href: '/administration/numbers', label: t('administration.numbers') }}
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!line && !problem && <Loading />}
      {line && <Told line={line} onKept={reload} />}
    </Page>
  );
}

function Told({ line, onKept }: { readonly line: NumberLine; readonly onKept: () => void }) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const known = useDirectory();
  const { run, isPending, problem } = useActing();
  const [value, setValue] = useState<number>();
  const [error, setError] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const guard = findSafeguard(line.id);
  const label = declared(`setting.${line.id}`);
  const bounds = { min: amount(line, line.min, words), max: amount(line, line.max, words) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isOutside = value === undefined || value < line.min || value > line.max;
    const wrong = isOutside
      ? t('numbers.outside', bounds)
      : value === line.value
        ? t('numbers.same')
        : undefined;
    setError(wrong);
    if (wrong === undefined) setAsking(true);
  };
  const keep = async (): Promise<void> => {
    if (!(await run(() => request('PUT', `/settings/${line.id}`, { value })))) return;
    toast(t('numbers.isSet', { label }));
    setValue(undefined);
    onKept();
  };
  return (
    <>
      {guard && (
        <section className="stack">
          <h2>{declared(`safeguard.${guard.id}`)}</h2>
          <p>{t('numbers.unmet', { remedy: declared(`safeguard.${guard.id}.remedy`) })}</p>
          <p className="small soft">{t('unmet.source', { id: guard.id, section: guard.section })}</p>
        </section>
      )}
      <dl className="set-up-facts">
        <dt>{t('numbers.now')}</dt>
        <dd>
          <strong>{amount(line, line.value, words)}</strong>{' '}
          <span className="soft">{sinceWords(line.history[0], words, known)}</span>
        </dd>
        <dt>{t('numbers.default')}</dt>
        <dd>{amount(line, line.default, words)}</dd>
      </dl>
      <form className="form" noValidate onSubmit={submit}>
        <NumberField
          label={t('numbers.new')}
          help={t('numbers.bounds', bounds)}
          error={error}
          value={value}
          onChange={(next) => setValue(typeof next === 'number' ? next : undefined)}
        />
        {problem && <ProblemNotice problem={whyNot(problem, words)} />}
        <div className="form-foot">
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('administration.change')}
          </Button>
        </div>
      </form>
      {value !== undefined && (
        <SecondLook
          title={t('numbers.sure', {
            before: amount(line, line.value, words),
            after: amount(line, value, words),
          })}
          act={t('administration.change')}
          onAct={() => void keep()}
          isOpen={isAsking}
          onOpenChange={setAsking}
        >
          <p>
            <strong>{label}</strong>
          </p>
          <p>{t('numbers.holds')}</p>
        </SecondLook>
      )}
      {line.history.length > 0 && (
        <section className="stack">
          <h2>{t('numbers.history')}</h2>
          <Timeline
            label={t('numbers.history')}
            entries={[
              ...line.history.map((one) => ({
                id: one.since,
                when: instant(one.since),
                what: amount(line, one.value, words),
                by: one.account === null ? t('administration.console') : known.accountName(one.account),
              })),
              {
                id: 'default',
                when: t('numbers.byDefault'),
                what: amount(line, line.default, words),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}
