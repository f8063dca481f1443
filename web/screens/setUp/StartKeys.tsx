/**
 * The keys of a contact point, made on an operator's own device: whom reports are sealed to, and who keeps the parts of the
 * recovery key. An administrator cannot do it for her: whoever makes the keys has seen them.
 */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { toBase64url } from '../../../seal/base64url.ts';
import type { Holder } from '../../../seal/epoch.ts';
import { post } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import type { KnownNames } from '../../client/directory.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import type { KeysBody } from '../../client/types.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { addMessages, useI18n } from '../../i18n.ts';
import { setUpTexts } from '../../messages/parts/setUp.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from '../administration/act.ts';
import '../../forms/forms.css';

addMessages('en', setUpTexts);

const places = [0, 1, 2] as const;

/** Her contact points, each with since when it has keys. */
export function ContactPoints({ signedIn, keys }: { readonly signedIn: SignedIn; readonly keys: KeysBody }) {
  const { t, instant } = useI18n();
  const known = useDirectory();
  const mine = pointsOf(known, signedIn.session.account);
  if (mine.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('point.titles')}</h2>
      {mine.map(({ id, name }) => {
        const isShut = keys.epochs.some((one) => one.team === id && one.box === null);
        const since = keys.epochs.find((one) => one.team === id && one.ended === null)?.since;
        return (
          <div key={id} className="row">
            <div>
              <strong>{name}</strong>
              <p className="small soft">
                {since ? t('point.since', { day: instant(since, { dateStyle: 'long' }) }) : t('keys.lacking')}
              </p>
            </div>
            {isShut && (
              <ButtonLink href={`/keys/${id}/recover`} isSmall kind="plain">
                {t('point.recover')}
              </ButtonLink>
            )}
            <ButtonLink href={`/keys/${id}`} isSmall kind={since ? 'plain' : 'primary'}>
              {since ? t('point.beginAgain') : t('keys.make')}
            </ButtonLink>
          </div>
        );
      })}
    </section>
  );
}

const pointsOf = (known: KnownNames, account: number) =>
  known.teams.filter((team) => team.kind === 'contact-point' && team.members.includes(account));

export function StartKeys({ signedIn, team }: { readonly signedIn: SignedIn; readonly team: string }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { data } = useResource<KeysBody>('/keys', { concerns: () => false });
  const point = pointsOf(known, signedIn.session.account).find(({ id }) => String(id) === team);
  if (!data) return <Loading />;
  if (!point) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  const hasKeys = data.epochs.some((one) => one.team === point.id && one.ended === null);
  return (
    <Page title={t('point.title', { team: point.name })} back={{ href: '/keys', label: t('keys.title') }}>
      <p>{t('point.why')}</p>
      {hasKeys && <p>{t('point.whyNew')}</p>}
      <Form team={point.id} members={point.members} hasKeys={hasKeys} />
    </Page>
  );
}

interface FormProps {
  readonly team: number;
  readonly members: readonly number[];
  readonly hasKeys: boolean;
}

function Form({ team, members, hasKeys }: FormProps) {
  const words = useI18n();
  const { t, list, number } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [chosen, setChosen] = useState<readonly (string | undefined)[]>([]);
  const [hasTried, setTried] = useState(false);
  const people = known.accounts.filter((one) => !one.ended && !one.machine);
  const able = people.flatMap(({ id, name, recipient }) =>
    recipient ? [{ account: id, name, recipient }] : [],
  );
  const operators = able.filter(({ account }) => members.includes(account));
  const lacking = people.filter((one) => members.includes(one.id) && !one.recipient).length;
  const holders = places.map((place) => able.find(({ account }) => String(account) === chosen[place]));
  const [first, second, third] = holders;
  const areDifferent = new Set(chosen.filter(Boolean)).size === places.length;
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!first || !second || !third || !areDifferent) {
      focusField(`holder-${holders.findIndex((one) => !one) + 1 || 1}`);
      return;
    }
    const done = await run(async () => {
      const { newEpochKeys } = await import('../../../seal/epoch.ts');
      const three: readonly [Holder, Holder, Holder] = [first, second, third];
      const { boxes, shares, ...keys } = await newEpochKeys(operators, three);
      const written = (all: typeof boxes) =>
        all.map(({ account, box }) => ({ account, box: toBase64url(box) }));
      await post('/keys/epochs', { team, ...keys, boxes: written(boxes), shares: written(shares) });
    });
    if (!done) return;
    toast(t('point.done'));
    go('/keys', { replace: true });
  };
  if (able.length < places.length) return <Notice tone="info" title={t('point.holdersFew')} />;
  return (
    <form className="form" noValidate onSubmit={(event) => void make(event)}>
      <p>{t('point.opens', { names: list(operators.map(({ name }) => name)) })}</p>
      {lacking > 0 && <p>{t('point.lacking', { count: lacking })}</p>}
      <fieldset className="stack">
        <legend>{t('point.holders')}</legend>
        <p className="soft">{t('point.holdersHelp')}</p>
        {places.map((place) => (
          <SearchSelect
            key={place}
            id={`holder-${place + 1}`}
            label={t('point.holder', { number: number(place + 1) })}
            isRequired
            error={hasTried && (!holders[place] || !areDifferent) ? t('point.holdersDifferent') : undefined}
            options={able.map(({ account, name }) => ({ key: String(account), label: name }))}
            value={chosen[place]}
            onChange={(key) => setChosen(places.map((at) => (at === place ? textOf(key) : chosen[at])))}
          />
        ))}
      </fieldset>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <div className="form-foot">
        <Button type="submit" kind="primary" isPending={isPending}>
          {hasKeys ? t('point.beginAgain') : t('keys.make')}
        </Button>
      </div>
    </form>
  );
}
