/**
 * A person's name in its parts, each in any script, also the same part in several. The script is read from the letters,
 * so nobody has to choose it; each box then takes that script's direction and language.
 */
import type { NamePart } from '../../domain/kernel/fields.ts';
import { directionOfScript, useI18n } from '../i18n.ts';
import { Button } from './Button.tsx';
import type { FieldProps } from './Field.tsx';
import { FieldFrame } from './Field.tsx';
import { PartSelect } from './NativeSelect.tsx';
import type { NameParts } from './names.ts';
import { nameLines, namePart, scriptOf } from './names.ts';
import { useTyped } from './useTyped.ts';
import './PersonName.css';

type Part = NamePart['part'];
const allParts: readonly Part[] = ['given', 'family', 'father', 'mother', 'nick', 'full'];

export interface PersonNameProps extends FieldProps<NameParts> {
  /** Parts that are asked first; the country's usual ones. */
  readonly asked?: readonly Part[];
}

interface Typed {
  readonly rows: readonly { readonly part: Part; readonly text: string }[];
}

export function PersonName({ asked = ['given', 'family'], ...field }: PersonNameProps) {
  return (
    <FieldFrame field={field} as="group">
      {(control, value) => (
        <Boxes
          value={value}
          onChange={field.onChange}
          asked={asked}
          isInvalid={control.isInvalid}
          isDisabled={field.isDisabled === true}
        />
      )}
    </FieldFrame>
  );
}

interface BoxesProps {
  readonly value: NameParts | undefined;
  readonly onChange: (value: NameParts | undefined) => void;
  readonly asked: readonly Part[];
  readonly isInvalid: boolean;
  readonly isDisabled: boolean;
}

function Boxes({ value, onChange, asked, isInvalid, isDisabled }: BoxesProps) {
  const { t } = useI18n();
  const [{ rows }, change] = useTyped<NameParts, Typed>(
    value,
    (parts) => ({
      rows: [
        ...(parts ?? []),
        ...asked
          .filter((part) => !parts?.some((one) => one.part === part || one.part === 'full'))
          .map((part) => ({ part, text: '' })),
      ],
    }),
    (typed) => {
      const parts = typed.rows
        .filter((row) => row.text.trim() !== '')
        .map((row) => namePart(row.part, row.text));
      return parts.length === 0 ? undefined : parts;
    },
    onChange,
  );
  const set = (index: number, text: string): void =>
    change({ rows: rows.map((row, at) => (at === index ? { ...row, text } : row)) });
  const add = (part: Part): void => change({ rows: [...rows, { part, text: '' }] });
  const missing = allParts.filter((part) => !rows.some((row) => row.part === part));
  const last = rows.at(-1);

  return (
    <div className="name-parts">
      {rows.map((row, index) => {
        const script = scriptOf(row.text);
        const again = rows.slice(0, index).some((one) => one.part === row.part);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever added at the end
          <label className="field-part name-part" key={index}>
            <span className="field-part-label">
              {again ? t('name.again', { part: t(`name.${row.part}`) }) : t(`name.${row.part}`)}
            </span>
            <input
              className="input"
              value={row.text}
              onChange={(event) => set(index, event.target.value)}
              lang={script === undefined ? undefined : `und-${script}`}
              dir={script === undefined ? undefined : directionOfScript(script)}
              autoComplete="off"
              autoCorrect="off"
              spellCheck={false}
              aria-invalid={isInvalid || undefined}
              disabled={isDisabled}
            />
          </label>
        );
      })}
      {!isDisabled && (
        <div className="row">
          <PartSelect
            label={t('name.add')}
            isLabelUnseen
            className="name-add"
            value=""
            onChange={(event) => {
              const part = allParts.find((one) => one === event.target.value);
              if (part) add(part);
            }}
          >
            <option value="">{t('name.add')}</option>
            {missing.map((part) => (
              <option key={part} value={part}>
                {t(`name.${part}`)}
              </option>
            ))}
          </PartSelect>
          {last && last.text !== '' && (
            <Button kind="plain" isSmall icon="add" onPress={() => add(rows[0]?.part ?? 'full')}>
              {t('name.otherScript')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** A name for reading: each script isolated, in its own direction and language. */
export function NameText({ parts }: { readonly parts: NameParts }) {
  return (
    <span className="name-text">
      {nameLines(parts).map(({ script, text }) => (
        <bdi
          key={script ?? ''}
          lang={script === undefined ? undefined : `und-${script}`}
          dir={script === undefined ? 'auto' : directionOfScript(script)}
        >
          {text}
        </bdi>
      ))}
    </span>
  );
}
