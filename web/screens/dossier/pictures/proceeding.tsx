/**
 * A proceeding as its steps, the protection of each child at each hearing, what is taken and given, and what the public learns
 * [2.5]. What she may not see, such as how children are shielded, is not there and not called missing.
 */
import { entriesOf, findEntry, saidIn } from '../../../../domain/kernel/dossier.ts';
import { e2 } from '../../../../domain/proceeding/courtSafeguards.ts';
import { useI18n } from '../../../i18n.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import type { Step } from '../../../ui/charts/Steps.tsx';
import { Steps } from '../../../ui/charts/Steps.tsx';
import { Money } from '../../justice/Money.tsx';
import { Protection } from '../../justice/Protection.tsx';
import { publishing } from '../../justice/publishing.ts';
import type { WayStep } from '../../justice/way.ts';
import { shieldedAt, wayOf } from '../../justice/way.ts';
import { codeWords, dayWords, hearingWords, whenWords } from '../../justice/words.ts';
import type { OpenDossier } from '../useDossier.ts';
import type { PictureProps } from './registry.ts';
import '../../homes/board/board.css';

const nobody = { account: 0, roles: [], parties: [], organisation: 0 };

export function Picture({ open, session, linked }: PictureProps) {
  const words = useI18n();
  const { t } = words;
  const { dossier } = open;
  const now = new Date();
  const duty = dossier.duties.find(({ safeguard, done }) => safeguard === 'E3' && done === undefined);
  const isLate = duty !== undefined && Date.parse(duty.due) < now.getTime();
  const seesMoney = dossier.loaded.has('confiscation') && dossier.loaded.has('compensation');
  const missing = seesMoney
    ? (e2.alerts?.(dossier, { now, actor: nobody, setting: () => 0, lookup: () => undefined }) ?? [])
    : [];
  return (
    <section className="board" aria-labelledby="way">
      <h2 id="way">{t('justice.way')}</h2>
      <Steps
        title={t('justice.steps')}
        about={t('justice.step')}
        steps={wayOf(dossier, now, isLate).map((one): Step => {
          const { key, kind, state, on, entry } = one;
          return {
            key,
            label: entry ? hearingWords(entry, words) : t(`justice.step.${kind}`),
            state,
            when: on && (entry ? whenWords(on, words) : dayWords(on, words)),
            note: noteOf(one, open, words),
            ...(entry ? { href: `/dossiers/${dossier.id}/write/hearing/${entry.id}` } : {}),
          };
        })}
      />
      <Protection open={open} linked={linked} />
      {seesMoney && <Money open={open} missing={missing.map(({ reason }) => reason)} />}
      <Public open={open} due={duty?.due} roles={session.roles} />
    </section>
  );
}

/** What else is to be said of a step, in a few words. */
function noteOf(
  { kind, entry, state }: WayStep,
  { dossier }: OpenDossier,
  words: ReturnType<typeof useI18n>,
): string | undefined {
  const { t, list } = words;
  if (entry) {
    const lacks = [...new Set(shieldedAt(dossier, entry).flatMap((one) => one.lacks))];
    const result = saidIn<string>(entry, 'result');
    if (result === 'postponed' || result === 'cancelled') return codeWords('hearing-result', result, words);
    if (lacks.length > 0)
      return `${t('justice.lacks')}: ${list(lacks.map((one) => words.declared(`justice.lacks.${one}`)))}`;
    return state === 'trouble' ? t('justice.record') : undefined;
  }
  if (kind === 'complaint') {
    const origin = saidIn<string>(findEntry(dossier, 'profile'), 'origin');
    return origin === undefined ? undefined : codeWords('proceeding-origin', origin, words);
  }
  if (kind !== 'judgment') return undefined;
  const judgments = entriesOf(dossier, 'judgment');
  const months = judgments.reduce((sum, one) => sum + (saidIn<number>(one, 'months') ?? 0), 0);
  const results = [...Map.groupBy(judgments, (one) => saidIn<string>(one, 'result'))].flatMap(
    ([result, some]) =>
      result === undefined
        ? []
        : [`${words.number(some.length)} × ${codeWords('judgment-result', result, words)}`],
  );
  return (
    [...results, ...(months > 0 ? [t('justice.months', { count: months })] : [])].join(', ') || undefined
  );
}

interface PublicProps {
  readonly open: OpenDossier;
  readonly due: string | undefined;
  readonly roles: readonly string[];
}

function Public({ open: { dossier }, due, roles }: PublicProps) {
  const words = useI18n();
  const { t } = words;
  if (!dossier.loaded.has('publication')) return null;
  const how = publishing(dossier);
  const published = saidIn<string>(findEntry(dossier, 'publication'), 'publishedOn');
  const act = how === 'check' ? 'check-notice' : 'publish-result';
  const isHers = roles.includes(how === 'check' ? 'supervisor' : 'prosecution-liaison');
  return (
    <section className="stack">
      <h3>{t('justice.publication')}</h3>
      {how === 'done' && published !== undefined && (
        <p>{t('justice.published', { day: dayWords(published, words) })}</p>
      )}
      {how === 'not-yet' && <p className="soft">{t('justice.publishLater')}</p>}
      {how !== 'done' && how !== 'not-yet' && (
        <>
          <p>
            {t(`justice.publishStep.${how}`)}.{' '}
            {due !== undefined && t('justice.publishBy', { day: dayWords(due, words) })}
          </p>
          {isHers && (
            <div className="row">
              <ButtonLink href={`/dossiers/${dossier.id}/act/${act}`} icon="forward">
                {t(`justice.publishStep.${how}`)}
              </ButtonLink>
            </div>
          )}
        </>
      )}
    </section>
  );
}
