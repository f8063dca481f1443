/** Where one is reminded outside Gwen, with the whole of what would be sent there, so that one can judge who may see it. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { request } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from '../administration/act.ts';

interface Reach {
  readonly address: string | null;
  readonly subject: string;
  readonly text: string;
}

export function Reminders() {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useResource<Reach>('/session/reach', { concerns: () => false });
  return (
    <section className="own-part">
      <h2>{t('own.reminders')}</h2>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!data && !problem && <Loading />}
      {data && <Form key={data.address} reach={data} onKept={reload} />}
    </section>
  );
}

function Form({ reach, onKept }: { readonly reach: Reach; readonly onKept: () => void }) {
  const words = useI18n();
  const { t } = words;
  const { run, isPending, problem } = useActing();
  const [address, setAddress] = useState<string | undefined>(reach.address ?? undefined);
  const [hasTried, setTried] = useState(false);
  // what looks like one and is none, the server tells
  const isWrong =
    !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(address ?? '') || problem?.code === 'malformed';
  const put = async (to: string | null): Promise<void> => {
    if (!(await run(() => request('PUT', '/session/reach', { address: to })))) return;
    toast(t(to === null ? 'own.addressTaken' : 'own.addressSet'));
    onKept();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (address) void put(address);
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      <p>{t('own.addressHelp')}</p>
      <figure className="own-mail">
        <strong>{reach.subject}</strong>
        <p>{reach.text.trim()}</p>
      </figure>
      <TextField
        label={t('own.address')}
        type="email"
        autoComplete="email"
        isExact
        maxLength={254}
        error={hasTried && isWrong ? t('own.addressWrong') : undefined}
        value={address}
        onChange={(text) => setAddress(textOf(text))}
      />
      {problem && problem.code !== 'malformed' && <ProblemNotice problem={whyNot(problem, words)} />}
      <div className="row">
        <Button type="submit" isPending={isPending}>
          {t('own.addressKeep')}
        </Button>
        {reach.address !== null && (
          <Button kind="plain" onPress={() => void put(null)}>
            {t('own.takeAddress')}
          </Button>
        )}
      </div>
    </form>
  );
}
