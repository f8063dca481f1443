/** Places without beds that her organisation runs: what is free there, told in two taps [2.6]. */
import { useDirectory } from '../../../client/directory.ts';
import type { DossierLine } from '../../../client/types.ts';
import { addMessages, dot, useI18n } from '../../../i18n.ts';
import { communityTexts } from '../../../messages/parts/community.en.ts';
import { FreePlaces } from '../../community/FreePlaces.tsx';

addMessages('en', communityTexts);

interface OwnPlacesProps {
  readonly lines: readonly DossierLine[];
  readonly organisation: number;
  readonly onDone: () => void;
}

const count = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const word = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export function OwnPlaces({ lines, organisation, onDone }: OwnPlacesProps) {
  const { t, declared } = useI18n();
  const known = useDirectory();
  const own = lines.flatMap((line) =>
    (line.entries ?? [])
      .filter(({ type, values }) => type === 'service-point' && values['organisation'] === organisation)
      // beds are counted by who is in them
      .filter(({ values }) => (count(values['bedsGirls']) ?? 0) + (count(values['bedsBoys']) ?? 0) === 0)
      .map((one) => ({ line, one })),
  );
  if (own.length === 0) return null;
  return (
    <section className="day-part" aria-labelledby="own-places">
      <h2 id="own-places">{t('places.own')}</h2>
      {own.map(({ line, one: { id, values } }) => {
        const name = [
          declared(`code.service-point-kind.${word(values['kind'])}`),
          known.areaName(word(values['area']) ?? line.area),
        ].join(dot());
        return (
          <div key={id} className="stack">
            <h3>{name}</h3>
            <FreePlaces
              place={{
                ...{ dossier: line.id, version: line.version, entry: id, name },
                free: count(values['free']),
                freeAt: word(values['freeAt']),
                places: count(values['places']),
              }}
              onDone={onDone}
            />
          </div>
        );
      })}
    </section>
  );
}
