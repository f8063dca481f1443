/** A country's own answers as they are written: words in each language, added at the end, retired, never taken away. */
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf } from './act.ts';
import type { AddedCode, CodeDraft } from './additions.ts';

export const draftsOf = (codes: readonly AddedCode[]): readonly CodeDraft[] =>
  codes.map(({ code, labels, retired: isRetired }) => ({
    key: code,
    code,
    labels,
    retired: isRetired === true,
  }));

export const newDraft = (): CodeDraft => ({
  key: crypto.randomUUID(),
  code: undefined,
  labels: {},
  retired: false,
});

/** Answers that were begun and have no English words. */
export const unfinished = (drafts: readonly CodeDraft[]): readonly CodeDraft[] =>
  drafts.filter(
    ({ code, labels }) =>
      !labels['en']?.trim() && (code !== undefined || Object.values(labels).some((text) => text.trim())),
  );

export const answerId = (draft: CodeDraft): string => `answer-${draft.key}`;

interface AnswersProps {
  readonly languages: readonly string[];
  readonly value: readonly CodeDraft[];
  readonly onChange: (to: readonly CodeDraft[]) => void;
  readonly hasTried: boolean;
}

export function Answers({ languages, value, onChange, hasTried }: AnswersProps) {
  const { t, declared, number } = useI18n();
  const change = (draft: CodeDraft): void =>
    onChange(value.map((one) => (one.key === draft.key ? draft : one)));
  const lacking = new Set(unfinished(value));
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ol role="list" className="set-up-answers">
        {value.map((draft, at) => (
          <li key={draft.key} className="set-up-answer">
            {languages.map((language) => {
              const place = { number: number(at + 1), language: declared(`code.language.${language}`) };
              return (
                <TextField
                  key={language}
                  id={language === 'en' ? answerId(draft) : `${answerId(draft)}-${language}`}
                  label={t(languages.length === 1 ? 'fields.answer' : 'fields.answerIn', place)}
                  maxLength={300}
                  value={draft.labels[language]}
                  error={
                    hasTried && language === 'en' && lacking.has(draft)
                      ? t('invalid.unsaid-not-needed')
                      : undefined
                  }
                  onChange={(text) =>
                    change({ ...draft, labels: { ...draft.labels, [language]: textOf(text) ?? '' } })
                  }
                />
              );
            })}
            {draft.code === undefined ? (
              value.length > 1 && (
                <Button
                  isSmall
                  kind="plain"
                  icon="remove"
                  label={t('items.removeNumber', { number: number(at + 1) })}
                  onPress={() => onChange(value.filter((one) => one.key !== draft.key))}
                >
                  {t('items.remove')}
                </Button>
              )
            ) : (
              <div className="row">
                {draft.retired && <span className="small soft">{t('fields.retired')}</span>}
                <Button
                  isSmall
                  kind="plain"
                  label={t(draft.retired ? 'fields.backOf' : 'fields.retireOf', {
                    label: draft.labels['en'] ?? '',
                  })}
                  onPress={() => change({ ...draft, retired: !draft.retired })}
                >
                  {t(draft.retired ? 'fields.back' : 'fields.retire')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <div className="row">
        <Button isSmall icon="add" onPress={() => onChange([...value, newDraft()])}>
          {t('fields.answerAdd')}
        </Button>
      </div>
    </div>
  );
}
