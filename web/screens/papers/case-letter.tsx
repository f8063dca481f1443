/**
 * The letter that goes with a referral. It holds what its purpose needs and the child agreed to, and nothing else: no number, no
 * notes, and on neutral paper not even who sends it [2.7].
 */
import { referralLetter } from '../../../domain/case/letters.ts';
import { useDirectory } from '../../client/directory.ts';
import type { AnyField } from '../../forms/logic.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Fact } from './case-plan.tsx';
import type { SheetProps } from './registry.ts';

export function Sheet({ open: { body, dossier, kind }, entry, words }: SheetProps) {
  const { t, declared, instant } = words;
  const sources = useSources();
  const known = useDirectory();
  const referral = dossier.entries.find(
    (one) => one.id === entry && one.type === 'referral' && one.withdrawn === undefined,
  );
  const now = new Date();
  const letter = referral && referralLetter(dossier, referral, now);
  if (!letter) return <p>{t('paper.letter.none')}</p>;
  if (letter === 'no-leave')
    return (
      <Notice tone="danger" title={t('paper.letter.noLeave')}>
        <p>{t('paper.letter.noLeaveHelp')}</p>
      </Notice>
    );
  /** An answer, or of each paper on file what may be told of it. */
  const told = (field: AnyField, value: unknown): string =>
    field.spec.kind === 'items' && Array.isArray(value)
      ? value
          .map((item: Readonly<Record<string, unknown>>) =>
            Object.entries(field.spec.items ?? {})
              .flatMap(([name, part]) =>
                item[name] === undefined ? [] : [showValue(part, item[name], words, sources)],
              )
              .join(', '),
          )
          .join('\n')
      : showValue(field, value, words, sources);
  return (
    <>
      <header>
        {letter.letterhead === 'own' && <p>{known.organisationName(body.steward)}</p>}
        <p>{instant(now, { dateStyle: 'long' })}</p>
        <p>
          <strong>{t('paper.letter.to', { organisation: known.organisationName(letter.to) })}</strong>
        </p>
      </header>
      <h2>{declared(`code.consent-purpose.${letter.purpose}`)}</h2>
      {letter.content.length > 0 ? (
        <dl className="paper-facts">
          {letter.content.map(({ path, value }) => {
            const [type = '', name = ''] = path.split('.');
            const field = kind.entries[type]?.fields[name];
            return field ? (
              <Fact key={path} label={declared(`case.${path}`)}>
                {told(field, value)}
              </Fact>
            ) : null;
          })}
        </dl>
      ) : (
        <p>{t('paper.letter.nothing')}</p>
      )}
      <p>{t('paper.letter.only')}</p>
      <div className="paper-signs">
        {(['name', 'phone', 'signature'] as const).map((what) => (
          <p key={what}>{t(`paper.sign.${what}`)}</p>
        ))}
      </div>
    </>
  );
}
