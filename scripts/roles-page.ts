/** docs/roles.md: what each role may read, write, open, move on and grant, put together from all declarations. */

import { groupLabelKey } from '../domain/groups.ts';
import { catalogue } from '../domain/index.ts';
import type { RoleDeclaration } from '../domain/kernel/roles.ts';
import { accountRoles, pseudoRoles } from '../domain/roles.ts';
import { text } from './safeguards-page.ts';

/** By their texts, so that the page does not depend on the order of declarations. */
const named = (keys: readonly string[]): string => keys.map(text).sort().join('; ');

function byKind(
  of: { readonly [kind: string]: readonly string[] },
  key: (kind: string, name: string) => string,
): string {
  return Object.entries(of)
    .map(([kind, names]) => `${text(`kind.${kind}`)}: ${named(names.map((name) => key(kind, name)))}`)
    .join('. ');
}

function rows({ role, reads, writes, creates, moves, grants }: RoleDeclaration): string {
  const cells = [
    ['reads', named(reads.map(groupLabelKey))],
    ['writes', byKind(writes, (kind, type) => `${kind}.${type}`)],
    ['opens', named(creates.map((kind) => `kind.${kind}`))],
    ['moves on to', byKind(moves, (kind, state) => `${kind}.state.${state}`)],
    ['grants', grants ? 'what it holds as a steward' : ''],
  ] as const;
  return [
    `### ${text(`role.${role}`)} (\`${role}\`)`,
    [
      '| may | what |',
      '| --- | --- |',
      ...cells.map(([may, what]) => `| ${may} | ${what || 'nothing'} |`),
    ].join('\n'),
  ].join('\n\n');
}

const of = (some: readonly { readonly role: string }[]): readonly string[] =>
  some.flatMap(({ role }) => catalogue.roles[role] ?? []).map(rows);

/** The whole page. */
export function rolesPage(): string {
  return `${[
    '# Roles',
    'Made from the declarations by `npm run docs`; do not edit.',
    `A role opens no dossier. It says which data groups a profession ever needs and what it may do there; which dossiers a
person sees is for grants to say, one by one, each with a purpose, a basis and, if it must end, an end. Both must hold.
Reading is by data group; writing also needs the entry type. A grant can be given only by who holds it as a steward.`,
    '## Roles of people',
    ...of(accountRoles),
    '## Roles that no account has',
    ...of(pseudoRoles),
  ].join('\n\n')}\n`;
}
