/** All figures of a period, by theme: what each counts and what it came to. */
import { figures } from '../../../../domain/figures.ts';
import type { FigureDeclaration } from '../../../../domain/kernel/figure.ts';
import { html } from '../../../http/viewer/html.ts';
import type { Asked, Page } from '../frame.ts';
import type { PublicFigures, Told } from './releases.ts';
import { findTable, monthOf, periodWords } from './releases.ts';
import { valueWords } from './values.ts';

/** Themes in the order in which people ask, and the kinds of dossier that each is counted from. */
export const themes = {
  reports: ['report'],
  children: ['case'],
  families: ['household', 'programme'],
  work: ['agency', 'enterprise'],
  justice: ['proceeding'],
  plan: ['plan'],
} as const satisfies { readonly [theme: string]: readonly string[] };
export type Theme = keyof typeof themes;

export const themeOf = ({ kind }: FigureDeclaration): Theme | undefined =>
  (Object.keys(themes) as Theme[]).find((theme) => (themes[theme] as readonly string[]).includes(kind));

/** Formats that everybody can take a release along in. */
export const formats = ['csv', 'xlsx', 'json', 'hxl.csv', 'dhis2.json'] as const;

/** The release that an address asks for: by its first month, else the newest. */
export const chosenRelease = ({ query }: Asked, { releases }: PublicFigures) => {
  const period = query.get('period');
  return period === null ? releases[0] : releases.find((one) => monthOf(one) === period);
};

const mostPeriods = 16;

export function listPage(asked: Asked, all: PublicFigures, told: Told): Page {
  const { text, label, language } = asked;
  const { release } = told;
  const headline = (figure: FigureDeclaration): string => {
    const cells = findTable(told, figure, '');
    if (!cells) return text('figures.withheld');
    if (cells.length === 0) return text('figures.nothing-counted');
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(
      cells.map((row) => valueWords(asked, row)),
    );
  };
  const period = monthOf(release);
  return {
    title: text('figures.title'),
    content: html`<p>${text('figures.intro')}</p>
${periods(asked, all, period, '/figures')}
<p>${text('figures.about-releases')}</p>
${(Object.keys(themes) as Theme[]).map((theme) => {
  const own = figures.filter((figure) => themeOf(figure) === theme);
  return html`<section>
<h2>${text(`figures.theme.${theme}`)}</h2>
<p class="soft">${text(`figures.theme.${theme}.text`)}</p>
<dl>${own.map(
    (
      figure,
    ) => html`<div class="figure"><dt><a href="${asked.link(`/figures/${figure.id}`, { period })}">${label(`figure.${figure.id}`)}</a></dt>
<dd><b>${headline(figure)}</b></dd></div>
`,
  )}</dl></section>`;
})}
<h2 id="files">${text('figures.files')}</h2>
<p>${text('figures.files.text')}</p>
${fileList(asked, period)}`,
  };
}

/** The files of a period, each by what it is for. */
export const fileList = ({ text }: Asked, period: string) =>
  html`<ul>${formats.map(
    (format) =>
      html`<li><a href="/figures/data/${period}.${format}" download>${text(`figures.file.${format}`)}</a></li>`,
  )}</ul>`;

/** The other periods there are, this one marked. */
export const periods = (asked: Asked, { releases }: PublicFigures, here: string, path: string) =>
  html`<nav aria-label="${asked.text('figures.periods')}"><ul>${releases.slice(0, mostPeriods).map((one) => {
    const period = monthOf(one);
    const words = periodWords(asked.language, one);
    return period === here
      ? html`<li><b aria-current="true">${words}</b></li>`
      : html`<li><a href="${asked.link(path, { period })}">${words}</a></li>`;
  })}</ul></nav>`;

/** Before anything was released. */
export const emptyPage = ({ text }: Asked): Page => ({
  title: text('figures.title'),
  content: html`<p>${text('figures.intro')}</p><p class="card">${text('figures.none')}</p>`,
});
