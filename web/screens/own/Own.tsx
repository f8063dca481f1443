/** One's own settings: language, look, where one is reminded, the second step when signing in. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { languageInItself } from '../../../domain/codes/names.ts';
import type { Density, Theme } from '../../appearance.ts';
import { chooseAppearance, readAppearance } from '../../appearance.ts';
import { request } from '../../client/api.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import { changedSession, signOut, speak } from '../../client/session.ts';
import type { SessionBody } from '../../client/types.ts';
import { addMessages, languages, useI18n } from '../../i18n.ts';
import { administrationTexts } from '../../messages/parts/administration.en.ts';
import { setUpTexts } from '../../messages/parts/setUp.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Tick } from '../../ui/CheckList.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { setKeysOn, useKeysOn } from '../../ui/useKeys.ts';
import { useActing, whyNot } from '../administration/act.ts';
import { rolesWords } from '../administration/people.ts';
import { AskedAt } from './AskedAt.tsx';
import { AwayHere } from './AwayHere.tsx';
import { Devices } from './Devices.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';
import { Reminders } from './Reminders.tsx';
import { SecondStep } from './SecondStep.tsx';
import '../../forms/forms.css';
import './own.css';

addMessages('en', { ...administrationTexts, ...setUpTexts });

const themes: readonly Theme[] = ['device', 'light', 'dark'];
const densities: readonly Density[] = ['auto', 'thumb', 'desk'];

export function Own({ signedIn }: { readonly signedIn: SignedIn }) {
  const { session } = signedIn;
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  return (
    <Page
      title={t('own.title')}
      acts={
        <Button
          onPress={() => {
            go('/', { replace: true });
            void signOut();
          }}
        >
          {t('shell.signOut')}
        </Button>
      }
    >
      <p>
        <strong>{session.name}</strong> <span className="number soft">{session.login}</span>
        <br />
        <span className="soft">
          {rolesWords(session.roles, words)} · {known.organisationName(session.organisation)}
        </span>
      </p>
      <Looks />
      <Language session={session} />
      {/* what is sent is in her language */}
      <Reminders key={session.locale} />
      {session.roles.includes('responder') && <AskedAt />}
      <NewPassphrase signedIn={signedIn} />
      <SecondStep session={session} />
      <AwayHere signedIn={signedIn} />
      <Devices />
      <div className="row">
        <ButtonLink href="/administration/done" isSmall kind="plain" icon="shown">
          {t('administration.done')}
        </ButtonLink>
      </div>
    </Page>
  );
}

/** Of this device: what one chooses holds at once. */
function Looks() {
  const { t } = useI18n();
  const [look, setLook] = useState(readAppearance);
  const put = (change: Partial<typeof look>): void => {
    const next = { ...look, ...change };
    setLook(next);
    chooseAppearance(next);
  };
  return (
    <section className="own-part">
      <h2>{t('own.look')}</h2>
      <Choice
        label={t('own.theme')}
        isInline
        options={themes.map((key) => ({ key, label: t(`own.theme.${key}`) }))}
        value={look.theme}
        onChange={(key) => {
          const theme = themes.find((one) => one === key);
          if (theme) put({ theme });
        }}
      />
      <Choice
        label={t('own.density')}
        isInline
        options={densities.map((key) => ({ key, label: t(`own.density.${key}`) }))}
        value={look.density}
        onChange={(key) => {
          const density = densities.find((one) => one === key);
          if (density) put({ density });
        }}
      />
      {/* speech input and tremor press keys that nobody meant */}
      <Tick label={t('console.keys.on')} isOn={useKeysOn()} onChange={setKeysOn} />
    </section>
  );
}

/** Of her account, on every device. */
function Language({ session }: { readonly session: SessionBody }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { run, problem } = useActing();
  const own = new Intl.Locale(session.locale).language;
  const offered = (known.country.languages ?? []).filter((one) => languages.includes(one));
  const choose = async (locale: string): Promise<void> => {
    const done = await run(() => request('PATCH', '/session', { locale }));
    if (!done) return;
    await speak(locale);
    changedSession({ locale });
  };
  return (
    <section className="own-part">
      <h2>{t('own.language')}</h2>
      <Select
        label={t('own.languageWhich')}
        help={t('own.languageHelp')}
        options={[...new Set([...offered, ...languages, own])].map((key) => ({
          key,
          label: languageInItself(key),
        }))}
        value={own}
        onChange={(key) => typeof key === 'string' && void choose(key)}
      />
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
    </section>
  );
}
