/** Two versions of a dossier beside each other: what was written then, what is written now. */
import { useState } from 'react';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import type { Json } from '../../../domain/kernel/values.ts';
import { useDirectory } from '../../client/directory.ts';
import type { HistoryLine } from '../../client/types.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Curtain } from '../../ui/Curtain.tsx';
import { PartSelect } from '../../ui/NativeSelect.tsx';
import { Table } from '../../ui/Table.tsx';
import { StoredFiles } from './StoredFiles.tsx';
import type { Difference } from './versions.ts';
import { differencesOf, versionAt } from './versions.ts';

interface CompareProps {
  /** Its id. */
  readonly dossier: string;
  readonly kind: KindDeclaration;
  readonly changes: readonly HistoryLine[];
}

export function Compare({ dossier, kind, changes }: CompareProps) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const sources = useSources();
  const known = useDirectory();
  const last = changes.at(-1)?.seq ?? 0;
  const [from, setFrom] = useState(changes.at(-2)?.seq ?? last);
  const [to, setTo] = useState(last);
  const differences = differencesOf(
    versionAt(changes, Math.min(from, to)),
    versionAt(changes, Math.max(from, to)),
  );
  const choice = (label: string, value: number, choose: (seq: number) => void) => (
    <PartSelect label={label} value={value} onChange={(event) => choose(Number(event.target.value))}>
      {changes.toReversed().map((one) => (
        <option key={one.seq} value={one.seq}>
          {[
            instant(one.accepted),
            one.account === 0 ? t('history.gwen') : known.accountName(one.account),
          ].join(dot())}
        </option>
      ))}
    </PartSelect>
  );
  const shown = ({ type, field }: Difference, value: Json | undefined) => {
    const declaredField = kind.entries[type]?.fields[field];
    if (value === undefined) return <span className="soft">{t('history.nothing')}</span>;
    if (!declaredField) return JSON.stringify(value);
    const text = (): string => showValue(declaredField, value, words, sources);
    return declaredField.spec.class === 'open' ? (
      <bdi>{text()}</bdi>
    ) : (
      <Curtain what={t('dossier.details')}>
        {() => (
          <>
            <bdi>{text()}</bdi>
            <StoredFiles dossier={dossier} value={value} />
          </>
        )}
      </Curtain>
    );
  };
  return (
    <details className="history-compare">
      <summary>{t('history.compare')}</summary>
      <div className="stack">
        <div className="row">
          {choice(t('history.from'), from, setFrom)}
          {choice(t('history.to'), to, setTo)}
        </div>
        <Table
          caption={t('history.compare')}
          empty={t('history.same')}
          columns={[
            {
              key: 'what',
              label: t('history.what'),
              isRowHead: true,
              cell: ({ type, field }) =>
                [declared(`${kind.kind}.${type}`), declared(`${kind.kind}.${type}.${field}`)].join(': '),
            },
            { key: 'before', label: t('history.from'), cell: (one) => shown(one, one.before) },
            { key: 'after', label: t('history.to'), cell: (one) => shown(one, one.after) },
          ]}
          rows={differences}
          rowKey={({ entry, field }) => `${entry} ${field}`}
        />
      </div>
    </details>
  );
}
