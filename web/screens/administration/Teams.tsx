/** Teams: the list, a new one, and one with its members. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { post, request } from '../../client/api.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from './act.ts';
import { areaOptions, disciplineOptions, organisationOptions, teamKinds } from './people.ts';
import { SecondLook } from './SecondLook.tsx';
import '../../forms/forms.css';

const here = '/administration/teams';

export function Teams() {
  const { t, declared } = useI18n();
  const known = useDirectory();
  return (
    <Page
      title={t('administration.teams')}
      back={{ href: '/administration', label: t('administration.title') }}
      primary={
        <ButtonLink kind="primary" icon="add" href={`${here}/new`}>
          {t('people.teamAdd')}
        </ButtonLink>
      }
    >
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="set-up-lines">
        {known.teams.map(({ id, name, kind, organisation, area }) => (
          <li key={id}>
            <Link href={`${here}/${id}`} className="set-up-line set-up-link">
              <div>
                <strong>{name}</strong>
                <p className="small soft">
                  {declared(`people.teamKind.${kind}`)} · {known.organisationName(organisation)} ·{' '}
                  {area ? known.areaName(area) : t('administration.areaEverywhere')}
                </p>
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

export function NewTeam() {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [name, setName] = useState<string>();
  const [kind, setKind] = useState<(typeof teamKinds)[number]>();
  const [organisation, setOrganisation] = useState<string>();
  const [area, setArea] = useState<string>();
  const [discipline, setDiscipline] = useState<string>();
  const [hasTried, setTried] = useState(false);
  const error = (isWrong: boolean): string | undefined =>
    hasTried && isWrong ? t('invalid.unsaid-not-needed') : undefined;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const [lacking] = [
      !name?.trim() && 'team-name',
      !kind && 'team-kind',
      !organisation && 'team-organisation',
    ].filter((id) => typeof id === 'string');
    if (lacking) {
      focusField(lacking);
      return;
    }
    const form = {
      name,
      kind,
      organisation: Number(organisation),
      area: area ?? '',
      ...(discipline ? { discipline } : {}),
    };
    const done = await run(async () => {
      const { id } = await post<{ id: number }>('/teams', form);
      await loadDirectory();
      go(`${here}/${id}`, { replace: true });
    });
    if (done) toast(t('administration.changed'));
  };
  return (
    <Page title={t('people.teamAdd')} back={{ href: here, label: t('administration.teams') }}>
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          id="team-name"
          label={t('people.name')}
          isRequired
          maxLength={200}
          error={error(!name?.trim())}
          value={name}
          onChange={(text) => setName(textOf(text))}
        />
        <Choice
          id="team-kind"
          label={t('people.teamKind')}
          isRequired
          error={error(!kind)}
          options={teamKinds.map((key) => ({ key, label: t(`people.teamKind.${key}`) }))}
          value={kind}
          onChange={(key) => setKind(teamKinds.find((one) => one === key))}
        />
        <SearchSelect
          id="team-organisation"
          label={t('people.organisation')}
          isRequired
          error={error(!organisation)}
          options={organisationOptions(known)}
          value={organisation}
          onChange={(key) => setOrganisation(textOf(key))}
        />
        <SearchSelect
          label={t('people.area')}
          help={t('people.areaHelp')}
          options={areaOptions(known)}
          value={area}
          onChange={(code) => setArea(textOf(code))}
        />
        {kind === 'response-team' && (
          <Select
            label={t('people.discipline')}
            options={disciplineOptions(words)}
            value={discipline}
            onChange={(key) => setDiscipline(textOf(key))}
          />
        )}
        {problem && <ProblemNotice problem={whyNot(problem, words)} />}
        <div className="form-foot">
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('people.teamAdd')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

export function OneTeam({ id }: { readonly id: string }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const { run, problem } = useActing();
  const team = known.teams.find((one) => String(one.id) === id);
  if (!team) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  const join = async (account: number, isIn: boolean): Promise<void> => {
    await run(async () => {
      await request(isIn ? 'PUT' : 'DELETE', `/teams/${id}/members/${account}`);
      await loadDirectory();
    });
  };
  const end = async (): Promise<void> => {
    const done = await run(async () => {
      await request('DELETE', `/teams/${id}`);
      go(here, { replace: true });
      await loadDirectory();
    });
    if (done) toast(t('administration.changed'));
  };
  const members = known.accounts.filter((one) => team.members.includes(one.id));
  return (
    <Page title={team.name} back={{ href: here, label: t('administration.teams') }}>
      <p className="soft">
        {declared(`people.teamKind.${team.kind}`)} · {known.organisationName(team.organisation)} ·{' '}
        {team.area ? known.areaName(team.area) : t('administration.areaEverywhere')}
      </p>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <section className="stack">
        <h2>{t('people.members')}</h2>
        {members.length === 0 && <p className="soft">{t('people.membersNone')}</p>}
        {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
        <ul role="list" className="set-up-lines">
          {members.map((one) => (
            <li key={one.id} className="set-up-line">
              <Link href={`/administration/people/${one.id}`}>{one.name}</Link>
              <Button
                isSmall
                kind="plain"
                label={t('people.leaveOf', { name: one.name })}
                onPress={() => void join(one.id, false)}
              >
                {t('people.leave')}
              </Button>
            </li>
          ))}
        </ul>
        <SearchSelect
          key={members.length}
          label={t('people.memberAdd')}
          options={known.accounts
            .filter((one) => !one.ended && !one.machine && !team.members.includes(one.id))
            .map((one) => ({ key: String(one.id), label: one.name }))}
          value={undefined}
          onChange={(key) => textOf(key) && void join(Number(key), true)}
        />
      </section>
      <div className="row">
        <SecondLook
          title={t('people.teamEndTitle', { name: team.name })}
          act={t('people.teamEnd')}
          isDanger
          onAct={() => void end()}
          trigger={<Button kind="danger">{t('people.teamEnd')}</Button>}
        >
          <p>{t('people.teamEndSure')}</p>
        </SecondLook>
      </div>
    </Page>
  );
}
