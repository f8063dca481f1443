/** The telephone on which who goes is asked by text message, with the whole of what would be sent there [2.6]. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { request } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { onCallTexts } from '../../messages/parts/onCall.en.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from '../administration/act.ts';

addMessages('en', onCallTexts);

export function AskedAt() {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useResource<{ number: string | null }>('/session/number', {
    concerns: () => false,
  });
  return (
    <section className="own-part">
      <h2>{t('onCall.number')}</h2>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!data && !problem && <Loading />}
      {data && <Form key={data.number} kept={data.number} onKept={reload} />}
    </section>
  );
}

function Form({ kept, onKept }: { readonly kept: string | null; readonly onKept: () => void }) {
  const words = useI18n();
  const { t } = words;
  const { run, isPending, problem } = useActing();
  const [number, setNumber] = useState<string | undefined>(kept ?? undefined);
  const [hasTried, setTried] = useState(false);
  const isWrong = !/^\+(?:[\s().-]*\d){6,15}[\s().-]*$/.test(number ?? '');
  const put = async (to: string | null): Promise<void> => {
    if (!(await run(() => request('PUT', '/session/number', { number: to })))) return;
    toast(t(to === null ? 'onCall.numberTaken' : 'onCall.numberKept'));
    onKept();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (number && !isWrong) void put(number);
  };
  const isOthers = problem?.code === 'exists';
  const error = isOthers
    ? t('onCall.numberOther')
    : hasTried && isWrong
      ? t('onCall.numberWrong')
      : undefined;
  return (
    <form className="form" noValidate onSubmit={submit}>
      <p>{t('onCall.numberHelp')}</p>
      <figure className="own-mail">
        <p>{t('onCall.numberText')}</p>
      </figure>
      <TextField
        label={t('onCall.numberPhone')}
        help={t('onCall.numberPhoneHelp')}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        isExact
        maxLength={31}
        error={error}
        value={number}
        onChange={(text) => setNumber(textOf(text))}
      />
      {problem && !isOthers && <ProblemNotice problem={whyNot(problem, words)} />}
      <div className="row">
        <Button type="submit" isPending={isPending}>
          {t('onCall.numberKeep')}
        </Button>
        {kept !== null && (
          <Button kind="plain" onPress={() => void put(null)}>
            {t('onCall.numberTake')}
          </Button>
        )}
      </div>
    </form>
  );
}
