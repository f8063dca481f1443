/**
 * Parts of recovery keys that this person was trusted with. Each is shown here until she has written it down; then the
 * server forgets it, and it exists on her paper alone.
 */
import { useState } from 'react';
import { fromBase64url } from '../../seal/base64url.ts';
import { openBox } from '../../seal/box.ts';
import { ApiProblem, post } from '../client/api.ts';
import { useResource } from '../client/data.ts';
import type { SignedIn } from '../client/session.ts';
import type { KeysBody } from '../client/types.ts';
import { problemWords } from '../client/words.ts';
import { useI18n } from '../i18n.ts';
import { Page } from '../ui/AppShell.tsx';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { EmptyState, Loading } from '../ui/States.tsx';
import { ContactPoints } from './setUp/StartKeys.tsx';
import './Keys.css';

type Share = KeysBody['shares'][number];

export function Keys({ signedIn }: { readonly signedIn: SignedIn }) {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useResource<KeysBody>('/keys', { concerns: () => false });
  return (
    <Page title={t('keys.title')}>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!data && !problem && <Loading />}
      {data?.shares.length === 0 && (
        <EmptyState icon="check" title={t('keys.none')}>
          {t('keys.noneHelp')}
        </EmptyState>
      )}
      {data && data.shares.length > 0 && <p>{t('keys.help')}</p>}
      {data && <ContactPoints signedIn={signedIn} keys={data} />}
      {data?.shares.map((share) => (
        <OneShare key={share.epoch} share={share} identity={signedIn.identity} onKept={reload} />
      ))}
    </Page>
  );
}

interface OneShareProps {
  readonly share: Share;
  readonly identity: string;
  readonly onKept: () => void;
}

function OneShare({ share, identity, onKept }: OneShareProps) {
  const words = useI18n();
  const { t, number } = words;
  const [text, setText] = useState<string>();
  const [isShut, setShut] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);

  const open = async (): Promise<void> => {
    const bytes = await openBox(identity, fromBase64url(share.box));
    if (bytes) setText(new TextDecoder().decode(bytes));
    else setShut(true);
  };
  const kept = async (): Promise<void> => {
    setPending(true);
    setProblem(undefined);
    try {
      await post(`/keys/shares/${share.epoch}/kept`, {});
      onKept();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setPending(false);
  };
  return (
    <section className="share stack">
      <h2>{t('keys.share', { number: number(share.epoch) })}</h2>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {isShut && <p>{t('keys.shut')}</p>}
      {text === undefined ? (
        <div className="row">
          <Button icon="shown" onPress={() => void open()}>
            {t('keys.show')}
          </Button>
        </div>
      ) : (
        <>
          <ol className="share-text number" dir="ltr" translate="no">
            {text.split('-').map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat, and their places do not change
              <li key={at}>{group}</li>
            ))}
          </ol>
          <div className="row">
            <Button kind="primary" icon="check" isPending={isPending} onPress={() => void kept()}>
              {t('keys.kept')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
