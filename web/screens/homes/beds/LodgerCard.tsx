/** One child as those see her who look after her: what she needs here, whether she is in, and a tap to say so. */
import { Link } from 'wouter';
import { ageGroup as ageGroups, language, livingNeed, schoolKind } from '../../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { saidIn } from '../../../../domain/kernel/dossier.ts';
import { showDate } from '../../../dates.ts';
import type { I18n } from '../../../i18n.ts';
import { dot, useI18n } from '../../../i18n.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { Curtain } from '../../../ui/Curtain.tsx';
import { Loading } from '../../../ui/States.tsx';
import { useDossier } from '../../dossier/useDossier.ts';
import type { Lodger } from './board.ts';
import { Leaves, Missing } from './Sure.tsx';
import type { Tell } from './useTelling.ts';

function standing({ is, from, told }: Lodger, words: I18n): string {
  const { t, instant } = words;
  const at = told === undefined ? '' : instant(told);
  const day = showDate(from, words);
  switch (is) {
    case 'coming':
      return t('beds.coming', { from: day });
    case 'late':
      return t('beds.late', { from: day });
    case 'here':
      return t('beds.here', { at });
    case 'out':
      return t('beds.outAt', { at });
    case 'missing':
      return t('beds.missingAt', { at });
    case 'left':
      return t('beds.leftAt', { at });
  }
}

const tones = { missing: ' day-alarm', late: ' day-late', coming: '', out: '', here: '', left: '' } as const;

interface LodgerCardProps {
  readonly one: Lodger;
  readonly tell: Tell;
  readonly isPending: boolean;
  /** Takes back what was tapped last, if it was of this child. */
  readonly takeBack?: () => void;
}

export function LodgerCard({ one, tell, isPending, takeBack }: LodgerCardProps) {
  const words = useI18n();
  const { t, declared, list } = words;
  const { is, needs, languages, school } = one;
  const tap = (what: 'arrived' | 'out' | 'back', label: string, icon: 'check' | 'forward' | 'home') => (
    <Button
      isSmall
      icon={icon}
      kind={what === 'out' ? 'secondary' : 'primary'}
      isDisabled={isPending}
      label={`${one.number}: ${label}`}
      onPress={() => tell(one, what)}
    >
      {label}
    </Button>
  );
  return (
    <li className={`day-card${tones[is]}`}>
      <h3>
        <Link href={`/dossiers/${one.dossier}`} className="number">
          {one.number}
        </Link>
        <span>{t(`beds.is.${is}`)}</span>
        {one.ageGroup !== undefined && (
          <span className="soft">{declared(codeLabelKey(ageGroups, one.ageGroup))}</span>
        )}
      </h3>
      <p className="small" role="status">
        {standing(one, words)}
      </p>
      {needs.length === 0 ? (
        <p className="small soft">{t('beds.needs.none')}</p>
      ) : (
        <ul className="day-facts" aria-label={t('beds.need')}>
          {needs.map((need) => (
            <li key={need}>{declared(codeLabelKey(livingNeed, need))}</li>
          ))}
        </ul>
      )}
      <p className="small">
        {[
          languages.length > 0 &&
            t('beds.speaks', {
              languages: list(languages.map((code) => declared(codeLabelKey(language, code)))),
            }),
          school !== undefined && t('beds.school', { kind: declared(codeLabelKey(schoolKind, school)) }),
        ]
          .filter(Boolean)
          .join(dot())}
      </p>
      <div className="day-taps">
        <Curtain what={t('beds.called')}>{() => <Called one={one} />}</Curtain>
      </div>
      <div className="lodger-taps day-taps">
        {(is === 'coming' || is === 'late') && tap('arrived', t('beds.arrived'), 'check')}
        {(is === 'out' || is === 'missing') && tap('back', t('beds.back'), 'home')}
        {is === 'here' && tap('out', t('beds.out'), 'forward')}
        {(is === 'here' || is === 'out' || is === 'late') && (
          <Missing one={one} isPending={isPending} tell={tell} />
        )}
        {(is === 'here' || is === 'out' || is === 'missing') && (
          <Leaves one={one} isPending={isPending} tell={tell} />
        )}
        {takeBack && (
          <Button
            isSmall
            kind="plain"
            icon="back"
            label={`${one.number}: ${t('beds.undo')}`}
            onPress={takeBack}
          >
            {t('beds.undo')}
          </Button>
        )}
        {is !== 'left' && (
          <ButtonLink isSmall kind="plain" href={`/dossiers/${one.dossier}/write/incident`}>
            {t('beds.notice')}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

/** What stands in words and is therefore read only when somebody looks: opening it stands in the access log. */
function Called({ one }: { readonly one: Lodger }) {
  const { t } = useI18n();
  const { open } = useDossier(one.dossier);
  if (!open) return <Loading />;
  const stay = open.body.entries.find(({ id }) => id === one.stay);
  const told = [saidIn<string>(stay, 'calledHere'), saidIn<string>(stay, 'carersKnow')].filter(
    (text) => text !== undefined,
  );
  return told.length === 0 ? t('beds.nothingTold') : <span dir="auto">{told.join(dot())}</span>;
}
