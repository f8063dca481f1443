/** Organisations: the list, and a new one. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { post, request } from '../../client/api.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from './act.ts';
import { areaOptions, gwenOptions, gwenWords } from './people.ts';
import { SecondLook } from './SecondLook.tsx';
import '../../forms/forms.css';

const here = '/administration/organisations';

export function Organisations() {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { run, problem } = useActing();
  const close = async (id: number): Promise<void> => {
    const done = await run(async () => {
      await request('DELETE', `/organisations/${id}`);
      await loadDirectory();
    });
    if (done) toast(t('administration.changed'));
  };
  return (
    <Page
      title={t('administration.organisations')}
      back={{ href: '/administration', label: t('administration.title') }}
      primary={
        <ButtonLink kind="primary" icon="add" href={`${here}/new`}>
          {t('people.organisationAdd')}
        </ButtonLink>
      }
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="set-up-lines">
        {known.organisations
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map(({ id, name, gwen, area, closed }) => (
            <li key={id} className="set-up-line">
              <div>
                <strong>{name}</strong>
                <p className="small soft">
                  {gwenWords(gwen, words)} ·{' '}
                  {area ? known.areaName(area) : t('administration.areaEverywhere')}
                  {closed && ` · ${t('people.ended')}`}
                </p>
              </div>
              {!closed && (
                <SecondLook
                  title={t('people.organisationClose')}
                  act={t('people.organisationClose')}
                  isDanger
                  onAct={() => void close(id)}
                  trigger={
                    <Button isSmall kind="plain" label={t('people.organisationCloseOf', { name })}>
                      {t('people.organisationClose')}
                    </Button>
                  }
                >
                  <p>{t('people.organisationCloseSure')}</p>
                </SecondLook>
              )}
            </li>
          ))}
      </ul>
    </Page>
  );
}

export function NewOrganisation() {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [name, setName] = useState<string>();
  const [gwen, setGwen] = useState<string>();
  const [area, setArea] = useState<string>();
  const [hasTried, setTried] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!name?.trim() || !gwen) {
      focusField(name?.trim() ? 'organisation-gwen' : 'organisation-name');
      return;
    }
    const done = await run(async () => {
      await post('/organisations', { name, gwen, area: area ?? '' });
      await loadDirectory();
      go(here, { replace: true });
    });
    if (done) toast(t('administration.changed'));
  };
  const error = (isWrong: boolean): string | undefined =>
    hasTried && isWrong ? t('invalid.unsaid-not-needed') : undefined;
  return (
    <Page title={t('people.organisationAdd')} back={{ href: here, label: t('administration.organisations') }}>
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          id="organisation-name"
          label={t('people.name')}
          isRequired
          maxLength={200}
          error={error(!name?.trim())}
          value={name}
          onChange={(text) => setName(textOf(text))}
        />
        <Choice
          id="organisation-gwen"
          label={t('people.gwen')}
          isRequired
          error={error(!gwen)}
          options={gwenOptions(words)}
          value={gwen}
          onChange={(key) => setGwen(textOf(key))}
        />
        <SearchSelect
          label={t('people.area')}
          help={t('people.areaHelp')}
          options={areaOptions(known)}
          value={area}
          onChange={(code) => setArea(textOf(code))}
        />
        {problem && <ProblemNotice problem={whyNot(problem, words)} />}
        <div className="form-foot">
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('people.organisationAdd')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
