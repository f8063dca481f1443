/**
 * The home of who looks after children where they stay: beds, who is in, who comes when, and what each child needs for
 * living here. Never the case: she is let in to the stay alone [2.8].
 */
import { useAllLines } from '../../client/allLines.ts';
import { useDirectory } from '../../client/directory.ts';
import { problemWords } from '../../client/words.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { carerTexts } from '../../messages/parts/carer.en.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { Beds } from './beds/Beds.tsx';
import { houseOf, housesOf } from './beds/board.ts';
import { LodgerCard } from './beds/LodgerCard.tsx';
import { OwnPlaces } from './beds/OwnPlaces.tsx';
import { useTelling } from './beds/useTelling.ts';
import type { BoardProps } from './registry.ts';
import './days.css';
import './beds/beds.css';

addMessages('en', carerTexts);

export function Board({ session }: BoardProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const places = useAllLines('kind=community&state=active&entries=service-point', ['community']);
  const cases = useAllLines('kind=case&entries=stay&entries=presence&entries=schooling', ['case']);
  const { tell, problem, pending, told, takeBack, isKept } = useTelling(cases.reload);
  const failed = places.problem ?? cases.problem;
  if (!places.lines || !cases.lines)
    return failed ? <ProblemNotice problem={problemWords(failed, words)} /> : <Loading />;
  const houses = housesOf(places.lines, session.organisation);
  const { beds, lodgers, accepting } = houseOf(
    houses.map(({ point }) => point),
    cases.lines,
    session.organisation,
    new Date(),
  );
  const [first] = houses;
  return (
    <div className="day">
      <section className="day-part beds-house" aria-labelledby="beds">
        <h2 id="beds">
          {t('beds.title')} · {known.organisationName(session.organisation)}
        </h2>
        {!first ? (
          <Notice tone="info" title={t('beds.noHouse')}>
            <p>{t('beds.noHouseHelp')}</p>
          </Notice>
        ) : (
          <p>{t(accepting === false ? 'beds.notAccepting' : 'beds.accepting')}</p>
        )}
        <Beds beds={beds} lodgers={lodgers} />
        <p className="small soft">{t('beds.help')}</p>
      </section>
      <OwnPlaces lines={places.lines} organisation={session.organisation} onDone={places.reload} />
      <nav className="day-tasks" aria-label={t('beds.tasks')}>
        {first && (
          <ButtonLink
            href={`/dossiers/${first.dossier}/write/security-check?set.servicePoint=${first.point.id}`}
            icon="shield"
          >
            {t('beds.security')}
          </ButtonLink>
        )}
        <Button icon="list" onPress={() => window.print()}>
          {t('beds.print')}
        </Button>
      </nav>
      <section className="day-part" aria-labelledby="lodgers">
        <h2 id="lodgers">{t('beds.lodgers')}</h2>
        {problem && <ProblemNotice problem={problemWords(problem, words)} />}
        {isKept && <Notice tone="info" title={t('beds.kept')} isSpoken />}
        {lodgers.length === 0 && (
          <EmptyState icon="bed" title={t('beds.nobody')}>
            {t('beds.nobodyHelp')}
          </EmptyState>
        )}
        {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
        <ul role="list" className="day-cards">
          {lodgers.map((one) => (
            <LodgerCard
              key={one.dossier}
              one={one}
              tell={tell}
              isPending={pending === one.dossier}
              {...(told === one.dossier ? { takeBack } : {})}
            />
          ))}
        </ul>
      </section>
    </div>
  );
}
