/** Narrowing a list: what it is narrowed to now, each part to take away, and (opened when needed) what else it could be. */
import { useState } from 'react';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import type { Narrowing } from './narrowing.ts';
import { answersTo, answerWords, askable } from './narrowing.ts';

interface NarrowProps {
  readonly kind: KindDeclaration;
  /** Data groups that she reads. */
  readonly groups: ReadonlySet<string>;
  readonly narrowing: Narrowing;
  readonly onNarrow: (to: Narrowing) => void;
}

export function Narrow({ kind, groups, narrowing, onNarrow }: NarrowProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const [asked, setAsked] = useState<string>();
  // lists of all areas and questions cost a phone more than the lines below them: they are drawn when they are asked for
  const [isOpen, setOpen] = useState(false);
  const fields = askable(kind, groups);
  const chosen = fields.find(({ key }) => key === asked);
  const parts: readonly { readonly key: string; readonly label: string; readonly without: Narrowing }[] = [
    ...narrowing.states.map((state) => ({
      key: `state ${state}`,
      label: declared(`${kind.kind}.state.${state}`),
      without: { ...narrowing, states: narrowing.states.filter((one) => one !== state) },
    })),
    ...(narrowing.area
      ? [
          {
            key: 'area',
            label: known.areaName(narrowing.area),
            without: { ...narrowing, area: undefined },
          },
        ]
      : []),
    ...narrowing.answers.map((answer) => ({
      key: answer,
      label: answerWords(kind, answer, words),
      without: { ...narrowing, answers: narrowing.answers.filter((one) => one !== answer) },
    })),
  ];
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return (
    <div className="stack">
      {parts.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="tags" aria-label={t('records.narrowedTo')}>
          {parts.map(({ key, label, without }) => (
            <li key={key} className="tag">
              {label}
              <Button
                kind="plain"
                isSmall
                icon="close"
                label={t('tags.removeOne', { label })}
                onPress={() => onNarrow(without)}
              >
                {t('tags.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <details className="records-narrow" onToggle={() => setOpen(true)}>
        <summary>{t('records.narrow')}</summary>
        {isOpen && (
          <div className="stack">
            <CheckList
              label={t('records.state')}
              isInline
              options={kind.states.map((key) => ({ key, label: declared(`${kind.kind}.state.${key}`) }))}
              value={narrowing.states.length > 0 ? narrowing.states : undefined}
              onChange={(states) => onNarrow({ ...narrowing, states: Array.isArray(states) ? states : [] })}
            />
            <SearchSelect
              label={t('records.area')}
              help={t('records.areaHelp')}
              options={known.areas.map(({ code, name }) => ({ key: code, label: name }))}
              value={narrowing.area}
              onChange={(area) => onNarrow({ ...narrowing, area: text(area) })}
            />
            <SearchSelect
              label={t('records.asked')}
              options={fields.map(({ key }) => ({
                key,
                label: `${declared(`${kind.kind}.${key.slice(0, key.indexOf('.'))}`)}: ${declared(`${kind.kind}.${key}`)}`,
              }))}
              value={asked}
              onChange={(key) => setAsked(text(key))}
            />
            {chosen && (
              <Select
                key={chosen.key}
                label={declared(`${kind.kind}.${chosen.key}`)}
                options={answersTo(chosen, words)}
                value={undefined}
                onChange={(value) => {
                  const answer = `${chosen.key}:${text(value)}`;
                  if (typeof value !== 'string' || narrowing.answers.includes(answer)) return;
                  setAsked(undefined);
                  onNarrow({ ...narrowing, answers: [...narrowing.answers, answer] });
                }}
              />
            )}
          </div>
        )}
      </details>
    </div>
  );
}
