/** A new dossier: where it belongs, and who answers for it; then its first page to fill in. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { newId, perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useDirectory } from '../../client/directory.ts';
import { opening } from '../../client/opening.ts';
import type { SessionBody } from '../../client/types.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect } from '../../ui/Select.tsx';

export function NewRecord({ session, kind }: { readonly session: SessionBody; readonly kind: string }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const own = known.organisations.find(({ id }) => id === session.organisation);
  const [area, setArea] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isPending, setPending] = useState(false);
  const declaredKind = catalogue().kinds[kind];
  const make = async (): Promise<void> => {
    if (!declaredKind) return;
    setPending(true);
    setProblem(undefined);
    try {
      const dossier = newId();
      const wanted = { organisation: session.organisation, area: area ?? own?.area ?? '' };
      await perform('open', opening(dossier, declaredKind, wanted, known));
      go(`/dossiers/${dossier}`, { replace: true });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    setPending(false);
  };
  return (
    <Page
      title={t('records.new', { kind: declared(`kind.${kind}`) })}
      back={{ href: `/records/${kind}`, label: declared(`kind.${kind}.many`) }}
      primary={
        <Button kind="primary" isPending={isPending} onPress={() => void make()}>
          {t('records.make')}
        </Button>
      }
    >
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <SearchSelect
        label={t('records.area')}
        help={t('records.newAreaHelp')}
        options={known.areas.map(({ code, name }) => ({ key: code, label: name }))}
        value={area ?? own?.area}
        onChange={(code) => setArea(typeof code === 'string' ? code : undefined)}
      />
      <p>{t('records.answersFor', { organisation: own?.name ?? '' })}</p>
    </Page>
  );
}
