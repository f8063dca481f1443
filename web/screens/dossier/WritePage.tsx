/** Writing one entry of a dossier: the generated form over its declaration, handed in as one act. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { newId, perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import type { SignedIn } from '../../client/session.ts';
import { problemWords, refusalsOf, unmetWords } from '../../client/words.ts';
import { showDate } from '../../dates.ts';
import type { Outcome, Submission } from '../../forms/EntryForm.tsx';
import { EntryForm } from '../../forms/EntryForm.tsx';
import { FormSourcesContext, useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
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
  const sources = useSources();
  const { open, problem } = useDossier(id);
  const [fresh] = useState(newId);
  const [base, setBase] = useState<number>();
  if (open && base === undefined) setBase(open.body.version);
  const declaration = open?.kind.entries[type];
  if ((!open && problem?.code === 'not-found') || (open && !declaration)) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  if (!open || !declaration)
    return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  const { body, kind } = open;
  const existing =
    body.entries.find((one) => one.id === entry) ??
    (declaration.cardinality === 'one'
      ? body.entries.find((one) => one.type === type && one.withdrawn === undefined)
      : undefined);
  const home = `/dossiers/${id}`;
  const formFor = (remedy: string): string | undefined =>
    kind.entries[remedy] ? `/dossiers/${id}/write/${remedy}` : undefined;

  const submit = async ({ set, occurred, fact, emergency }: Submission): Promise<Outcome> => {
    try {
      await perform(
        'plain',
        [
          {
            op: 'set',
            dossier: id,
            type,
            entry: existing?.id ?? fresh,
            base: base ?? body.version,
            revision: declaration.revision,
            set,
            ...(fact ? { fact } : {}),
            ...(occurred ? { occurred } : {}),
          },
        ],
        emergency,
      );
      return { is: 'done' };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const refusals = refusalsOf(error);
      if (refusals.length > 0) {
        return {
          is: 'refused',
          unmet: refusals.map((one) => unmetWords(one, words, formFor, kind.kind)),
          mayBeEmergency: refusals.every((one) => one.emergency),
        };
      }
      if (error.code === 'invalid' && Array.isArray(error.body['invalid'])) {
        const invalid = error.body['invalid'] as { field: string; problem: string }[];
        return {
          is: 'invalid',
          problems: invalid.map((one) => ({ path: one.field, problem: one.problem }) as never),
        };
      }
      return { is: 'problem', problem: problemWords(error, words) };
    }
  };
  return (
    <FormSourcesContext
      value={{
        ...sources,
        entries: (types) =>
          body.entries
            .filter((one) => types.includes(one.type) && one.withdrawn === undefined)
            .map((one) => ({
              key: one.id,
              label: `${declared(`${kind.kind}.${one.type}`)} · ${showDate((one.occurred ?? one.recorded).slice(0, 10), words)}`,
            })),
      }}
    >
      <Page title={declared(`${kind.kind}.${type}`)} back={{ href: home, label: body.number }}>
        <EntryForm
          kind={kind.kind}
          declaration={declaration}
          existing={existing && { ...existing, heads: existing.heads }}
          drafts={signedIn.drafts}
          draftId={`${id}/${type}/${existing?.id ?? 'new'}`}
          onSubmit={submit}
          onDone={() => {
            toast(t('dossier.stored'));
            go(home);
          }}
        />
      </Page>
    </FormSourcesContext>
  );
}
