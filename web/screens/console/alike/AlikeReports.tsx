/** Beside a report: others that may tell of the same thing, why, and one click to join them [2.6]. What both say is behind a curtain. */
import { useState } from 'react';
import { Link } from 'wouter';
import { joinReason } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { all, saidOf } from '../../../../domain/kernel/inquiry.ts';
import type { Alike } from '../../../../domain/report/alike.ts';
import { joined } from '../../../../domain/report/entries.ts';
import type { Draft } from '../../../client/acts.ts';
import { newId, perform } from '../../../client/acts.ts';
import { ApiProblem } from '../../../client/api.ts';
import type { DossierLine } from '../../../client/types.ts';
import { toastWithUndo, withdrawal } from '../../../client/undo.ts';
import { problemWords } from '../../../client/words.ts';
import { dot, useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Curtain } from '../../../ui/Curtain.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { KeyHint } from '../../../ui/States.tsx';
import { useKeys } from '../../../ui/useKeys.ts';
import type { OpenDossier } from '../../dossier/useDossier.ts';

import './alike.css';

interface AlikeReportsProps {
  readonly open: OpenDossier;
  /** Undefined until they are reckoned. */
  readonly hints: readonly Alike[] | undefined;
  readonly lines: readonly DossierLine[];
  readonly onDone: () => void;
}

const far = ['received', 'triaged', 'answered', 'responding'];

type Sides = Pick<DossierLine, 'id' | 'state' | 'created' | 'number'>;

/** Of two reports the one whose answer is further on; else the one that came first. */
export function answersOf<S extends Pick<Sides, 'state' | 'created'>>(one: S, other: S): S {
  const ahead = far.indexOf(one.state) - far.indexOf(other.state);
  if (ahead !== 0) return ahead > 0 ? one : other;
  return one.created <= other.created ? one : other;
}

export const alikeKey = 'y';

export function AlikeReports({ open, hints, lines, onDone }: AlikeReportsProps) {
  const words = useI18n();
  const { t, declared } = words;
  const [problem, setProblem] = useState<ApiProblem>();
  const [isJoining, setJoining] = useState(false);
  /** The version of this report that a pair was written with. */
  const [written, setWritten] = useState(0);
  const { dossier, body } = open;
  // until the report is read anew the pair still stands here: a second press must not write it once more
  const isPending = isJoining || written > dossier.version;
  const here: Sides = { ...body, id: dossier.id };
  const own = new Set(all(dossier, joined).map((one) => saidOf(joined, one, 'report')));
  const shown = (hints ?? []).flatMap((hint) => {
    const line = lines.find(({ id }) => id === hint.id);
    return line && !own.has(hint.id) ? [{ hint, line, answers: answersOf(here, line) }] : [];
  });

  const join = async ({ hint, line, answers }: (typeof shown)[number]): Promise<void> => {
    if (isPending) return;
    setJoining(true);
    setProblem(undefined);
    const entries = [newId(), newId()] as const;
    const set = (entry: string, on: string, report: string): Draft => ({
      ...{ op: 'set', dossier: on, type: joined.type, entry, base: 0 },
      set: { report, role: answers.id === on ? 'answers' : 'follows', because: [...hint.reasons] },
    });
    try {
      const { dossiers } = await perform('join-reports', [
        set(entries[0], dossier.id, line.id),
        set(entries[1], line.id, dossier.id),
      ]);
      setWritten(dossiers.find(({ id }) => id === dossier.id)?.version ?? 0);
      const back = (entry: string, on: string): Draft =>
        withdrawal({
          ...{ dossier: on, type: joined.type, entry },
          base: dossiers.find(({ id }) => id === on)?.version ?? 0,
        });
      toastWithUndo(t('alike.joined', { number: answers.number }), [
        back(entries[0], dossier.id),
        back(entries[1], line.id),
      ]);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setJoining(false);
    }
  };
  const [first] = shown;
  useKeys({ [alikeKey]: first && (() => void join(first)) });
  if (shown.length === 0) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : null;
  return (
    <section className="alike stack" aria-labelledby="alike-title">
      <h2 id="alike-title">{t('alike.title')}</h2>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="alike-list">
        {shown.map((one, at) => (
          <li key={one.line.id} className="alike-one">
            <p>
              <Link href={`/console/${one.line.id}`} className="number">
                {one.line.number}
              </Link>{' '}
              <span className="soft">{declared(`report.state.${one.line.state}`)}</span>
            </p>
            <p className="small">
              {[
                ...one.hint.reasons
                  .filter((reason) => reason !== 'same-time')
                  .map((reason) => declared(codeLabelKey(joinReason, reason))),
                apart(one.hint, t),
              ].join(dot())}
            </p>
            {one.hint.phrases.length > 0 && (
              <Curtain what={t('alike.phrases')}>
                {() => (
                  <span className="small">
                    {one.hint.phrases.map((phrase) => (
                      <q key={phrase} dir="auto">
                        {phrase}
                      </q>
                    ))}
                  </span>
                )}
              </Curtain>
            )}
            <div className="row">
              <Button isSmall icon="add" isDisabled={isPending} onPress={() => void join(one)}>
                {t('alike.join', { number: one.answers.number })} {at === 0 && <KeyHint keys={alikeKey} />}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p className="small soft">{t('alike.help')}</p>
    </section>
  );
}

const dayHours = 24;
function apart({ hours }: Alike, t: ReturnType<typeof useI18n>['t']): string {
  const whole = Math.round(hours);
  return whole < 2 * dayHours
    ? t('alike.ago', { hours: whole })
    : t('alike.days', { days: Math.round(whole / dayHours) });
}
