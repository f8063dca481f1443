/**
 * The annual figures of justice: how many were prosecuted and convicted, for how long, what was confiscated, what children were
 * awarded and what reached them [2.5]. Each with what it counts, as a line over the years and as a table; printable.
 */
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { ApiProblem, get } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import { problemWords } from '../../client/words.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { Bars } from '../../ui/charts/Bars.tsx';
import { Line } from '../../ui/charts/Line.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { Loading } from '../../ui/States.tsx';
import type { FigureLine, FigureTable } from '../figures/words.ts';
import { keyWords, valueWords } from '../figures/words.ts';
import type { YearTables } from './years.ts';
import { byAnswer, fromFirst, lastYears, linesOf, overYears, yearQuery } from './years.ts';
import './words.ts';
import './justice.css';

const howManyYears = 5;
const still = { concerns: () => false };

type Tables = { readonly tables: readonly FigureTable[] };

/** Stages stand in the order of the way, everything else by how much it is. */
function inOrder(cells: FigureTable['cells']): FigureTable['cells'] {
  const stages: readonly string[] = catalogue().kinds['proceeding']?.states ?? [];
  return cells.toSorted(
    (a, b) => stages.indexOf(a.key) - stages.indexOf(b.key) || (b.value ?? 0) - (a.value ?? 0),
  );
}

async function readYear(year: number): Promise<YearTables> {
  const [whole, divided] = await Promise.all([
    get<Tables>(yearQuery(year, overYears, '')),
    get<Tables>(yearQuery(year, byAnswer, 'answer')),
  ]);
  return { year, tables: [...whole.tables, ...divided.tables] };
}

export function Annual() {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const declaredFigures = useResource<{ figures: readonly FigureLine[] }>('/figures', still);
  const [years, setYears] = useState<readonly YearTables[]>();
  const [failed, setFailed] = useState<ApiProblem>();
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    let isHere = true;
    Promise.all(lastYears(new Date(), howManyYears).map(readYear)).then(
      (all) => isHere && setYears(fromFirst(all)),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        if (isHere) setFailed(error);
      },
    );
    return () => {
      isHere = false;
    };
  }, []);
  const problem = failed ?? declaredFigures.problem;
  const figureOf = (id: string): FigureLine | undefined =>
    declaredFigures.data?.figures.find((one) => one.id === id);
  const year = years?.find((one) => String(one.year) === chosen) ?? years?.at(-1);
  return (
    <Page
      title={t('justice.figures')}
      back={{ href: '/', label: t('home.title') }}
      acts={
        <Button kind="plain" onPress={() => window.print()}>
          {t('justice.print')}
        </Button>
      }
    >
      <p>
        {t('justice.figuresHelp')} <Link href="/statistics">{t('justice.figuresReleases')}</Link>
      </p>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {(!years || !declaredFigures.data) && !problem && <Loading />}
      {years && year && declaredFigures.data && (
        <>
          <section className="stack" aria-labelledby="whole">
            <h2 id="whole">{t('justice.whole')}</h2>
            <div className="justice-years">
              {overYears.flatMap((id) => {
                const figure = figureOf(id);
                if (!figure) return [];
                const say = (key: string, value: number | null): string =>
                  valueWords(figure, key, value, words) ?? '–';
                return linesOf(id, figure.of === 'mean', years, say).map(({ key, parts }) => (
                  <Line
                    key={`${id} ${key}`}
                    title={
                      figure.unit === 'money'
                        ? `${declared(`figure.${id}`)} (${key.split(' ')[0]})`
                        : declared(`figure.${id}`)
                    }
                    definition={declared(`figure.${id}.help`)}
                    about={t('justice.year')}
                    parts={parts}
                  />
                ));
              })}
            </div>
          </section>
          <section className="stack" aria-labelledby="one-year">
            <h2 id="one-year">{t('justice.forYear', { year: String(year.year) })}</h2>
            <div className="justice-year">
              <Select
                label={t('justice.year')}
                options={years
                  .map((one) => ({ key: String(one.year), label: String(one.year) }))
                  .toReversed()}
                value={String(year.year)}
                onChange={(one) => typeof one === 'string' && setChosen(one)}
              />
            </div>
            {byAnswer.map((id) => {
              const figure = figureOf(id);
              const table = year.tables.find((one) => one.figure === id && one.by === 'answer');
              if (!figure) return null;
              return (
                <Bars
                  key={id}
                  title={declared(`figure.${id}`)}
                  definition={declared(`figure.${id}.help`)}
                  about={t('justice.what')}
                  parts={inOrder(table?.cells ?? []).map(({ key, value }) => ({
                    key,
                    label: keyWords(figure, 'answer', key, words, known),
                    value,
                    said: valueWords(figure, key, value, words) ?? '–',
                  }))}
                />
              );
            })}
          </section>
        </>
      )}
    </Page>
  );
}
