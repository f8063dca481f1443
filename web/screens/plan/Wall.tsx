/**
 * The plan on a wall: a whole screen in large type that keeps itself up to date, and prints on one sheet. Everybody who
 * passes sees it, so it shows nothing but the plan, and leaving it by any way locks the device.
 */
import { useEffect, useState } from 'react';
import { standings } from '../../../domain/plan/standing.ts';
import { listenLive } from '../../client/data.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import { lock } from '../../client/session.ts';
import { problemWords } from '../../client/words.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { useDossier } from '../dossier/useDossier.ts';
import { Matrix } from './Matrix.tsx';
import { StandBar } from './StandBar.tsx';
import { actionWords, dateWords, organisationWords } from './words.ts';
import './wall.css';

const everyMs = 60_000;
/** As many as stand beside the matrix on a screen, and below it on a sheet. */
const mostLate = 6;

export function Wall({ id }: { readonly id: string }) {
  const words = useI18n();
  const { open, problem } = useDossier(id, everyMs);
  useEffect(() => {
    void loadDirectory().catch(() => undefined);
    const stop = listenLive();
    return () => {
      stop();
      void lock();
    };
  }, []);
  return (
    <main className="wall">
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!open && !problem && <Loading />}
      {open && <OnWall open={open} />}
    </main>
  );
}

function OnWall({ open }: { readonly open: OpenDossier }) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const known = useDirectory();
  const now = useClock();
  const actions = standings(open.dossier, now);
  const late = actions.filter(({ stand }) => stand === 'late');
  return (
    <>
      <header className="wall-head">
        <h1>{[declared('kind.plan'), known.areaName(open.body.area)].filter(Boolean).join(dot())}</h1>
        <p className="wall-late">{t('board.summary.late', { late: late.length, all: actions.length })}</p>
        <StandBar actions={actions} />
      </header>
      <Matrix caption={t('board.title')} actions={actions} />
      <section className="wall-now" aria-labelledby="wall-now">
        <h2 id="wall-now">{t('board.wall.lateNow')}</h2>
        {late.length === 0 ? (
          <p>{t('board.wall.nothingLate')}</p>
        ) : (
          <ol className="wall-list">
            {late.slice(0, mostLate).map((one) => (
              <li key={one.entry.id}>
                <b>{organisationWords(one.organisation, known, words)}</b>
                <span>{actionWords(one.entry, words)}</span>
                <span className="late-word">{dateWords(one, words)}</span>
              </li>
            ))}
          </ol>
        )}
        {late.length > mostLate && <p>{t('board.wall.more', { count: late.length - mostLate })}</p>}
      </section>
      <footer className="wall-foot">
        <span className="soft">
          <span className="number">{open.body.number}</span> · {t('board.wall.now', { at: instant(now) })}
        </span>
        <span className="row wall-acts">
          <Button isSmall onPress={() => window.print()}>
            {t('board.wall.print')}
          </Button>
          <Button isSmall icon="lock" onPress={() => void lock()}>
            {t('board.wall.leave')}
          </Button>
        </span>
      </footer>
    </>
  );
}

/** The time, once a minute: what becomes late shows without a reload. */
function useClock(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
