/** One figure: what it counts, what it came to in each released period, and by whom and where in one of them. */
import { ageGroup } from '../../../../domain/codes/person.ts';
import type { FigureDeclaration } from '../../../../domain/kernel/figure.ts';
import type { ReleaseRow } from '../../../exchange/figures/rows.ts';
import { rowWords } from '../../../exchange/figures/rows.ts';
import { html } from '../../../http/viewer/html.ts';
import type { Store } from '../../../store/store.ts';
import type { Asked, Page } from '../frame.ts';
import type { Line } from './charts.ts';
import { barTable, tileMap } from './charts.ts';
import { fileList, periods, themeOf } from './listPage.ts';
import type { PublicFigures, Told } from './releases.ts';
import { findTable, monthOf, namesFor, periodWords } from './releases.ts';

/** Periods that are shown side by side. */
const mostBeside = 12;
const ages: readonly string[] = ageGroup.codes;

export async function figurePage(
  asked: Asked,
  all: PublicFigures,
  told: Told,
  figure: FigureDeclaration,
  store: Pick<Store, 'catalogue' | 'country'>,
): Promise<Page> {
  const { text, label, language } = asked;
  const { release } = told;
  const names = namesFor(asked, all.areas);
  const title = label(`figure.${figure.id}`);
  const words = (row: ReleaseRow): string => rowWords(row, store.catalogue.kinds, names);
  const byLabel = (by: string): string =>
    by === 'answer' ? text('figures.by.answer') : label(`figure.by.${by}`);
  const ordered = (some: readonly ReleaseRow[]): readonly Line[] =>
    some
      .map((row) => ({ row, label: words(row) }))
      .sort(
        (a, b) =>
          ages.indexOf(a.row.about['age-group'] ?? '') - ages.indexOf(b.row.about['age-group'] ?? '') ||
          (b.row.value ?? -1) - (a.row.value ?? -1) ||
          a.label.localeCompare(b.label, language),
      );
  const theme = themeOf(figure);
  return {
    title,
    content: html`<p>${label(`figure.${figure.id}.help`)}</p>
${periods(asked, all, monthOf(release), `/figures/${figure.id}`)}
${await overTime(asked, all, figure, title)}
${figure.by
  .filter((by) => by !== '' && by !== 'steward')
  .map((by) => {
    const table = findTable(told, figure, by);
    const heading = byLabel(by);
    if (!table)
      return findTable(told, figure, '')
        ? html`<h2>${heading}</h2><p>${text('figures.withheld-whole')}</p>`
        : '';
    const map =
      by === 'area' ? tileMap(asked, table, all, store.country.set.settings?.tiles, names) : undefined;
    return html`<h2>${heading}</h2>${map}${barTable(asked, `${title}, ${periodWords(language, release)}: ${heading}`, heading, ordered(table))}`;
  })}
<p>${text('figures.about-releases')}</p>
<h2>${text('figures.files')}</h2>
${fileList(asked, monthOf(release))}
<p><a href="${asked.link('/figures', { period: monthOf(release) })}">${text('figures.all')}</a>${theme ? html` · ${text(`figures.theme.${theme}`)}` : ''}</p>`,
  };
}

/** The whole in each period, the newest last, so that it reads as time goes. */
async function overTime(asked: Asked, all: PublicFigures, figure: FigureDeclaration, title: string) {
  const beside = await Promise.all(all.releases.slice(0, mostBeside).map((one) => all.tell(one)));
  const lines = beside.toReversed().flatMap((told): Line[] => {
    const { release } = told;
    const table = findTable(told, figure, '') ?? [blankRow(figure, true)];
    return (table.length === 0 ? [blankRow(figure, false)] : table).map((row) => ({
      row,
      label: [periodWords(asked.language, release), row.currency].filter(Boolean).join(', '),
    }));
  });
  return html`<h2>${asked.text('figures.over-time')}</h2>${barTable(asked, title, asked.text('figures.one-period'), lines)}`;
}

/** A period in which the whole was too small to be told, or in which nothing was counted. */
const blankRow = (figure: FigureDeclaration, isWithheld: boolean): ReleaseRow => ({
  figure,
  by: '',
  key: '',
  about: {},
  currency: undefined,
  value: isWithheld || figure.of !== 'count' ? null : 0,
  isWithheld,
});
