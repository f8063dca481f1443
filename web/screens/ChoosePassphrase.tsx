/** The first thing a new person does: a passphrase of her own in place of the one that somebody else made for her. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { PassphraseHint } from '../../seal/passphrase.ts';
import { normalisePassphrase, passphraseHint } from '../../seal/passphrase.ts';
import { ApiProblem } from '../client/api.ts';
import type { SignedIn } from '../client/session.ts';
import { choosePassphrase, signOut } from '../client/session.ts';
import { problemWords } from '../client/words.ts';
import { useI18n } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import './SignIn.css';

export function ChoosePassphrase({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useI18n();
  const { t } = words;
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [hint, setHint] = useState<PassphraseHint | 'different'>();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isPending) return;
    const isSame = normalisePassphrase(first) === normalisePassphrase(again);
    const wrong = passphraseHint(first, signedIn.session.login) ?? (isSame ? undefined : 'different');
    setHint(wrong);
    if (wrong) return;
    setPending(true);
    setProblem(undefined);
    try {
      await choosePassphrase(signedIn, first);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setPending(false);
    }
  };
  const field = (label: string, value: string, change: (text: string) => void, error?: string) => (
    <TextField
      label={label}
      type="password"
      value={value}
      onChange={(text) => change(typeof text === 'string' ? text : '')}
      autoComplete="new-password"
      error={error}
      isExact
    />
  );
  return (
    <main className="sign-in">
      <form className="sign-in-form stack" noValidate onSubmit={(event) => void submit(event)}>
        <h1>{t('choose.title')}</h1>
        <p>{t('choose.why')}</p>
        <p className="soft">{t('choose.how')}</p>
        {problem && <ProblemNotice problem={problemWords(problem, words)} />}
        {field(
          t('choose.first'),
          first,
          setFirst,
          hint && hint !== 'different' ? t(`choose.${hint}`) : undefined,
        )}
        {field(t('choose.again'), again, setAgain, hint === 'different' ? t('choose.different') : undefined)}
        <Button type="submit" kind="primary" isWide isPending={isPending} icon="check">
          {t('choose.go')}
        </Button>
        <Button kind="plain" isWide onPress={() => void signOut()}>
          {t('shell.signOut')}
        </Button>
      </form>
    </main>
  );
}
