/**
 * The way back to a contact point's reports when nobody is left who can open them: two of the three keepers type their parts
 * of the recovery key on this device. They are put together here, and nothing of them or of the key leaves: only what opens
 * the reports, closed with the operator's own key, is kept on the server.
 */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { toBase64url } from '../../../seal/base64url.ts';
import { recipientOf, sealTo } from '../../../seal/box.ts';
import { joinShares, parseShare, shareSymbols } from '../../../seal/shares.ts';
import { post } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import type { KeysBody } from '../../client/types.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import type { I18n } from '../../i18n.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { setUpTexts } from '../../messages/parts/setUp.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf, useActing, whyNot } from '../administration/act.ts';
import '../../forms/forms.css';

addMessages('en', setUpTexts);

const places = [0, 1] as const;
type Typed = readonly [string | undefined, string | undefined];
type Why = 'nothing' | 'other' | 'two' | 'wrong';

export function JoinShares({ signedIn, team }: { readonly signedIn: SignedIn; readonly team: string }) {
  const words = useI18n();
  const { t, number } = words;
  const known = useDirectory();
  const { data } = useResource<KeysBody>('/keys', { concerns: () => false });
  const { run, isPending, problem } = useActing();
  const [typed, setTyped] = useState<Typed>([undefined, undefined]);
  const [hasTried, setTried] = useState(false);
  const [why, setWhy] = useState<Why>();
  const [isDone, setDone] = useState(false);
  if (!data) return <Loading />;
  const point = known.teams.find(
    (one) => String(one.id) === team && one.members.includes(signedIn.session.account),
  );
  const own = data.recipient;
  if (!point || own === null) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  const errors = typed.map((text) => mistakeIn(text, words));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    setWhy(undefined);
    const wrong = errors.findIndex(Boolean);
    if (wrong >= 0) {
      focusField(`share-${wrong + 1}`);
      return;
    }
    await run(async () => {
      const joined = await joinShares(typed.map((text) => text ?? ''));
      if (!joined.ok) {
        setWhy(joined.reason === 'two needed' ? 'two' : joined.reason === 'other set' ? 'other' : 'wrong');
        return;
      }
      const recovery = await recipientOf(joined.identity);
      const opens = data.epochs.filter(
        (epoch) => epoch.team === point.id && epoch.recovery === recovery && epoch.box === null,
      );
      if (opens.length === 0) {
        setWhy('nothing');
        return;
      }
      for (const { id } of opens) {
        const box = await sealTo([own], new TextEncoder().encode(joined.identity));
        await post('/keys/recovered', { epoch: id, box: toBase64url(box) });
      }
      setTyped([undefined, undefined]);
      setDone(true);
    });
  };
  return (
    <Page
      title={t('point.recoverTitle', { team: point.name })}
      back={{ href: '/keys', label: t('keys.title') }}
    >
      {isDone ? (
        <Notice
          tone="done"
          title={t('point.recovered')}
          isSpoken
          acts={
            <ButtonLink href={`/keys/${team}`} kind="primary">
              {t('point.beginAgain')}
            </ButtonLink>
          }
        >
          <p>{t('point.recoveredHelp')}</p>
        </Notice>
      ) : (
        <form className="form" noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
          <p>{t('point.recoverHelp')}</p>
          {places.map((place) => (
            <TextField
              key={place}
              id={`share-${place + 1}`}
              label={t('point.recoverPart', { number: number(place + 1) })}
              help={t('point.recoverPartHelp')}
              // typed in sight, because it is long; covered as soon as it is right, before the other keeper comes
              isCovered={errors[place] === undefined}
              isRequired
              isExact
              error={hasTried ? errors[place] : undefined}
              value={typed[place]}
              onChange={(text) => setTyped(place === 0 ? [textOf(text), typed[1]] : [typed[0], textOf(text)])}
            />
          ))}
          {why && <Notice tone="late" title={t(`point.join.${why}`)} isSpoken />}
          {problem && <ProblemNotice problem={whyNot(problem, words)} />}
          <div className="form-foot">
            <Button type="submit" kind="primary" isPending={isPending}>
              {t('point.recoverNow')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}

/** What is wrong with a part as it was typed; undefined where nothing is. */
function mistakeIn(text: string | undefined, { t }: I18n): string | undefined {
  if (!text?.trim()) return t('invalid.unsaid-not-needed');
  const read = parseShare(text);
  if (read.ok) return undefined;
  const count = [...text.replace(/[\s\p{P}]/gu, '')].length;
  return t(`point.share.${read.reason}`, { count, most: shareSymbols });
}
