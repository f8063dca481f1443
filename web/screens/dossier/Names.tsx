/** The name of the child behind the curtain, from the identity entry; nothing if this person may not see it. */
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import { findEntry, saidIn } from '../../../domain/kernel/dossier.ts';
import type { NamePart } from '../../../domain/kernel/fields.ts';
import { directionOfScript, useI18n } from '../../i18n.ts';
import { Curtain } from '../../ui/Curtain.tsx';
import { nameLines } from '../../ui/names.ts';

export function Names({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useI18n();
  const names = saidIn(findEntry(dossier, 'identity'), 'names') as unknown as readonly NamePart[] | undefined;
  if (!names) return null;
  return (
    <Curtain what={t('dossier.name')}>
      {() =>
        nameLines(names).map((line) => (
          <bdi key={line.text} dir={directionOfScript(line.script ?? 'Latn')} className="dossier-name">
            {line.text}
          </bdi>
        ))
      }
    </Curtain>
  );
}
