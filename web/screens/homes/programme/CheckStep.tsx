/**
 * Conditions of many families in one table, as a school's register gives them: days possible, attended, excused. One that is
 * missed asks for a visit and stops nothing [H5]. One write a household.
 */
import { useState } from 'react';
import { Link } from 'wouter';
import { checkSource, sex, supportCondition } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { act, newId } from '../../../client/acts.ts';
import { saveText } from '../../../client/files.ts';
import { useI18n } from '../../../i18n.ts';
import { parseWhole } from '../../../numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Table } from '../../../ui/Table.tsx';
import { BatchProgress } from './BatchProgress.tsx';
import type { Job } from './batch.ts';
import type { Check } from './cycle.ts';
import { checksOf, isMet, readPasted } from './cycle.ts';
import { PasteLines } from './PasteLines.tsx';
import { toCsv } from './payments.ts';
import type { StepProps } from './step.ts';
import { useBatch } from './useBatch.ts';

interface Days {
  readonly attended?: number | undefined;
  readonly excused?: number | undefined;
}

const mostRows = 50;
const usualPercent = 80;
type Source = (typeof checkSource.codes)[number];

export function CheckStep({ programme, account, families, period, onDone }: StepProps) {
  const words = useI18n();
  const { t, declared, number } = words;
  const batch = useBatch();
  const [possible, setPossible] = useState<number>();
  const [percent, setPercent] = useState<number | undefined>(usualPercent);
  const [source, setSource] = useState<Source | undefined>('school-register');
  const [days, setDays] = useState<ReadonlyMap<string, Days>>(new Map());
  const [told, setTold] = useState('');
  const [shown, setShown] = useState(mostRows);
  const open = checksOf(families, period).filter(({ done }) => !done);
  const childWords = ({ child }: Check): string => {
    const who = sex.has(child.sex) ? declared(codeLabelKey(sex, child.sex)) : '';
    const age = child.age;
    return age
      ? t('cycle.check.age', {
          sex: who,
          age: age.from === age.to ? number(age.from) : t('age.range', { from: age.from, to: age.to }),
        })
      : who;
  };
  const say = (key: string, more: Days): void =>
    setDays(new Map([...days, [key, { ...days.get(key), ...more }]]));
  const metOf = (check: Check): boolean | undefined => {
    const { attended, excused = 0 } = days.get(check.key) ?? {};
    if (possible === undefined || percent === undefined || attended === undefined) return undefined;
    return attended + excused > possible ? undefined : isMet(possible, attended, excused, percent);
  };
  const ready = open.filter((check) => metOf(check) !== undefined);

  const takeOver = (pasted: string): void => {
    const byName = new Map(open.map((check) => [check.name, check.key]));
    const { known, strange } = readPasted(pasted, new Set(byName.keys()));
    const next = new Map(days);
    for (const { key, parts } of known) {
      const [attended, excused] = parts.map(parseWhole);
      next.set(byName.get(key) ?? '', { attended, excused });
    }
    setDays(next);
    setTold(
      [
        t('cycle.check.filled', { count: known.length }),
        strange.length > 0 && t('cycle.check.strange', { lines: strange.join('; ') }),
      ]
        .filter(Boolean)
        .join(' '),
    );
  };

  const handIn = async (): Promise<void> => {
    const byHousehold = Map.groupBy(ready, ({ family }) => family.line.id);
    const jobs = [...byHousehold.values()].flatMap((checks): readonly Job[] => {
      const [first] = checks;
      if (!first) return [];
      const { line, enrolment } = first.family;
      return [
        {
          dossier: line.id,
          number: line.number,
          act: act(
            'check-conditions',
            checks.map((check) => {
              const { attended = 0, excused } = days.get(check.key) ?? {};
              const met = metOf(check) === true;
              return {
                op: 'set' as const,
                dossier: line.id,
                type: 'condition-check',
                entry: newId(),
                base: line.version,
                set: {
                  enrolment,
                  child: check.child.id,
                  condition: check.condition,
                  from: period.from,
                  to: period.to,
                  possible: possible ?? 0,
                  attended,
                  ...(excused === undefined ? {} : { excused }),
                  source: source ?? 'school-register',
                  verifier: account,
                  met,
                  action: met ? 'none' : 'visit',
                },
              };
            }),
          ),
        },
      ];
    });
    await batch.run(jobs);
    onDone();
  };

  const box = (check: Check, field: 'attended' | 'excused') => (
    <input
      className="input input-number cycle-days"
      inputMode="numeric"
      autoComplete="off"
      aria-label={`${check.name}: ${t(`cycle.check.${field}`)}`}
      value={days.get(check.key)?.[field] ?? ''}
      onChange={({ target }) => say(check.key, { [field]: parseWhole(target.value.slice(0, 3)) })}
    />
  );
  return (
    <section className="day-part" aria-labelledby="check">
      <h2 id="check">{t('cycle.check')}</h2>
      <p>{t('cycle.check.help')}</p>
      {open.length === 0 ? (
        <p>{t('cycle.check.none')}</p>
      ) : (
        <>
          <div className="cycle-few">
            <NumberField
              label={t('cycle.check.all')}
              maxDigits={3}
              value={possible}
              onChange={(value) => setPossible(typeof value === 'number' ? value : undefined)}
            />
            <NumberField
              label={t('cycle.check.percent')}
              maxDigits={3}
              unit="%"
              value={percent}
              onChange={(value) => setPercent(typeof value === 'number' ? Math.min(100, value) : undefined)}
            />
            <Select
              label={t('cycle.check.source')}
              options={checkSource.codes.map((key) => ({
                key,
                label: declared(codeLabelKey(checkSource, key)),
              }))}
              value={source}
              onChange={(value) => setSource(checkSource.has(value) ? value : undefined)}
            />
          </div>
          <PasteLines label={t('cycle.check.paste')} help={t('cycle.check.pasteHelp')} onTake={takeOver}>
            <div className="row">
              <Button
                isSmall
                icon="down"
                onPress={() =>
                  saveText(
                    toCsv([
                      [
                        t('cycle.household'),
                        t('cycle.check.attended'),
                        t('cycle.check.excused'),
                        t('cycle.check.child'),
                        t('cycle.check.condition'),
                      ],
                      ...open.map((check) => [
                        check.name,
                        '',
                        '',
                        childWords(check),
                        declared(codeLabelKey(supportCondition, check.condition)),
                      ]),
                    ]),
                    `${programme.number}.csv`,
                  )
                }
              >
                {t('cycle.check.save')}
              </Button>
            </div>
          </PasteLines>
          {told && <p role="status">{told}</p>}
          <Table
            caption={t('cycle.check')}
            rows={open.slice(0, shown)}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'household',
                label: t('cycle.household'),
                isRowHead: true,
                cell: (check) => (
                  <Link href={`/dossiers/${check.family.line.id}`} className="number">
                    {check.name}
                  </Link>
                ),
              },
              { key: 'child', label: t('cycle.check.child'), cell: childWords },
              {
                key: 'condition',
                label: t('cycle.check.condition'),
                isForDesks: true,
                cell: ({ condition }) => declared(codeLabelKey(supportCondition, condition)),
              },
              { key: 'attended', label: t('cycle.check.attended'), cell: (check) => box(check, 'attended') },
              { key: 'excused', label: t('cycle.check.excused'), cell: (check) => box(check, 'excused') },
              {
                key: 'met',
                label: t('cycle.check.met'),
                cell: (check) => {
                  const met = metOf(check);
                  if (met === undefined) return '';
                  return met ? t('yes') : <span className="cycle-short">{t('cycle.check.missed')}</span>;
                },
              },
            ]}
          />
          {open.length > shown && (
            <div className="row">
              <Button isSmall icon="down" onPress={() => setShown(shown + mostRows)}>
                {t('cycle.more', { count: Math.min(mostRows, open.length - shown) })}
              </Button>
            </div>
          )}
          <div className="row">
            <Button
              kind="primary"
              icon="check"
              isDisabled={ready.length === 0 || source === undefined}
              isPending={batch.isRunning}
              onPress={() => void handIn()}
            >
              {t('cycle.check.handIn', { count: ready.length })}
            </Button>
          </div>
          <p className="small soft">{t('cycle.check.again')}</p>
        </>
      )}
      <BatchProgress {...batch} />
    </section>
  );
}
