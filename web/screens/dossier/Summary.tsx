/** What an entry says: open values in the clear, identifying ones behind one curtain. */
import { Link } from 'wouter';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { distinctValues } from '../../../domain/kernel/merge.ts';
import type { DossierLine } from '../../client/types.ts';
import type { AnyField } from '../../forms/logic.ts';
import { showItems, showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { Curtain } from '../../ui/Curtain.tsx';
import { DisputedField, DisputedWithdrawal } from './Disputed.tsx';
import { answersOf } from './labels.ts';
import { SealedValue } from './SealedValue.tsx';
import { StoredFiles } from './StoredFiles.tsx';
import type { OpenDossier } from './useDossier.ts';

/** More answers than these fold away. */
const shownFirst = 8;

interface SummaryProps {
  readonly entry: EntryState;
  readonly open: OpenDossier;
  readonly known: ReadonlyMap<string, DossierLine>;
  readonly account: number;
  /** Her role writes entries of this type, and this one stands. */
  readonly mayWrite: boolean;
}

export function Summary({ entry, open, known, account, mayWrite }: SummaryProps) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const { kind } = open;
  const declaration = kind.entries[entry.type];
  if (!declaration) return null;
  const answered = answersOf(declaration, entry);
  // one emptied it, another did not: the answer is not simply gone
  const emptied = Object.entries(declaration.fields).flatMap(([name, field]) =>
    !answered.some(([other]) => other === name) && distinctValues(entry.heads[name] ?? []).length > 1
      ? [[name, field, null] as const]
      : [],
  );
  const shown = [...answered, ...emptied];
  const line = ([name, field, value]: (typeof shown)[number]) => {
    const label = `${kind.kind}.${entry.type}.${name}`;
    const heads = distinctValues(entry.heads[name] ?? []);
    const to = field.spec.kind === 'link' ? known.get(String(value)) : undefined;
    return (
      <div key={name} className="value-line">
        <dt>{declared(label)}</dt>
        <dd dir="auto">
          {isOpenedHere(field) ? (
            (entry.heads[name] ?? []).map((head, _, all) =>
              typeof head.value === 'string' ? (
                <SealedValue
                  key={head.stamp.op}
                  open={open}
                  account={account}
                  entry={entry}
                  declaration={declaration}
                  field={name}
                  head={head}
                  maySealAnew={mayWrite && all.length === 1}
                />
              ) : (
                showValue(field, head.value, words, sources)
              ),
            )
          ) : heads.length > 1 ? (
            <DisputedField
              open={open}
              entry={entry}
              declaration={declaration}
              mayWrite={mayWrite}
              name={name}
              label={declared(label)}
              show={(one) =>
                field.spec.kind === 'items'
                  ? showItems(field, one, label, words, sources)
                  : showValue(field, one, words, sources)
              }
            />
          ) : to ? (
            <Link href={`/dossiers/${to.id}`}>{showValue(field, value, words, sources)}</Link>
          ) : field.spec.kind === 'items' ? (
            showItems(field, value, label, words, sources)
          ) : (
            showValue(field, value, words, sources)
          )}
          <StoredFiles dossier={open.body.id} value={(entry.heads[name] ?? []).map((head) => head.value)} />
        </dd>
      </div>
    );
  };
  const inClear = shown.filter(([, field]) => field.spec.class === 'open');
  const hidden = shown.filter(([, field]) => field.spec.class !== 'open');
  return (
    <>
      <DisputedWithdrawal open={open} entry={entry} declaration={declaration} mayWrite={mayWrite} />
      {inClear.length > 0 && <dl className="values">{inClear.slice(0, shownFirst).map(line)}</dl>}
      {inClear.length > shownFirst && (
        <details className="dossier-earlier">
          <summary>{t('dossier.moreAnswers', { count: inClear.length - shownFirst })}</summary>
          <dl className="values">{inClear.slice(shownFirst).map(line)}</dl>
        </details>
      )}
      {hidden.length > 0 && (
        <Curtain what={t('dossier.details')}>{() => <dl className="values">{hidden.map(line)}</dl>}</Curtain>
      )}
    </>
  );
}

/** Sealed to accounts; messages of reports are opened by the contact point's keys, on its own screen. */
const isOpenedHere = ({ spec }: AnyField): boolean =>
  spec.kind === 'box' && spec.sealedTo !== 'contact-point';
