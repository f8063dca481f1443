/** Signing in, and unlocking after a lock: one passphrase, typed where only this device sees it. */
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { languageInItself } from '../../domain/codes/names.ts';
import { ApiProblem } from '../client/api.ts';
import { useIsOnline } from '../client/online.ts';
import { hasWay, signIn, signOut } from '../client/session.ts';
import type { SessionBody } from '../client/types.ts';
import { problemWords } from '../client/words.ts';
import { languages, useI18n } from '../i18n.ts';
import { chooseDeviceLanguage } from '../spoken.ts';
import { Button } from '../ui/Button.tsx';
import { PartSelect } from '../ui/NativeSelect.tsx';
import { Notice, ProblemNotice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import './SignIn.css';

interface SignInProps {
  /** Whose session is locked on this device; absent: nobody is signed in. */
  readonly locked?: SessionBody | undefined;
  /** The last session ended by itself. */
  readonly ended?: boolean;
}

export function SignIn({ locked, ended = false }: SignInProps) {
  const words = useI18n();
  const { t } = words;
  const [login, setLogin] = useState(locked?.login ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const isAway = useAway();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isPending || !login || !passphrase) return;
    setPending(true);
    setProblem(undefined);
    try {
      await signIn(login, passphrase, code || undefined);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'code-needed') setNeedsCode(true);
      else setProblem(error);
      setPending(false);
    }
  };
  return (
    <main className="sign-in">
      <form className="sign-in-form stack" onSubmit={(event) => void submit(event)}>
        <h1>{locked ? t('signIn.locked', { name: locked.name }) : t('signIn.title')}</h1>
        {isAway && !problem && <Notice tone="info" title={t('signIn.away')} />}
        {ended && !problem && <Notice tone="info" title={t('signIn.ended')} />}
        {problem && <ProblemNotice problem={problemWords(problem, words)} />}
        {needsCode && !problem && <Notice tone="info" title={t('signIn.codeNeeded')} isSpoken />}
        {!locked && (
          <TextField
            label={t('signIn.login')}
            value={login}
            onChange={(value) => setLogin(typeof value === 'string' ? value : '')}
            autoComplete="username"
            name="login"
            isExact
          />
        )}
        <TextField
          label={t('signIn.passphrase')}
          help={t('signIn.passphraseHelp')}
          type="password"
          value={passphrase}
          onChange={(value) => setPassphrase(typeof value === 'string' ? value : '')}
          autoComplete="current-password"
          name="passphrase"
          isExact
        />
        {needsCode && (
          <TextField
            label={t('signIn.code')}
            value={code}
            onChange={(value) => setCode(typeof value === 'string' ? value : '')}
            autoComplete="one-time-code"
            inputMode="numeric"
            isExact
          />
        )}
        <Button type="submit" kind="primary" isWide isPending={isPending} icon={locked ? 'lock' : 'forward'}>
          {locked ? t('signIn.unlock') : t('signIn.go')}
        </Button>
        {locked && (
          <Button kind="plain" isWide onPress={() => void signOut()}>
            {t('signIn.another')}
          </Button>
        )}
      </form>
      {!locked && <LanguageChoice />}
    </main>
  );
}

/** Whether there is no network, and something to open all the same. */
function useAway(): boolean {
  const isOnline = useIsOnline();
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    if (!isOnline) void hasWay().then(setKept);
  }, [isOnline]);
  return !isOnline && isKept;
}

/** Each language in its own name: who cannot read this page finds hers. */
function LanguageChoice() {
  const { t, locale } = useI18n();
  return (
    <PartSelect
      label={t('signIn.language')}
      value={new Intl.Locale(locale).language}
      onChange={(event) => void chooseDeviceLanguage(event.target.value).catch(() => undefined)}
    >
      {languages.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageInItself(language)}
        </option>
      ))}
    </PartSelect>
  );
}
