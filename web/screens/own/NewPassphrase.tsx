/** A new passphrase of one's own, proven with the one before; the key that it unlocks stays the same. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { PassphraseHint } from '../../../seal/passphrase.ts';
import { normalisePassphrase, passphraseHint } from '../../../seal/passphrase.ts';
import type { SignedIn } from '../../client/session.ts';
import { changePassphrase } from '../../client/session.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from '../administration/act.ts';

export function NewPassphrase({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useI18n();
  const { t } = words;
  const { run, isPending, problem } = useActing();
  const [now, setNow] = useState<string>();
  const [next, setNext] = useState<string>();
  const [again, setAgain] = useState<string>();
  const [hint, setHint] = useState<PassphraseHint | 'different' | 'other'>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!now || !next) return;
    const same = (one: string | undefined): boolean =>
      one !== undefined && normalisePassphrase(one) === normalisePassphrase(next);
    const wrong =
      passphraseHint(next, signedIn.session.login) ??
      (same(now) ? 'other' : same(again) ? undefined : 'different');
    setHint(wrong);
    if (wrong || !(await run(() => changePassphrase(signedIn, now, next)))) return;
    for (const forget of [setNow, setNext, setAgain]) forget(undefined);
    toast(t('own.passphraseDone'));
  };
  const field = (
    label: string,
    autoComplete: 'current-password' | 'new-password',
    [value, set]: readonly [string | undefined, (text: string | undefined) => void],
    error?: string,
  ) => (
    <TextField
      label={label}
      type="password"
      autoComplete={autoComplete}
      isExact
      value={value}
      error={error}
      onChange={(text) => set(textOf(text))}
    />
  );
  const hintWords =
    hint === 'other'
      ? t('own.passphraseOther')
      : hint && hint !== 'different'
        ? t(`choose.${hint}`)
        : undefined;
  return (
    <section className="own-part">
      <h2>{t('own.passphrase')}</h2>
      <form className="form" noValidate onSubmit={(event) => void submit(event)}>
        <p>{t('own.passphraseHelp')}</p>
        {field(t('own.passphraseNow'), 'current-password', [now, setNow])}
        {field(t('own.passphraseNew'), 'new-password', [next, setNext], hintWords)}
        {field(
          t('choose.again'),
          'new-password',
          [again, setAgain],
          hint === 'different' ? t('choose.different') : undefined,
        )}
        {problem && <ProblemNotice problem={whyNot(problem, words)} />}
        <div className="row">
          <Button type="submit" isPending={isPending}>
            {t('own.passphraseNew')}
          </Button>
        </div>
      </form>
    </section>
  );
}
