/** The very first account, made where Gwen was just started: the code that its console shows, an organisation, oneself. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { gwenKind } from '../../../domain/codes/index.ts';
import type { PassphraseHint } from '../../../seal/passphrase.ts';
import { normalisePassphrase, passphraseHint } from '../../../seal/passphrase.ts';
import { useResource } from '../../client/data.ts';
import { beFirst } from '../../client/session.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { addMessages, useI18n } from '../../i18n.ts';
import { setUpTexts } from '../../messages/parts/setUp.en.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf, useActing, whyNot } from '../administration/act.ts';
import '../SignIn.css';

addMessages('en', setUpTexts);

const kinds = ['government', 'workers', 'employers', 'ngo'] as const satisfies typeof gwenKind.codes;

export function First() {
  const { t } = useI18n();
  const { data } = useResource<{ open: boolean }>('/set-up', { concerns: () => false });
  if (!data) return <Loading />;
  return (
    <main className="sign-in">
      {data.open ? (
        <Form />
      ) : (
        <div className="sign-in-form stack">
          <Notice tone="info" title={t('setUp.firstGone')} />
          <ButtonLink href="/" kind="primary">
            {t('signIn.title')}
          </ButtonLink>
        </div>
      )}
    </main>
  );
}

type Draft = Readonly<
  Partial<Record<'code' | 'organisation' | 'name' | 'login' | 'passphrase' | 'again', string>>
>;

function Form() {
  const words = useI18n();
  const { t, declared, locale } = words;
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [draft, setDraft] = useState<Draft>({});
  const [kind, setKind] = useState<(typeof kinds)[number]>('government');
  const [hint, setHint] = useState<PassphraseHint | 'different'>();
  const [hasTried, setTried] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const { code, organisation, name, login, passphrase, again } = draft;
    if (!code || !organisation || !name || !login || !passphrase) {
      const asked = ['code', 'organisation', 'name', 'login', 'passphrase'] as const;
      focusField(`first-${asked.find((one) => !draft[one])}`);
      return;
    }
    const isSame = normalisePassphrase(passphrase) === normalisePassphrase(again ?? '');
    const wrong = passphraseHint(passphrase, login) ?? (isSame ? undefined : 'different');
    setHint(wrong);
    if (wrong) return;
    const form = { code, organisation: { name: organisation, gwen: kind }, login, name, locale, passphrase };
    if (await run(() => beFirst(form))) go('/', { replace: true });
  };
  const field = (
    name: keyof Draft,
    label: string,
    more: {
      readonly help?: string;
      readonly isSecret?: boolean;
      readonly isExact?: boolean;
      readonly error?: string | undefined;
    } = {},
  ) => (
    <TextField
      id={`first-${name}`}
      label={label}
      isRequired
      {...(more.help ? { help: more.help } : {})}
      {...(more.isSecret ? { type: 'password' as const, autoComplete: 'new-password' as const } : {})}
      isExact={more.isSecret === true || more.isExact === true}
      error={more.error ?? (hasTried && !draft[name] ? t('invalid.unsaid-not-needed') : undefined)}
      value={draft[name]}
      onChange={(text) => setDraft((old) => ({ ...old, [name]: textOf(text) ?? '' }))}
    />
  );
  const isWrongCode = problem?.code === 'wrong-sign-in';
  return (
    <form className="sign-in-form stack" noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t('setUp.first')}</h1>
      <p>{t('setUp.firstHelp')}</p>
      {problem && !isWrongCode && <ProblemNotice problem={whyNot(problem, words)} />}
      {field('code', t('setUp.code'), {
        help: t('setUp.codeHelp'),
        isExact: true,
        error: isWrongCode ? t('setUp.codeWrong') : undefined,
      })}
      {field('organisation', t('setUp.organisation'))}
      <Choice
        label={t('setUp.organisationKind')}
        options={kinds.map((key) => ({ key, label: declared(`code.${gwenKind.id}.${key}`) }))}
        value={kind}
        onChange={(key) => setKind(kinds.find((one) => one === key) ?? kind)}
      />
      {field('name', t('setUp.name'))}
      {field('login', t('setUp.login'), { help: t('setUp.loginHelp'), isExact: true })}
      {field('passphrase', t('choose.first'), {
        help: t('choose.how'),
        isSecret: true,
        error: hint && hint !== 'different' ? t(`choose.${hint}`) : undefined,
      })}
      {field('again', t('choose.again'), {
        isSecret: true,
        error: hint === 'different' ? t('choose.different') : undefined,
      })}
      <Button type="submit" kind="primary" isWide isPending={isPending}>
        {t('setUp.firstGo')}
      </Button>
    </form>
  );
}
