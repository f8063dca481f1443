/** The actions of one's own organisation: how each stands is said in one tap, and can be taken back as quickly. */
import { useState } from 'react';
import { entriesOf, saidIn } from '../../../../domain/kernel/dossier.ts';
import type { ActionStanding } from '../../../../domain/plan/standing.ts';
import { newId, perform } from '../../../client/acts.ts';
import { ApiProblem } from '../../../client/api.ts';
import { useDirectory } from '../../../client/directory.ts';
import type { SessionBody } from '../../../client/types.ts';
import { problemWords, refusalsOf, unmetWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { ProblemNotice, Refusal } from '../../../ui/Notice.tsx';
import { toast } from '../../../ui/Toast.tsx';
import type { OpenDossier } from '../../dossier/useDossier.ts';
import { StandMark } from '../../plan/CellActions.tsx';
import { isTheirs } from '../../plan/rights.ts';
import { Evidence, LastWord } from '../../plan/Said.tsx';
import { actionWords, dateWords } from '../../plan/words.ts';
import '../../plan/plan.css';
import './home.css';

interface OursProps {
  readonly open: OpenDossier;
  readonly session: SessionBody;
  readonly reload: () => void;
}

export function OurActions({
  actions,
  ...ours
}: OursProps & { readonly actions: readonly ActionStanding[] }) {
  const { t } = useI18n();
  const known = useDirectory();
  const { open, session } = ours;
  const own = actions.filter(({ entry }) => isTheirs(entry, session));
  const id = `ours-${open.body.id}`;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('planHome.ours', { organisation: known.organisationName(session.organisation) })}</h2>
      {own.length === 0 && <p className="soft">{t('planHome.oursNone')}</p>}
      {own.map((one) => (
        <OurAction key={one.entry.id} {...ours} one={one} />
      ))}
    </section>
  );
}

/** What is said in one tap. */
const answers = {
  'on-time': { state: 'under-way', timing: 'on-time' },
  'at-risk': { state: 'under-way', timing: 'at-risk' },
  late: { state: 'under-way', timing: 'late' },
  done: { state: 'done' },
} as const;
type Answer = keyof typeof answers;
const taps = Object.keys(answers) as readonly Answer[];

function OurAction({ open, session, reload, one }: OursProps & { readonly one: ActionStanding }) {
  const words = useI18n();
  const { t } = words;
  const [problem, setProblem] = useState<ApiProblem>();
  const [pending, setPending] = useState<Answer>();
  const { entry, word } = one;
  const { id, version } = open.body;
  const title = actionWords(entry, words);
  const act = `/dossiers/${id}/act`;

  const attempt = async (doIt: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    try {
      await doIt();
      reload();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setPending(undefined);
  };
  const takeBack = (written: string, base: number): Promise<void> =>
    attempt(async () => {
      await perform('plain', [
        {
          op: 'withdraw',
          dossier: id,
          type: 'progress',
          entry: written,
          base,
          reason: t('planHome.undoReason'),
        },
      ]);
      toast(t('planHome.undone'), 'info');
    });
  const say = (answer: Answer): Promise<void> =>
    attempt(async () => {
      setPending(answer);
      const written = newId();
      const set = { action: entry.id, ...answers[answer], on: new Date().toISOString().slice(0, 10) };
      const { dossiers } = await perform('report-progress', [
        { op: 'set', dossier: id, type: 'progress', entry: written, base: version, set },
      ]);
      toast(t('planHome.said', { action: title, state: t(`planHome.say.${answer}`) }), 'done', {
        label: t('planHome.undo'),
        onAct: () => void takeBack(written, dossiers[0]?.version ?? version),
      });
    });
  const refusals = problem ? refusalsOf(problem) : [];
  const isInTrouble =
    saidIn<string>(word, 'timing') === 'late' || saidIn<string>(word, 'timing') === 'at-risk';
  const hasWhy = (saidIn<readonly string[]>(word, 'obstacles') ?? []).length > 0;
  return (
    <article className={`desk-card${one.stand === 'late' ? ' desk-late' : ''}`}>
      <h3>{title}</h3>
      <p className="plan-action-facts">
        <StandMark one={one} />
        <span>{dateWords(one, words)}</span>
        {saidIn<number>(entry, 'organisation') !== session.organisation && (
          <span className="soft">{t('planHome.helps')}</span>
        )}
      </p>
      <LastWord open={open} session={session} word={word} />
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, not fields of a form */}
      <div className="desk-say" role="group" aria-label={`${t('planHome.stands')} ${title}`}>
        {taps.map((answer) => (
          <Button key={answer} isSmall isPending={pending === answer} onPress={() => void say(answer)}>
            {t(`planHome.say.${answer}`)}
          </Button>
        ))}
      </div>
      {problem && refusals.length === 0 && <ProblemNotice problem={problemWords(problem, words)} />}
      {refusals.length > 0 && (
        <Refusal
          title={t('dossier.refused')}
          unmet={refusals.map((refusal) => unmetWords(refusal, words, () => undefined, 'plan'))}
          isSpoken
        />
      )}
      {one.isUnshown && <p className="late-word">{t('board.action.unshown')}</p>}
      {one.evidence.map((shown) => (
        <Evidence key={shown.id} open={open} session={session} shown={shown} />
      ))}
      <div className="row">
        {isInTrouble && !hasWhy && word && (
          <ButtonLink
            href={`/dossiers/${id}/write/progress/${word.id}`}
            isSmall
            icon="answer"
            label={`${t('planHome.why')}: ${title}`}
          >
            {t('planHome.why')}
          </ButtonLink>
        )}
        <ButtonLink
          href={`${act}/add-evidence?set.evidence.action=${entry.id}`}
          isSmall
          icon="add"
          kind={one.isUnshown ? 'primary' : 'secondary'}
          label={`${t('planHome.show')}: ${title}`}
        >
          {t('planHome.show')}
        </ButtonLink>
      </div>
    </article>
  );
}

const mostShown = 8;

/** The newest evidence of others, to object to where it is not so. */
export function OthersEvidence({
  open,
  session,
  actions,
}: Omit<OursProps, 'reload'> & {
  readonly actions: readonly ActionStanding[];
}) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const others = actions.filter(({ entry }) => !isTheirs(entry, session));
  const shown = entriesOf(open.dossier, 'evidence')
    .toReversed()
    .flatMap((evidence) => {
      const about = others.find((one) => one.evidence.includes(evidence));
      return about ? [{ evidence, about }] : [];
    })
    .slice(0, mostShown);
  const id = `others-${open.body.id}`;
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('planHome.others')}</h2>
      <p className="soft">{t(shown.length === 0 ? 'planHome.othersNone' : 'planHome.othersHelp')}</p>
      {shown.map(({ evidence, about }) => (
        <article key={evidence.id} className="desk-card">
          <h3>{actionWords(about.entry, words)}</h3>
          <p className="small soft">
            {about.organisation === undefined
              ? t('board.action.nobody')
              : known.organisationName(about.organisation)}
          </p>
          <Evidence open={open} session={session} shown={evidence} />
        </article>
      ))}
    </section>
  );
}
