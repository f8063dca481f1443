/** The second step when signing in: begun with the passphrase, proven with a first code, ended with both. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { post, request } from '../../client/api.ts';
import { provePassphrase } from '../../client/passphrase.ts';
import { changedSession } from '../../client/session.ts';
import type { SessionBody } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { Acting } from '../administration/act.ts';
import { textOf, useActing, whyNot } from '../administration/act.ts';

export function SecondStep({ session }: { readonly session: SessionBody }) {
  const { t } = useI18n();
  return (
    <section className="own-part">
      <h2>{t('own.secondStep')}</h2>
      {session.hasTotp ? <TurnOff session={session} /> : <TurnOn session={session} />}
    </section>
  );
}

interface Prepared {
  readonly secret: string;
  readonly uri: string;
}

function TurnOn({ session }: { readonly session: SessionBody }) {
  const { t } = useI18n();
  const acting = useActing();
  const [passphrase, setPassphrase] = useState<string>();
  const [prepared, setPrepared] = useState<Prepared>();
  const [code, setCode] = useState<string>();
  const prepare = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!passphrase) return;
    await acting.run(async () => {
      const proof = await provePassphrase(session, passphrase);
      setPrepared(await post<Prepared>('/session/totp', { proof }));
      setPassphrase(undefined);
    });
  };
  const enable = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!code || !(await acting.run(() => request('PUT', '/session/totp', { code })))) return;
    toast(t('own.secondStepDone'));
    changedSession({ hasTotp: true });
  };
  if (!prepared) {
    return (
      <form className="form" noValidate onSubmit={(event) => void prepare(event)}>
        <p>{t('own.secondStepHelp')}</p>
        <Passphrase value={passphrase} onChange={setPassphrase} />
        <Trouble acting={acting} />
        <div className="row">
          <Button type="submit" isPending={acting.isPending}>
            {t('own.secondStepOn')}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <form className="form" noValidate onSubmit={(event) => void enable(event)}>
      <p>{t('own.secret')}</p>
      <p className="number own-secret">{prepared.secret.match(/.{1,4}/g)?.join(' ')}</p>
      <p>
        <a href={prepared.uri}>{t('own.secretOpen')}</a>
      </p>
      <Code value={code} onChange={setCode} />
      <Trouble acting={acting} />
      <div className="row">
        <Button type="submit" kind="primary" isPending={acting.isPending}>
          {t('own.secretUse')}
        </Button>
      </div>
    </form>
  );
}

function TurnOff({ session }: { readonly session: SessionBody }) {
  const { t } = useI18n();
  const acting = useActing();
  const [passphrase, setPassphrase] = useState<string>();
  const [code, setCode] = useState<string>();
  const disable = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!passphrase || !code) return;
    const done = await acting.run(async () => {
      const proof = await provePassphrase(session, passphrase);
      await request('DELETE', '/session/totp', { proof, code });
    });
    if (!done) return;
    toast(t('own.secondStepOffDone'));
    changedSession({ hasTotp: false });
  };
  return (
    <>
      <p>{t('own.secondStepIs')}</p>
      <details className="own-more">
        <summary>{t('own.secondStepOff')}</summary>
        <form className="form" noValidate onSubmit={(event) => void disable(event)}>
          <Passphrase value={passphrase} onChange={setPassphrase} />
          <Code value={code} onChange={setCode} />
          <Trouble acting={acting} />
          <div className="row">
            <Button type="submit" isPending={acting.isPending}>
              {t('own.secondStepOff')}
            </Button>
          </div>
        </form>
      </details>
    </>
  );
}

interface TypedProps {
  readonly value: string | undefined;
  readonly onChange: (to: string | undefined) => void;
}

function Passphrase({ value, onChange }: TypedProps) {
  const { t } = useI18n();
  return (
    <TextField
      label={t('signIn.passphrase')}
      type="password"
      autoComplete="current-password"
      isExact
      value={value}
      onChange={(text) => onChange(textOf(text))}
    />
  );
}

function Code({ value, onChange }: TypedProps) {
  const { t } = useI18n();
  return (
    <TextField
      label={t('own.code')}
      inputMode="numeric"
      autoComplete="one-time-code"
      isExact
      maxLength={20}
      value={value}
      onChange={(text) => onChange(textOf(text))}
    />
  );
}

/** What went wrong: here a sign-in that did not match is a wrong passphrase or code. */
function Trouble({ acting: { problem } }: { readonly acting: Acting }) {
  const words = useI18n();
  if (!problem) return null;
  const said = whyNot(problem, words);
  const isWrong = problem.code === 'wrong-sign-in';
  return (
    <ProblemNotice
      problem={isWrong ? { ...said, happened: words.t('own.wrong'), toDo: words.t('own.wrongNext') } : said}
    />
  );
}
