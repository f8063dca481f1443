/**
 * What the reporter wrote and what she was answered. The words are opened in this browser, with this person's own key,
 * only while she looks: behind a curtain that closes on lock, idle and turning away.
 */
import type { Ref } from 'react';
import { useEffect, useState } from 'react';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../../domain/kernel/inquiry.ts';
import { feedback, message } from '../../../domain/report/entries.ts';
import type { SealedMessage } from '../../../domain/report/sealedMessage.ts';
import { ApiProblem } from '../../client/api.ts';
import type { Keyring } from '../../client/keyring.ts';
import { openKeyring } from '../../client/keyring.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { communityTexts } from '../../messages/parts/community.en.ts';
import { Curtain } from '../../ui/Curtain.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Loading } from '../../ui/States.tsx';
import { useDeliveries } from './ByChannel.tsx';
import type { CameFilesProps } from './CameFiles.tsx';
import { CameFiles } from './CameFiles.tsx';

addMessages('en', communityTexts);

type Opened = { readonly is: 'words'; readonly message: SealedMessage } | { readonly is: 'shut' | 'broken' };

export function Talk({
  ref,
  ...shown
}: Omit<CameFilesProps, 'files'> & { readonly ref: Ref<HTMLDivElement> }) {
  const { dossier } = shown.open;
  const { t, instant, declared } = useI18n();
  const lines = all(dossier, message);
  const told = all(dossier, feedback);
  const answers = useDeliveries(dossier.id)?.answers ?? [];
  const ways = feedback.fields.way.spec.list;
  const texts = feedback.fields.text.spec.list;
  if (lines.length === 0 && told.length === 0) return <p className="soft">{t('console.talk.none')}</p>;
  return (
    <div ref={ref} className="talk stack">
      {lines.length > 0 && (
        <Curtain what={t('console.talk.what', { count: lines.length })}>
          {() => <Words {...shown} lines={lines} />}
        </Curtain>
      )}
      {told.map((one) => {
        const way = saidOf(feedback, one, 'way');
        const text = saidOf(feedback, one, 'text');
        const delivery = answers.find(({ entry }) => entry === one.id);
        return (
          <p key={one.id} className="small soft">
            <Icon name="answer" />{' '}
            {t('console.talk.told', {
              at: instant(saidOf(feedback, one, 'at') ?? one.accepted),
              way: way && ways ? declared(codeLabelKey(ways, way)) : '',
            })}{' '}
            {text === 'own-words'
              ? saidOf(feedback, one, 'words')
              : text && texts && declared(codeLabelKey(texts, text))}
            {delivery && ` (${t(`byChannel.state.${delivery.state}`)})`}
          </p>
        );
      })}
    </div>
  );
}

/** Opens the boxes while it is on the page; nothing of what they hold outlives it. */
function Words({
  lines,
  ...shown
}: Omit<CameFilesProps, 'files'> & { readonly lines: readonly EntryState[] }) {
  const { signedIn } = shown;
  const { t, instant, declared } = useI18n();
  const ways = message.fields.channel.spec.list;
  const [opened, setOpened] = useState<ReadonlyMap<string, Opened>>();
  const [isOut, setOut] = useState(false);
  const ids = lines.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message never changes once it is written
  useEffect(() => {
    let isHere = true;
    const open = async (): Promise<void> => {
      try {
        const keyring = await openKeyring(signedIn.identity);
        const found = await Promise.all(
          lines.map(async (one) => [one.id, await openOne(keyring, one)] as const),
        );
        if (isHere) setOpened(new Map(found));
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (isHere) setOut(true);
      }
    };
    void open();
    return () => {
      isHere = false;
    };
  }, [signedIn.identity, ids]);
  if (isOut) return <p role="alert">{t('console.talk.noKeys')}</p>;
  if (!opened) return <Loading label={t('console.talk.opening')} />;
  return (
    <ol className="talk-lines" aria-label={t('console.talk.title')}>
      {lines.map((one) => {
        const found = opened.get(one.id);
        const isOurs = saidOf(message, one, 'direction') === 'to-reporter';
        const way = saidOf(message, one, 'channel');
        return (
          <li key={one.id} className={`talk-line${isOurs ? ' talk-ours' : ''}`}>
            <p className="small soft">
              {t(isOurs ? 'console.talk.us' : 'console.talk.them')} · {instant(one.accepted)}
              {way && ways && ` · ${declared(codeLabelKey(ways, way))}`}
            </p>
            {found?.is === 'words' ? (
              <>
                <p className="talk-text" dir="auto">
                  {found.message.text}
                </p>
                {found.message.watch && (
                  <p className="small soft">{t('talk.watch', { number: found.message.watch })}</p>
                )}
                {found.message.at && (
                  <p className="small soft">{t('talk.writtenAt', { at: instant(found.message.at) })}</p>
                )}
                {found.message.files && <CameFiles {...shown} files={found.message.files} />}
                {found.message.leftOut !== undefined && (
                  <p className="small soft">{t('byChannel.leftOut', { count: found.message.leftOut })}</p>
                )}
                {found.message.place && (
                  <p>
                    <span className="soft">{t('console.talk.place')}</span> <bdi>{found.message.place}</bdi>
                  </p>
                )}
              </>
            ) : (
              <p className="soft">
                <Icon name="lock" /> {t(found?.is === 'broken' ? 'console.talk.broken' : 'console.talk.shut')}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

async function openOne(keyring: Keyring, one: EntryState): Promise<Opened> {
  const box = saidOf(message, one, 'box');
  if (typeof box !== 'string') return { is: 'broken' };
  try {
    const found = await keyring.open(box);
    return found ? { is: 'words', message: found } : { is: 'shut' };
  } catch {
    return { is: 'broken' };
  }
}
