/** What is free in a place that helps, told in two taps by who works there [2.6; N9]. */
import { useState } from 'react';
import { perform } from '../../client/acts.ts';
import { ApiProblem } from '../../client/api.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { toast } from '../../ui/Toast.tsx';
import './community.css';

/** A place of the directory as the person sees it. */
export interface FreePlace {
  readonly dossier: string;
  readonly version: number;
  readonly entry: string;
  /** In words, for who hears the screen. */
  readonly name: string;
  readonly free: number | undefined;
  readonly freeAt: string | undefined;
  /** How many there are in all. */
  readonly places: number | undefined;
}

const mostButtons = 12;

export function FreeWords({ free, freeAt, places }: Pick<FreePlace, 'free' | 'freeAt' | 'places'>) {
  const { t, instant } = useI18n();
  if (free === undefined) return <span className="soft">{t('places.free.unknown')}</span>;
  return (
    <span>
      {places === undefined || free === 0
        ? t('places.free.count', { free })
        : t('places.free.of', { free, places })}{' '}
      {freeAt && (
        <span className="small soft">
          {t('places.free.told', { at: instant(freeAt, { dateStyle: 'medium' }) })}
        </span>
      )}
    </span>
  );
}

export function FreePlaces({ place, onDone }: { readonly place: FreePlace; readonly onDone: () => void }) {
  const words = useI18n();
  const { t, number } = words;
  const [isOpen, setOpen] = useState(false);
  const [pending, setPending] = useState<number>();
  const [problem, setProblem] = useState<ApiProblem>();
  const tell = async (free: number): Promise<void> => {
    setPending(free);
    setProblem(undefined);
    const { dossier, version: base, entry } = place;
    const set = { free, acceptingNow: free > 0, freeAt: new Date().toISOString() };
    try {
      await perform('say-what-is-free', [{ op: 'set', dossier, type: 'service-point', entry, base, set }]);
      setOpen(false);
      toast(t('dossier.stored'));
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setPending(undefined);
    }
  };
  if (!isOpen)
    return (
      <span className="row">
        <FreeWords {...place} />
        <Button isSmall label={t('places.free.change', { place: place.name })} onPress={() => setOpen(true)}>
          {t('places.free.short')}
        </Button>
      </span>
    );
  const most = Math.min(mostButtons, place.places ?? mostButtons);
  return (
    <fieldset className="free-choice">
      <legend>{t('places.free.choose')}</legend>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      <span className="row">
        {Array.from({ length: most + 1 }, (_, free) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a number is nothing but itself
          <Button key={free} isSmall isPending={pending === free} onPress={() => void tell(free)}>
            {free === 0 ? t('places.free.none') : number(free)}
          </Button>
        ))}
      </span>
    </fieldset>
  );
}
