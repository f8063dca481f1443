/** docs/figures.md: every declared figure with its definition, and how figures are released. */
import { figures } from '../domain/figures.ts';
import { kinds } from '../domain/index.ts';
import type { FigureDeclaration } from '../domain/kernel/figure.ts';
import { text } from './safeguards-page.ts';

const ways: { readonly [of in FigureDeclaration['of']]: string } = {
  count: 'how many',
  sum: 'sum',
  mean: 'mean',
  share: 'per cent',
  median: 'median time',
  level: 'how many at the end',
};
const whom: { readonly [about in FigureDeclaration['about']]: string } = {
  children: 'children',
  people: 'people',
  organisations: '',
};

const byWhat = ({ by }: FigureDeclaration): string =>
  by
    .filter((one) => one !== '')
    .map((one) => text(`figure.by.${one}`).toLowerCase())
    .join(', ');

function row(figure: FigureDeclaration): string {
  const { id, section, of, about, measures, answers } = figure;
  const counted =
    measures.map((one) => `\`${one}\``).join(', ') + (answers ? ` (${answers.join(', ')})` : '');
  const cells = [
    `**${text(`figure.${id}`)}** ${text(`figure.${id}.help`)}`,
    section,
    ways[of],
    whom[about],
    byWhat(figure),
    counted,
    `\`${id}\``,
  ];
  return `| ${cells.join(' | ')} |`;
}

const table = (some: readonly FigureDeclaration[]): string =>
  [
    '| figure | section | is | small numbers of | by | counts | id |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...some.map(row),
  ].join('\n');

/** The whole page. */
export function figuresPage(): string {
  return `${[
    '# Figures',
    'Made from the declarations by `npm run docs`; do not edit.',
    `Each figure is declared over *facts*: codes, numbers and times that are written with every act, never names, words or
what was found of somebody's health. A fact counts in a month, where and by whose organisation. Every figure can be had by
month, all together and by area and organisation; by what else, is said beside it. Answers such as "not known" are facts
too and count in no figure.`,
    `Who works with a dossier has its figures live and exact. Everybody else has **releases**: one person makes one for a
closed period, another approves it, and from then on it stays as it is, whatever is corrected later. A release withholds
every number of people below the limit and, by lot, as many others as it takes that none can be worked out;
counts of people are rounded, shares are told as whole per cent, and areas are the largest ones below the country. A table
by sex and age group together is told whole or not at all. The limits are settings: see
[safeguards](safeguards.md#every-kind-of-dossier).`,
    ...kinds.flatMap(({ kind }) => {
      const own = figures.filter((one) => one.kind === kind);
      return own.length > 0 ? [`## ${text(`kind.${kind}`)}`, table(own)] : [];
    }),
  ].join('\n\n')}\n`;
}
