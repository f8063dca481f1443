/** Somebody new: her account and its first passphrase, which is made here and never reaches the server. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { post } from '../../client/api.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import { firstPassphraseFor } from '../../client/passphrase.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf, ticksOf, useActing, whyNot } from './act.ts';
import { organisationOptions, roleOptions } from './people.ts';
import type { Once } from './ShownOnce.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import '../../forms/forms.css';

export function NewPerson() {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [name, setName] = useState<string>();
  const [login, setLogin] = useState<string>();
  const [organisation, setOrganisation] = useState<string>();
  const [roles, setRoles] = useState<readonly string[]>([]);
  const languages = [...new Set([...(known.country.languages ?? []), 'en'])];
  const [locale, setLocale] = useState<string>();
  const [hasTried, setTried] = useState(false);
  const [once, setOnce] = useState<Once>();
  const spoken = locale ?? languages[0] ?? 'en';
  const error = (isWrong: boolean): string | undefined =>
    hasTried && isWrong ? t('invalid.unsaid-not-needed') : undefined;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const [lacking] = [
      !name?.trim() && 'person-name',
      !login?.trim() && 'person-login',
      !organisation && 'person-organisation',
      roles.length === 0 && 'person-roles',
    ].filter((id) => typeof id === 'string');
    if (lacking) {
      focusField(lacking);
      return;
    }
    await run(async () => {
      const { passphrase, credential } = await firstPassphraseFor(login ?? '');
      const form = { name, login, organisation: Number(organisation), roles, locale: spoken, ...credential };
      await post('/accounts', form);
      await loadDirectory();
      setOnce({
        title: t('people.first', { name: name ?? '' }),
        help: t('people.firstHelp'),
        secret: passphrase,
      });
    });
  };
  return (
    <Page
      title={t('people.add')}
      back={{ href: '/administration/people', label: t('administration.people') }}
    >
      {once ? (
        <>
          <ShownOnce once={once} onKept={() => go('/administration/people')} />
          <p>
            {t('people.login')}: <span className="number">{login}</span>
          </p>
        </>
      ) : (
        <form className="form" noValidate onSubmit={(event) => void submit(event)}>
          <TextField
            id="person-name"
            label={t('people.name')}
            isRequired
            maxLength={200}
            error={error(!name?.trim())}
            value={name}
            onChange={(text) => setName(textOf(text))}
          />
          <TextField
            id="person-login"
            label={t('people.login')}
            help={t('people.loginHelp')}
            isRequired
            isExact
            maxLength={100}
            error={problem?.code === 'exists' ? t('people.loginTaken') : error(!login?.trim())}
            value={login}
            onChange={(text) => setLogin(textOf(text))}
          />
          <SearchSelect
            id="person-organisation"
            label={t('people.organisation')}
            isRequired
            error={error(!organisation)}
            options={organisationOptions(known)}
            value={organisation}
            onChange={(key) => setOrganisation(textOf(key))}
          />
          <div className="set-up-ticks">
            <CheckList
              id="person-roles"
              label={t('people.roles')}
              isInline
              isRequired
              error={error(roles.length === 0)}
              options={roleOptions(words)}
              value={roles}
              onChange={(keys) => setRoles(ticksOf(keys))}
            />
          </div>
          {languages.length > 1 && (
            <Select
              label={t('people.language')}
              options={languages.map((key) => ({ key, label: declared(`code.language.${key}`) }))}
              value={spoken}
              onChange={(key) => setLocale(textOf(key))}
            />
          )}
          {problem && problem.code !== 'exists' && <ProblemNotice problem={whyNot(problem, words)} />}
          <div className="form-foot">
            <Button type="submit" kind="primary" isPending={isPending}>
              {t('people.add')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}
