/**
 * A dossier: where it stands, what to do now, what stands in the way, then its entries by section, each a short summary
 * that opens to its timeline; at the foot, who can see it and why.
 */
import { useState } from 'react';
import type { Duty } from '../../../domain/kernel/dossier.ts';
import { dutyId } from '../../../domain/kernel/dossier.ts';
import type { Draft } from '../../client/acts.ts';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { findSeen, useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import { toastWithUndo } from '../../client/undo.ts';
import { problemWords, refusalsOf, unmetWords } from '../../client/words.ts';
import { FormSourcesContext, useSources } from '../../forms/sources.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { DutyLine, DutyList } from '../../ui/DutyLine.tsx';
import { ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { StageBar } from '../../ui/StageBar.tsx';
import { AsOf, EmptyState, Loading } from '../../ui/States.tsx';
import { Acts } from '../acts/Acts.tsx';
import { dutyHref, dutyWords } from '../duties.ts';
import { SaveFile } from '../SaveFile.tsx';
import { Links } from './Links.tsx';
import { aboutWords, entryChoices, lineChoices } from './labels.ts';
import { findPicture } from './pictures/registry.ts';
import { Sections } from './Sections.tsx';
import { hindrance, nextStages, ordinaryStages, wayBack } from './standing.ts';
import { Names, Telling } from './Title.tsx';
import { Told } from './Told.tsx';
import type { OpenDossier } from './useDossier.ts';
import { useDossier } from './useDossier.ts';
import { useLinked } from './useLinked.ts';
import { WhoSees } from './WhoSees.tsx';
import './dossier.css';

export function DossierPage({ signedIn, id }: { readonly signedIn: SignedIn; readonly id: string }) {
  const words = useI18n();
  const { t } = words;
  const { open, problem, at, reload } = useDossier(id);
  if (!open && problem?.code === 'not-found') {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  if (!open) {
    if (problem) return <ProblemNotice problem={problemWords(problem, words)} />;
    const seen = findSeen(id);
    if (!seen) return <Loading />;
    return (
      <Page
        back={{ href: `/records/${seen.kind}`, label: words.declared(`kind.${seen.kind}.many`) }}
        title={<span className="number">{seen.number}</span>}
      >
        <Loading />
      </Page>
    );
  }
  return (
    <Opened
      key={id}
      signedIn={signedIn}
      open={open}
      reload={reload}
      asOf={problem?.code === 'offline' ? at : undefined}
    />
  );
}

interface OpenedProps {
  readonly signedIn: SignedIn;
  readonly open: OpenDossier;
  readonly reload: () => void;
  /** There is no network: it is as it was then. */
  readonly asOf: Date | undefined;
}

function Opened({ signedIn, open, reload, asOf }: OpenedProps) {
  const words = useI18n();
  const { t, declared } = words;
  const { session } = signedIn;
  const { body, dossier, kind } = open;
  const known = useDirectory();
  const numbers =
    useResource<{ settings: Readonly<Record<string, number>> }>('/settings').data?.settings ?? {};
  const [failed, setFailed] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);

  const Picture = findPicture(kind.kind);
  const stages = ordinaryStages(dossier);
  /** One stage is no way to show. */
  const hasWay = stages.length > 1;
  const [next] = nextStages(dossier);
  const standing = next ? hindrance(dossier, next, session, numbers) : undefined;
  const duties = body.duties
    .filter((duty) => duty.done === undefined)
    .toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due));
  const isMine = (duty: Duty): boolean => session.roles.includes(duty.role);
  const mine = duties.filter((duty) => duty.kind === 'duty' && isMine(duty));
  const others = duties.filter((duty) => duty.kind === 'duty' && !isMine(duty));
  const waiting = duties.filter((duty) => duty.kind !== 'duty' && isMine(duty));
  const formFor = (type: string): string | undefined =>
    kind.entries[type] ? `/dossiers/${dossier.id}/write/${type}` : undefined;
  const linked = useLinked(open);
  const sources = useSources();
  const named = {
    ...sources,
    entries: entryChoices(kind, body.entries, words, sources),
    dossiers: lineChoices([...linked.values()], words, sources),
  };
  const aboutOf = (duty: Duty): string | undefined => aboutWords(open, linked, duty, words, named);
  const concerned = (duty: Duty): { readonly about?: string } => {
    const about = aboutOf(duty);
    return about === undefined ? {} : { about };
  };
  const item = (duty: (typeof body.duties)[number]) => ({
    dossier: body.id,
    kind: body.kind,
    number: body.number,
    state: body.state,
    area: body.area,
    duty,
  });

  const attempt = async (
    name: string,
    drafts: Parameters<typeof perform>[1],
    done: string,
    back?: readonly Draft[],
  ): Promise<void> => {
    setPending(true);
    setFailed(undefined);
    try {
      await perform(name, drafts);
      toastWithUndo(done, back);
      reload();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setFailed(error);
    }
    setPending(false);
  };
  const refusals = failed ? refusalsOf(failed) : [];
  const canMove = next !== undefined && standing?.code !== 'not-your-role';
  return (
    <Page
      back={{ href: `/records/${body.kind}`, label: declared(`kind.${body.kind}.many`) }}
      title={<span className="number">{body.number}</span>}
      acts={<Names open={open} />}
      {...(canMove && next && standing === undefined
        ? {
            primary: (
              <Button
                kind="primary"
                icon="forward"
                isPending={isPending}
                onPress={() =>
                  void attempt(
                    'move-on',
                    [{ op: 'transition', dossier: dossier.id, to: next }],
                    t('dossier.moved', { stage: declared(`${kind.kind}.state.${next}`) }),
                    wayBack(dossier, next, session.roles),
                  )
                }
              >
                {t('dossier.moveOn', { stage: declared(`${kind.kind}.state.${next}`) })}
              </Button>
            ),
          }
        : {})}
    >
      {asOf && <AsOf at={asOf} />}
      <div className="dossier-telling">
        <Telling open={open} />
        <p className="soft">
          {[
            !hasWay && declared(`${kind.kind}.state.${body.state}`),
            known.areaName(body.area),
            known.organisationName(body.steward),
          ]
            .filter(Boolean)
            .join(dot())}
        </p>
      </div>
      {hasWay && (
        <StageBar
          label={t('dossier.stages')}
          stages={stages.map((state) => ({ key: state, label: declared(`${kind.kind}.state.${state}`) }))}
          current={body.state}
          next={next && t('dossier.next', { stage: declared(`${kind.kind}.state.${next}`) })}
        />
      )}
      {failed && refusals.length === 0 && <ProblemNotice problem={problemWords(failed, words)} />}
      {refusals.length > 0 && (
        <Refusal
          title={t('dossier.refused')}
          unmet={refusals.map((one) => unmetWords(one, words, formFor, kind.kind))}
          isSpoken
        />
      )}
      <DutyList title={t('dossier.todo')} empty={t('dossier.nothingTodo')}>
        {mine.map((duty) => (
          <DutyLine
            key={dutyId(duty)}
            what={dutyWords(item(duty), words)}
            {...concerned(duty)}
            due={duty.due}
            href={dutyHref(item(duty), session.roles)}
          />
        ))}
      </DutyList>
      <FormSourcesContext value={named}>
        <Told
          open={open}
          duties={waiting}
          aboutOf={aboutOf}
          account={session.account}
          isPending={isPending}
          onSettle={(alike) =>
            void attempt(
              'settle',
              alike.map((duty) => ({ op: 'settle', dossier: dossier.id, duty: dutyId(duty) })),
              t('dossier.seen'),
            )
          }
        />
        {next && standing && standing.code !== 'not-your-role' && (
          <InTheWay
            stage={declared(`${kind.kind}.state.${next}`)}
            problem={standing}
            kind={kind.kind}
            formFor={formFor}
          />
        )}
        {others.length > 0 && (
          <DutyList title={t('dossier.waitingForOthers')}>
            {others.map((duty) => (
              <DutyLine
                key={dutyId(duty)}
                about={declared(`role.${duty.role}`)}
                what={dutyWords(item(duty), words)}
                due={duty.due}
                href={`/dossiers/${dossier.id}`}
              />
            ))}
          </DutyList>
        )}
        {Picture && <Picture open={open} session={session} linked={linked} reload={reload} />}
        <Acts open={open} roles={session.roles} />
        <Sections signedIn={signedIn} open={open} known={linked} />
        <Links open={open} known={linked} />
      </FormSourcesContext>
      <footer className="dossier-foot">
        <WhoSees open={open} session={session} onEnded={reload} />
        <ButtonLink href={`/dossiers/${dossier.id}/history`} kind="plain" icon="clock">
          {t('dossier.history')}
        </ButtonLink>
        {session.roles.includes('supervisor') && (
          <ButtonLink href={`/dossiers/${dossier.id}/readings`} kind="plain" icon="shown">
            {t('readings.title')}
          </ButtonLink>
        )}
        <SaveFile path={`/dossiers/${dossier.id}/export.json`} name={`${body.number}.json`}>
          {t('dossier.save')}
        </SaveFile>
        <Button kind="plain" onPress={() => window.print()}>
          {t('dossier.print')}
        </Button>
      </footer>
    </Page>
  );
}

interface InTheWayProps {
  readonly stage: string;
  readonly problem: NonNullable<ReturnType<typeof hindrance>>;
  readonly kind: string;
  readonly formFor: (type: string) => string | undefined;
}

function InTheWay({ stage, problem, kind, formFor }: InTheWayProps) {
  const words = useI18n();
  const { t, declared } = words;
  const title = t('dossier.inTheWay', { stage });
  if (problem.code === 'refused') {
    return (
      <Refusal title={title} unmet={problem.refusals.map((one) => unmetWords(one, words, formFor, kind))} />
    );
  }
  if (problem.code === 'missing-entry' && problem.detail) {
    const missing = declared(`${kind}.${problem.detail}`);
    return (
      <section className="in-the-way stack">
        <h2>{title}</h2>
        <p>{t('dossier.missing', { what: missing })}</p>
        <div className="row">
          <ButtonLink href={formFor(problem.detail) ?? ''} icon="forward" isSmall>
            {missing}
          </ButtonLink>
        </div>
      </section>
    );
  }
  return null;
}
