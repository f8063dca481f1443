/** One person: what she does, for whom, in which teams; a new first passphrase, and the end of her account. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { request } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import { firstPassphraseFor } from '../../client/passphrase.ts';
import type { Directory } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, ticksOf, useActing, whyNot } from './act.ts';
import { organisationOptions, roleOptions } from './people.ts';
import { SecondLook } from './SecondLook.tsx';
import type { Once } from './ShownOnce.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import '../../forms/forms.css';

type Account = Directory['accounts'][number];

export function OnePerson({ id }: { readonly id: string }) {
  const { t } = useI18n();
  const known = useDirectory();
  const person = known.accounts.find((one) => String(one.id) === id && !one.machine);
  if (!person) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  return (
    <Page title={person.name} back={{ href: '/administration/people', label: t('administration.people') }}>
      {person.ended ? (
        <Notice tone="info" title={t('people.endedNote')} />
      ) : (
        <Working key={person.id} person={person} />
      )}
    </Page>
  );
}

function Working({ person }: { readonly person: Account }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { run, isPending, problem } = useActing();
  const [name, setName] = useState<string | undefined>(person.name);
  const [organisation, setOrganisation] = useState<string | undefined>(String(person.organisation));
  const [roles, setRoles] = useState(person.roles);
  const teams = known.teams.filter(({ members }) => members.includes(person.id));

  const change = async (body: object): Promise<void> => {
    const done = await run(async () => {
      await request('PATCH', `/accounts/${person.id}`, body);
      await loadDirectory();
    });
    if (done) toast(t('administration.changed'));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name?.trim() && organisation) void change({ name, organisation: Number(organisation), roles });
  };
  const join = async (team: number, isIn: boolean): Promise<void> => {
    await run(async () => {
      await request(isIn ? 'PUT' : 'DELETE', `/teams/${team}/members/${person.id}`);
      await loadDirectory();
    });
  };
  return (
    <>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <form className="form" noValidate onSubmit={submit}>
        <TextField
          label={t('people.name')}
          isRequired
          maxLength={200}
          error={name?.trim() ? undefined : t('invalid.unsaid-not-needed')}
          value={name}
          onChange={(text) => setName(textOf(text))}
        />
        <SearchSelect
          label={t('people.organisation')}
          isRequired
          error={organisation ? undefined : t('invalid.unsaid-not-needed')}
          options={organisationOptions(known)}
          value={organisation}
          onChange={(key) => setOrganisation(textOf(key))}
        />
        <div className="set-up-ticks">
          <CheckList
            label={t('people.roles')}
            isInline
            options={roleOptions(words)}
            value={roles}
            onChange={(keys) => setRoles(ticksOf(keys))}
          />
        </div>
        <div className="form-foot">
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('administration.keep')}
          </Button>
        </div>
      </form>
      <section className="stack">
        <h2>{t('people.isIn')}</h2>
        {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
        <ul role="list" className="set-up-lines">
          {teams.map((team) => (
            <li key={team.id} className="set-up-line">
              <div>{team.name}</div>
              <Button
                isSmall
                kind="plain"
                label={t('people.leaveOf', { name: team.name })}
                onPress={() => void join(team.id, false)}
              >
                {t('people.leave')}
              </Button>
            </li>
          ))}
        </ul>
        <SearchSelect
          key={teams.length}
          label={t('people.teamInto')}
          options={known.teams
            .filter(({ members }) => !members.includes(person.id))
            .map((team) => ({ key: String(team.id), label: team.name }))}
          value={undefined}
          onChange={(key) => textOf(key) && void join(Number(key), true)}
        />
      </section>
      <FirstPassphrase person={person} />
      <div className="row">
        <SecondLook
          title={t('people.endTitle', { name: person.name })}
          act={t('people.end')}
          isDanger
          onAct={() => void change({ ended: true })}
          trigger={<Button kind="danger">{t('people.end')}</Button>}
        >
          <p>{t('people.endSure')}</p>
        </SecondLook>
      </div>
    </>
  );
}

/** A new first passphrase for somebody who lost hers; her login goes into it. */
function FirstPassphrase({ person }: { readonly person: Account }) {
  const words = useI18n();
  const { t } = words;
  const { run, isPending, problem } = useActing();
  const [once, setOnce] = useState<Once>();
  const { data } = useResource<{ logins: readonly { account: number; login: string }[] }>('/accounts', {
    concerns: () => false,
  });
  const login = data?.logins.find(({ account }) => account === person.id)?.login;
  const make = async (): Promise<void> => {
    if (login === undefined) return;
    await run(async () => {
      const { passphrase, credential } = await firstPassphraseFor(login);
      await request('PUT', `/accounts/${person.id}/credential`, credential);
      setOnce({
        title: t('people.first', { name: person.name }),
        help: t('people.firstHelp'),
        secret: passphrase,
      });
    });
  };
  return (
    <section className="stack">
      <h2>{t('people.login')}</h2>
      {login && <p className="number">{login}</p>}
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {once ? (
        <ShownOnce once={once} onKept={() => setOnce(undefined)} />
      ) : (
        <div className="row">
          <SecondLook
            title={t('people.firstNewTitle', { name: person.name })}
            act={t('people.firstNew')}
            onAct={() => void make()}
            trigger={
              <Button isPending={isPending} isDisabled={login === undefined}>
                {t('people.firstNew')}
              </Button>
            }
          >
            <p>{t('people.firstNewSure')}</p>
          </SecondLook>
        </div>
      )}
    </section>
  );
}
