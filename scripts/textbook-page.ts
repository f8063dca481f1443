/**
 * docs/textbook.md: what each section of the textbook describes, and where that is in Gwen. What is named must be
 * declared, or the page cannot be made.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as codeLists from '../domain/codes/index.ts';
import { figures } from '../domain/figures.ts';
import { acts, catalogue, kinds, settings } from '../domain/index.ts';
import { relations } from '../domain/kernel/operations.ts';
import { catalogueActions } from '../domain/plan/actions/index.ts';
import { text } from './safeguards-page.ts';
import { sections } from './textbook/index.ts';
import type { Matter, Section, Where } from './textbook/section.ts';

const root = join(import.meta.dirname, '..');
const lists = new Map(
  Object.values(codeLists).flatMap((one) =>
    typeof one === 'object' && 'codes' in one ? [[one.id, one.codes as readonly string[]] as const] : [],
  ),
);

const must = (is: boolean, what: string): void => {
  if (!is) throw new Error(`docs/textbook.md names ${what}, which does not exist`);
};

/** Words for a reference of each sort; throws if what it names is not there. */
const sorts: { readonly [sort: string]: (name: string) => string } = {
  act: (name) => {
    must(
      acts.some((one) => one.name === name),
      `the act ${name}`,
    );
    return `${text(`act.${name}`)} (act \`${name}\`)`;
  },
  code: (name) => {
    const [list = '', code] = name.split('.');
    const codes = lists.get(list);
    must(codes !== undefined && (code === undefined || codes.includes(code)), `the code ${name}`);
    return code === undefined ? `answers \`${list}\`` : `answer "${text(`code.${name}`)}" (\`${name}\`)`;
  },
  file: (name) => {
    must(existsSync(join(root, name)), `the file ${name}`);
    return `\`${name}\``;
  },
  figure: (name) => {
    must(
      figures.some(({ id }) => id === name),
      `the figure ${name}`,
    );
    return `figure "${text(`figure.${name}`)}" (\`${name}\`)`;
  },
  link: (name) => {
    must(
      relations.some((one) => one === name),
      `the link ${name}`,
    );
    return `link \`${name}\` between dossiers`;
  },
  role: (name) => {
    must(Object.hasOwn(catalogue.roles, name), `the role ${name}`);
    return `role ${text(`role.${name}`)} (\`${name}\`)`;
  },
  setting: (name) => {
    must(settings.has(name), `the setting ${name}`);
    return `setting "${text(`setting.${name}`)}" (\`${name}\`)`;
  },
  state: (name) => {
    const [kind = '', state = ''] = name.split('.');
    must(catalogue.kinds[kind]?.states.includes(state) === true, `the state ${name}`);
    return `${text(`kind.${kind}`)}: ${text(`${kind}.state.${state}`)} (state \`${name}\`)`;
  },
};

function safeguardWords(id: string): string {
  const kind = kinds.find(({ safeguards }) => safeguards.some((one) => one.id === id));
  if (!kind) throw new Error(`docs/textbook.md names the safeguard ${id}, which does not exist`);
  return `[${id}](safeguards.md#${id.toLowerCase()}-of-a-${kind.kind}) ${text(`safeguard.${id}`)}`;
}

function entryWords(name: string): string {
  const [kind = '', type = '', field] = name.split('.');
  const entry = catalogue.kinds[kind]?.entries[type];
  must(entry !== undefined, `the entry ${kind}.${type}`);
  must(field === undefined || Object.hasOwn(entry?.fields ?? {}, field), `the field ${name}`);
  const labels = [`kind.${kind}`, `${kind}.${type}`, ...(field === undefined ? [] : [name])].map(text);
  return `${labels.join(': ')} (\`${name}\`)`;
}

/** A reference in words; throws if what it names does not exist. */
export function wordsOf(reference: string): string {
  const [first = '', second] = reference.split(' ');
  if (second !== undefined) {
    const sort = sorts[first];
    if (!sort) throw new Error(`docs/textbook.md: no such reference as ${reference}`);
    return sort(second);
  }
  return /^[A-Z]\d+$/.test(first) ? safeguardWords(first) : entryWords(first);
}

const cell = (where: Where): string => where.map(wordsOf).join('<br>');
const matterRow = ([what, ...where]: Matter): string => `| ${what} | ${cell(where)} |`;

function actionsTable({ id, actions }: Section): string {
  const ours = catalogueActions.filter(({ section }) => section === id);
  if (ours.length === 0) return 'The section asks nothing of single actors.';
  const rows = ours.map((one) => {
    const where = actions[one.id];
    if (!where) throw new Error(`docs/textbook.md: ${one.id} leads nowhere`);
    const actors = one.actors.map((actor) => text(`code.gwen-kind.${actor}`)).join(', ');
    return `| ${actors} | ${text(`action.${one.id}`)} (\`${one.id}\`) | ${cell(where)} |`;
  });
  return ['| who | can | where, beside the plan |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What is done in one breath for a section, from the declarations of acts. */
function actsOf({ id }: Section): string {
  const ours = acts
    .filter(({ section }) => section === id)
    .map(({ name }) => `${text(`act.${name}`)} (\`${name}\`)`);
  return ours.length === 0 ? '' : `What people do in one step for it: ${ours.join('; ')}.`;
}

/** The whole page. */
export function textbookPage(): string {
  return `${[
    '# From the textbook to Gwen',
    'Made by `npm run docs` from `scripts/textbook/index.ts` and its neighbours; do not edit.',
    `For whoever wants to know whether a matter of the textbook ("Action against child trafficking at policy and outreach
levels", ILO, UNICEF, UN.GIFT 2009, textbook 2) is in Gwen, and where. The matters are told in our own words. What is named
in \`code\` is declared under that name; making this page fails where it is not. Safeguards are told of in full in
[safeguards.md](safeguards.md).`,
    `What somebody *can do* is an action of the catalogue: a plan picks it (\`plan.action.catalogue\`), gives it to one
organisation with a date, hears how it stands (\`plan.progress\`) and sees what shows it (\`plan.evidence\`). The third column
names where else in Gwen it is carried out or leaves its trace.`,
    ...sections.flatMap((section) => [
      `## ${section.id} ${section.title}`,
      [
        '| what the section describes | where it is in Gwen |',
        '| --- | --- |',
        ...section.matters.map(matterRow),
      ].join('\n'),
      actsOf(section),
      `### What each can do (${section.id})`,
      actionsTable(section),
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}
