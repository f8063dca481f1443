/** A panel that writes one entry by its generated form, with further operations in the same act where they belong to it. */
import { useState } from 'react';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import type { Draft } from '../../client/acts.ts';
import { newId } from '../../client/acts.ts';
import { EntryForm } from '../../forms/EntryForm.tsx';
import { DossierContext } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';

interface OneEntryProps extends PanelProps {
  readonly declaration: EntryDeclaration;
  readonly existing?: EntryState | undefined;
  readonly act?: string;
  readonly then?: readonly Draft[];
  readonly submitLabel?: string;
}

export function OneEntry(props: OneEntryProps) {
  const { signedIn, open, onDone, declaration, existing, act = 'plain', then = [], submitLabel } = props;
  const words = useI18n();
  const [fresh] = useState(newId);
  const { dossier } = open;
  return (
    <DossierContext value={dossier.id}>
      <EntryForm
        kind={dossier.kind}
        declaration={declaration}
        existing={existing}
        version={dossier.version}
        drafts={signedIn.drafts}
        draftId={`${dossier.id}/${declaration.type}/${existing?.id ?? 'new'}`}
        {...(submitLabel === undefined ? {} : { submitLabel })}
        onSubmit={({ set, base, occurred, fact, emergency }) =>
          submitAct(
            act,
            [
              ...(Object.keys(set).length === 0
                ? []
                : [
                    {
                      op: 'set',
                      dossier: dossier.id,
                      type: declaration.type,
                      entry: existing?.id ?? fresh,
                      base,
                      revision: declaration.revision,
                      set,
                      ...(fact ? { fact } : {}),
                      ...(occurred ? { occurred } : {}),
                    } satisfies Draft,
                  ]),
              ...then,
            ],
            words,
            { formFor: formFor(open), emergency },
          )
        }
        onDone={onDone}
      />
    </DossierContext>
  );
}
