/** docs/safeguards.md: every declared safeguard in the words of the message catalogue, with its numbers and bounds. */
import IntlMessageFormat from 'intl-messageformat';
import { kinds, messages } from '../domain/index.ts';
import type { KindDeclaration } from '../domain/kernel/declare.ts';
import { disclosureLimits } from '../domain/kernel/disclosure.ts';
import { climbStep, emergencyGrantReview } from '../domain/kernel/duties.ts';
import { releaseSettings } from '../domain/kernel/release.ts';
import type { Safeguard } from '../domain/kernel/safeguard.ts';
import type { Setting } from '../domain/kernel/settings.ts';

/** How many, where a text counts something. */
const some = 2;

/** A text of the English catalogue, with "…" for what depends on the dossier. Throws where it is missing. */
export function text(key: string): string {
  const found = messages.en[key];
  if (found === undefined) throw new Error(`no text for ${key}`);
  const counts = [...found.matchAll(/\{(\w+), plural/g)].map(([, name = '']) => [name, some] as const);
  const shown = found.replaceAll(/\{\w+(?:, number)?\}/g, '…');
  return String(new IntlMessageFormat(shown, 'en').format(Object.fromEntries(counts)));
}

const amount = (value: number, unit: Setting['unit']): string =>
  unit === 'count' ? String(value) : `${value} ${value === 1 ? unit.slice(0, -1) : unit}`;

const settingRow = ({ id, unit, default: value, min, max }: Setting): string =>
  `| ${text(`setting.${id}`)} | ${amount(value, unit)} | ${amount(min, unit)} to ${amount(max, unit)} | \`${id}\` |`;

const settingsTable = (settings: readonly Setting[]): string =>
  ['| setting | default | may be set | id |', '| --- | --- | --- | --- |', ...settings.map(settingRow)].join(
    '\n',
  );

const yes = (is: unknown): string => (is ? 'yes' : '');

function overview(kind: KindDeclaration): string {
  const rows = kind.safeguards.map(
    ({ id, section, blocks, alerts, duties, emergency }) =>
      `| [${id}](#${anchor(kind, id)}) | ${text(`safeguard.${id}`)} | ${section} | ${yes(blocks)} | ${yes(alerts)} | ${yes(duties)} | ${yes(emergency)} |`,
  );
  return [
    '| id | what it watches | section | refuses | warns | sets tasks | emergency way |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Groups of ids in the order of the textbook's work: reports, cases, households, recruiters, courts, the plan. */
const letters = 'RCHVEN';
const rank = (id: string): number => letters.indexOf(id.slice(0, 1)) * 100 + Number(id.slice(1));

/** Each once, with every kind of dossier that is watched for it. */
function index(): string {
  const watched = kinds.flatMap((kind) => kind.safeguards.map((guard) => ({ kind, guard })));
  const byId = [...Map.groupBy(watched, ({ guard }) => guard.id)].sort(([a], [b]) => rank(a) - rank(b));
  const rows = byId.map(([id, all]) => {
    const [first] = all;
    const places = all.map(({ kind }) => `[${kind.kind}](#${anchor(kind, id)})`).join(', ');
    return `| ${id} | ${text(`safeguard.${id}`)} | ${first?.guard.section} | ${places} |`;
  });
  return [
    '| id | what it watches | section | in the dossier of a |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const heading = (kind: KindDeclaration, id: string): string => `${id} of a ${kind.kind}`;
const anchor = (kind: KindDeclaration, id: string): string =>
  heading(kind, id).toLowerCase().replaceAll(' ', '-');

/** What a safeguard does when it does not hold. */
function doings({ blocks, alerts, duties }: Safeguard): string {
  const all = [blocks && 'refuses', alerts && 'warns', duties && 'sets tasks with a deadline'].filter(
    Boolean,
  );
  return all.length > 0 ? all.join(', ') : 'a rule for the declarations themselves, held by the tests';
}

function emergencyWay(guard: Safeguard): string {
  const within = guard.settings.find(({ id }) => id === guard.emergency);
  if (within) {
    return `with a reason, by one person; a second one reviews it within ${amount(within.default, within.unit)}`;
  }
  return guard.blocks ? 'none' : 'none needed: it refuses nothing';
}

function detail(kind: KindDeclaration, guard: Safeguard): string {
  const { id, section, needs, texts, settings } = guard;
  const lines = [
    `- ${text(`safeguard.${id}`)}. Section ${section}.`,
    `- Does: ${doings(guard)}.`,
    ...(texts.length > 0 ? ['- Says:', ...texts.map((one) => `  - ${text(`safeguard.${id}.${one}`)}`)] : []),
    `- What satisfies it: ${text(`safeguard.${id}.remedy`)}`,
    ...(needs.length > 0
      ? [`- Looks at: ${needs.map((type) => text(`${kind.kind}.${type}`).toLowerCase()).join(', ')}.`]
      : []),
    `- Emergency way: ${emergencyWay(guard)}.`,
  ];
  return [
    `### ${heading(kind, id)}`,
    lines.join('\n'),
    ...(settings.length > 0 ? [settingsTable(settings)] : []),
  ].join('\n\n');
}

/** The whole page. */
export function safeguardsPage(): string {
  const watched = kinds.filter((kind) => kind.safeguards.length > 0);
  return `${[
    '# Safeguards',
    'Made from the declarations by `npm run docs`; do not edit.',
    `A safeguard is a duty of the textbook "Action against child trafficking at policy and outreach levels" (ILO, UNICEF,
UN.GIFT) that Gwen watches; the section numbers are the textbook's. It may refuse what Gwen itself would do: grant, share,
send, move on, close. It never refuses the record of something that has already happened: that is stored, marked as a
breach, and a supervisor is told. A task has a deadline and climbs to the next role when it is late. Where there is an
emergency way, one person acts now with a reason, and another reviews it.`,
    `A country sets the numbers within their bounds. Where a safeguard cannot see all it looks at, the server refuses. Counts
in the texts below are examples.`,
    '## All of them',
    index(),
    ...watched.flatMap((kind) => [
      `## ${text(`kind.${kind.kind}`)}`,
      overview(kind),
      ...kind.safeguards.map((guard) => detail(kind, guard)),
    ]),
    '## Every kind of dossier',
    `${text('safeguard.emergency-grant')}: whoever opens a file in an emergency gives a reason, and another person reviews it.`,
    settingsTable([emergencyGrantReview, climbStep]),
    'Figures that are published or handed out hold no number of people that is smaller than these, nor one from which such a number follows.',
    settingsTable([...Object.values(disclosureLimits), ...Object.values(releaseSettings)]),
  ].join('\n\n')}\n`;
}
