/** Writing one entry of a dossier: the generated form over its declaration, handed in as one act. */
import { useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Draft } from '../../client/acts.ts';
import { act, newId, send } from '../../client/acts.ts';
import { findSeen } from '../../client/data.ts';
import { useDossierChoices } from '../../client/dossierChoices.ts';
import { mayWait, useOutbox } from '../../client/kept.ts';
import type { SignedIn } from '../../client/session.ts';
import { reversal, toastWithUndo, withdrawal } from '../../client/undo.ts';
import { problemWords } from '../../client/words.ts';
import type { Submission } from '../../forms/EntryForm.tsx';
import { EntryForm } from '../../forms/EntryForm.tsx';
import { startValues } from '../../forms/logic.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { outcomeOf } from '../../forms/outcomes.ts';
import { draftKeyOf, presetValues } from '../../forms/preset.ts';
import { DossierContext, FormSourcesContext, linkedKinds, useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { entryChoices } from './labels.ts';
import { openSection } from './Section.tsx';
import { TakeBack } from './TakeBack.tsx';
import { useDossier } from './useDossier.ts';

interface WritePageProps {
  readonly signedIn: SignedIn;
  readonly id: string;
  readonly type: string;
  readonly entry?: string | undefined;
}

export function WritePage({ signedIn, id, type, entry }: WritePageProps) {
  const words = useI18n();
  const { t, declared } = words;
  const [, go] = useLocation();
  const search = useSearch();
  const sources = useSources();
  const { open, problem } = useDossier(id);
  const [fresh] = useState(newId);
  const back = useRef<readonly Draft[]>(undefined);
  const isKept = useRef(false);
  const { sendOrKeep } = useOutbox();
  const declaration = open?.kind.entries[type];
  const dossiers = useDossierChoices(declaration ? linkedKinds(declaration.fields) : []);
  if ((!open && problem?.code === 'not-found') || (open && !declaration)) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  if (!open || !declaration) {
    if (problem) return <ProblemNotice problem={problemWords(problem, words)} />;
    const seen = findSeen(id);
    if (!seen) return <Loading />;
    return (
      <Page title={declared(`${seen.kind}.${type}`)} back={{ href: `/dossiers/${id}`, label: seen.number }}>
        <Loading />
      </Page>
    );
  }
  const { body, kind } = open;
  const existing =
    body.entries.find((one) => one.id === entry) ??
    (declaration.cardinality === 'one'
      ? body.entries.find((one) => one.type === type && one.withdrawn === undefined)
      : undefined);
  const home = `/dossiers/${id}`;
  const draftId = `${id}/${type}/${declaration.cardinality === 'one' ? 'one' : (entry ?? 'new')}${draftKeyOf(search)}`;
  const formFor = (remedy: string): string | undefined =>
    kind.entries[remedy] ? `/dossiers/${id}/write/${remedy}` : undefined;

  const submit = ({ set, base, occurred, fact, emergency, typed }: Submission): Promise<Outcome> =>
    outcomeOf(
      async () => {
        const ready = act(
          'plain',
          [
            {
              op: 'set',
              dossier: id,
              type,
              entry: existing?.id ?? fresh,
              base,
              revision: declaration.revision,
              set,
              ...(fact ? { fact } : {}),
              ...(occurred ? { occurred } : {}),
            },
          ],
          emergency,
        );
        const answer = mayWait(declaration)
          ? await sendOrKeep(ready, {
              href: `${location.pathname}${location.search}`,
              draft: draftId,
              values: typed,
            })
          : await send(ready);
        isKept.current = answer === undefined;
        if (!answer) return;
        const written = {
          ...{ dossier: id, type, revision: declaration.revision },
          entry: answer.changes[0]?.entry ?? fresh,
          base: answer.dossiers[0]?.version ?? body.version,
        };
        const undo = existing
          ? reversal(written, set, startValues(declaration, existing))
          : withdrawal(written);
        back.current = undo && [undo];
      },
      words,
      { formFor, kind: kind.kind },
    );
  return (
    <FormSourcesContext
      value={{
        ...sources,
        ...dossiers,
        entries: entryChoices(kind, body.entries, words, sources),
      }}
    >
      <Page title={declared(`${kind.kind}.${type}`)} back={{ href: home, label: body.number }}>
        <DossierContext value={id}>
          <EntryForm
            kind={kind.kind}
            declaration={declaration}
            existing={existing}
            version={body.version}
            drafts={signedIn.drafts}
            draftId={draftId}
            presets={presetValues(declaration, new URLSearchParams(search))}
            onSubmit={submit}
            onDone={() => {
              openSection(id, declaration.group);
              if (isKept.current) toast(t('away.kept'), 'info');
              else toastWithUndo(t('dossier.stored'), back.current);
              go(home);
            }}
          />
        </DossierContext>
        {existing && existing.withdrawn === undefined && (
          <TakeBack
            kind={kind.kind}
            dossier={id}
            type={type}
            entry={existing.id}
            base={body.version}
            onDone={() => {
              toast(t('undo.done'), 'info');
              go(home);
            }}
          />
        )}
      </Page>
    </FormSourcesContext>
  );
}
