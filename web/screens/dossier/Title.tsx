/**
 * What a dossier is: its kind and the answers that its kind declares to tell one from another. Those in the open, or public, stand there;
 * a name is behind the curtain, or absent if this person may not see it.
 */
import { findEntry, shownValue } from '../../../domain/kernel/dossier.ts';
import type { NamePart } from '../../../domain/kernel/fields.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { directionOfScript, dot, useI18n } from '../../i18n.ts';
import { Curtain } from '../../ui/Curtain.tsx';
import { nameLines } from '../../ui/names.ts';
import { findReason } from '../../ui/unsaid.ts';
import type { OpenDossier } from './useDossier.ts';

/** What an agency is called stands in the public register: no curtain hides it. */
const isPublic = ({ published }: OpenDossier['kind'], entry: string, field: string): boolean =>
  published[entry]?.fields.includes(field) === true;

/** Answers that tell what it is. */
function useTold({ dossier, kind }: OpenDossier) {
  return kind.title.flatMap(({ entry, field }) => {
    const found = findEntry(dossier, entry);
    const value = found && shownValue(found, field);
    const declared = kind.entries[entry]?.fields[field];
    return declared && value !== undefined && value !== null && !findReason(value)
      ? [{ field: declared, value, isOpen: declared.spec.class === 'open' || isPublic(kind, entry, field) }]
      : [];
  });
}

/** "Case", "Agency · Recruiter · Jordan". */
export function Telling({ open }: { readonly open: OpenDossier }) {
  const words = useI18n();
  const sources = useSources();
  const told = useTold(open).filter(({ isOpen }) => isOpen);
  return (
    <p>
      {[
        words.declared(`kind.${open.kind.kind}`),
        ...told.map(({ field, value }) => showValue(field, value, words, sources)),
      ].join(dot())}
    </p>
  );
}

export function Names({ open }: { readonly open: OpenDossier }) {
  const words = useI18n();
  const sources = useSources();
  const told = useTold(open).filter(({ isOpen }) => !isOpen);
  if (told.length === 0) return null;
  return (
    <Curtain what={words.t('dossier.name')}>
      {() =>
        told.flatMap(({ field, value }) =>
          (field.spec.kind === 'person-name'
            ? linesOf(value)
            : [{ text: showValue(field, value, words, sources), direction: 'auto' as const }]
          ).map(({ text, direction }) => (
            <bdi key={text} dir={direction} className="dossier-name">
              {text}
            </bdi>
          )),
        )
      }
    </Curtain>
  );
}

const linesOf = (value: Json) =>
  nameLines(value as unknown as readonly NamePart[]).map(({ text, script }) => ({
    text,
    direction: directionOfScript(script ?? 'Latn'),
  }));
