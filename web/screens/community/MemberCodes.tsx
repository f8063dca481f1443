/**
 * Codes by which phones of a watch are known [2.6]: made in this browser, shown once, printed as a card. What is kept is only
 * a mark that follows from a code (seal/watchCode.ts); taking it back is taking the mark away.
 */
import encodeQR from 'qr';
import { useState } from 'react';
import { member } from '../../../domain/community/entries.ts';
import type { Dossier, EntryState } from '../../../domain/kernel/dossier.ts';
import { saidOf } from '../../../domain/kernel/inquiry.ts';
import { showReceipt } from '../../../seal/receipt.ts';
import { newWatchCode, watchMark, watchPass } from '../../../seal/watchCode.ts';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { toast } from '../../ui/Toast.tsx';
import './community.css';

interface CodesProps {
  readonly dossier: Dossier;
  readonly members: readonly EntryState[];
  readonly onDone: () => void;
}

interface Made {
  readonly member: string;
  readonly code: string;
}

/** Where phones open the page. */
const address = (): string => `${location.origin}/watch`;

export function MemberCodes({ dossier, members, onDone }: CodesProps) {
  const words = useI18n();
  const { t } = words;
  const [made, setMade] = useState<Made>();
  const [pending, setPending] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();

  const write = async (act: string, one: EntryState, pass: string | null): Promise<boolean> => {
    setPending(one.id);
    setProblem(undefined);
    try {
      const set = { pass };
      const drafts = [
        { op: 'set', dossier: dossier.id, type: 'member', entry: one.id, base: dossier.version, set },
      ] as const;
      await perform(act, drafts);
      onDone();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      return false;
    } finally {
      setPending(undefined);
    }
  };
  const give = async (one: EntryState): Promise<void> => {
    const code = newWatchCode();
    if (await write('give-watch-code', one, watchMark(await watchPass(code))))
      setMade({ member: saidOf(member, one, 'code') ?? '', code: showReceipt(code) });
  };
  const takeBack = async (one: EntryState): Promise<void> => {
    setMade(undefined);
    if (await write('take-watch-code-back', one, null)) toast(t('watch.code.gone'));
  };
  return (
    <div className="stack watch-codes">
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {made && <Card made={made} onKept={() => setMade(undefined)} />}
      <ul className="watch-members">
        {members.map((one) => {
          const name = saidOf(member, one, 'code') ?? '';
          const isKnown = saidOf(member, one, 'pass') !== undefined;
          return (
            <li key={one.id} className="watch-member">
              <span>
                <bdi>{name}</bdi>{' '}
                <span className="small soft">{t(isKnown ? 'watch.phone.known' : 'watch.phone.unknown')}</span>
              </span>
              <span className="row">
                <Button
                  isSmall
                  isPending={pending === one.id}
                  label={`${t(isKnown ? 'watch.code.again' : 'watch.code.give')}: ${name}`}
                  onPress={() => void give(one)}
                >
                  {t(isKnown ? 'watch.code.again' : 'watch.code.give')}
                </Button>
                {isKnown && (
                  <Button
                    isSmall
                    icon="remove"
                    isPending={pending === one.id}
                    label={`${t('watch.code.takeBack')}: ${name}`}
                    onPress={() => void takeBack(one)}
                  >
                    {t('watch.code.takeBack')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What goes to the member: the address, which phones can read, and the code, which nothing but a hand enters. */
function Card({ made, onKept }: { readonly made: Made; readonly onKept: () => void }) {
  const { t } = useI18n();
  const square = encodeQR(address(), 'raw', { ecc: 'medium', border: 2 });
  const path = square
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <section className="watch-made" aria-labelledby="watch-made">
      <h3 id="watch-made">{t('watch.code.made', { member: made.member })}</h3>
      <p>{t('watch.code.help')}</p>
      <div className="watch-card">
        <p>
          <strong>{t('watch.code.card')}</strong>
        </p>
        <p>
          {t('watch.code.where')} <bdi className="watch-address">{address()}</bdi>
        </p>
        {/* the address alone: a code in an address would stay in the phone's list of visited pages */}
        <svg viewBox={`0 0 ${square.length} ${square.length}`} className="watch-square" aria-hidden="true">
          <rect width={square.length} height={square.length} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
        <p className="watch-code number" dir="ltr" translate="no" role="status">
          {made.code}
        </p>
      </div>
      <p className="row">
        <Button icon="list" onPress={() => window.print()}>
          {t('watch.code.print')}
        </Button>
        <Button kind="primary" icon="check" onPress={onKept}>
          {t('watch.code.kept')}
        </Button>
      </p>
    </section>
  );
}
