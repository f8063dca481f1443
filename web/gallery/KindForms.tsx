/** The generated forms of every entry type of one kind of dossier: what people get where no form was drawn by hand. */
import { useEffect, useState } from 'react';
import { kinds } from '../../domain/index.ts';
import { EntryForm } from '../forms/EntryForm.tsx';
import { DossierContext, FormSourcesContext } from '../forms/sources.ts';
import { loadAllTexts, useI18n } from '../i18n.ts';
import { Sample } from './Sample.tsx';
import { sampleDossier, sampleSources } from './samples.ts';

export default function KindForms({ params }: { readonly params: { readonly kind: string } }) {
  const { declared } = useI18n();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    void loadAllTexts().then(() => setReady(true));
  }, []);
  const kind = kinds.find((one) => one.kind === params.kind);
  if (!isReady || !kind) return null;
  return (
    <main className="stack">
      <h1>{declared(`kind.${kind.kind}`)}</h1>
      <FormSourcesContext value={sampleSources}>
        {Object.values(kind.entries).map((declaration) => (
          <Sample key={declaration.type} name={declared(`${kind.kind}.${declaration.type}`)}>
            <DossierContext value={sampleDossier}>
              <EntryForm
                kind={kind.kind}
                declaration={declaration}
                draftId={declaration.type}
                onSubmit={async () => ({ is: 'done' })}
                onDone={() => {}}
              />
            </DossierContext>
          </Sample>
        ))}
      </FormSourcesContext>
    </main>
  );
}
