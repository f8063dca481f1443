/** Answers that somebody else gave while this form was open or its draft waited, beside one's own, for the person to settle. */
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { useDirectory } from '../client/directory.ts';
import { addMessages, dot, useI18n } from '../i18n.ts';
import { settlingTexts } from '../messages/parts/settling.en.ts';
import { Button } from '../ui/Button.tsx';
import { Curtain } from '../ui/Curtain.tsx';
import { Notice } from '../ui/Notice.tsx';
import { findUnsealed } from './FieldFor.tsx';
import type { FormValues } from './logic.ts';
import { showValue } from './show.ts';
import { useSources } from './sources.ts';

addMessages('en', settlingTexts);

interface MeanwhileProps {
  readonly kind: string;
  readonly declaration: EntryDeclaration;
  readonly existing: EntryState | undefined;
  /** Fields that both wrote. */
  readonly names: readonly string[];
  readonly typed: FormValues;
  readonly onSettle: (name: string, keeps: 'mine' | 'theirs') => void;
}

export function Meanwhile({ kind, declaration, existing, names, typed, onSettle }: MeanwhileProps) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const known = useDirectory();
  const sources = useSources();
  const shown = (name: string, value: Json | undefined): string => {
    const field = declaration.fields[name];
    if (value === undefined || value === null || !field) return t('history.nothing');
    return findUnsealed(value)?.unsealed ?? showValue(field, value, words, sources);
  };
  /** What identifies somebody goes away as the fields of the form do. */
  const behind = (name: string, label: string, value: Json | undefined) =>
    declaration.fields[name]?.spec.class === 'open' ? (
      shown(name, value)
    ) : (
      <Curtain what={label} startsOpen>
        {() => shown(name, value)}
      </Curtain>
    );
  return (
    <Notice tone="late" title={t('meanwhile.title')} isSpoken>
      <p>{t('meanwhile.help')}</p>
      {names.map((name) => {
        const label = declared(`${kind}.${declaration.type}.${name}`);
        const head = existing?.heads[name]?.[0];
        return (
          <fieldset key={name} className="meanwhile">
            <legend>{label}</legend>
            <div className="meanwhile-side">
              <p className="small soft">{t('meanwhile.mine')}</p>
              <p dir="auto">{behind(name, label, typed[name])}</p>
              <Button
                isSmall
                label={`${t('meanwhile.keep')}: ${label}`}
                onPress={() => onSettle(name, 'mine')}
              >
                {t('meanwhile.keep')}
              </Button>
            </div>
            <div className="meanwhile-side">
              <p className="small soft">
                {head
                  ? [known.accountName(head.stamp.by), instant(head.stamp.at)].join(dot())
                  : t('meanwhile.theirs')}
              </p>
              <p dir="auto">{behind(name, label, head?.value)}</p>
              <Button
                isSmall
                label={`${t('meanwhile.take')}: ${label}`}
                onPress={() => onSettle(name, 'theirs')}
              >
                {t('meanwhile.take')}
              </Button>
            </div>
          </fieldset>
        );
      })}
    </Notice>
  );
}
