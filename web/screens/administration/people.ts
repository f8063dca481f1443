/** What the screens about people, teams and organisations share: choices, and what they are called. */
import { discipline, gwenKind } from '../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { KnownNames } from '../../client/directory.ts';
import type { I18n } from '../../i18n.ts';
import type { Option } from '../../ui/Choice.tsx';

/** Roles that a person's account can have; those that stand for Gwen itself have no person. */
const pseudo: readonly string[] = ['reporter', 'intake', 'emergency'];
/** Roles that decide about other people's access, or open what is sealed: never a program's. The server holds to it. */
const personal: readonly string[] = ['administrator', 'supervisor', 'operator', 'guardian'];

export const roleOptions = ({ declared }: I18n, forPrograms = false): readonly Option[] =>
  Object.keys(catalogue().roles)
    .filter((key) => !pseudo.includes(key) && !(forPrograms && personal.includes(key)))
    .map((key) => ({ key, label: declared(`role.${key}`) }));

export const rolesWords = (roles: readonly string[], { declared, list, t }: I18n): string =>
  roles.length === 0 ? t('people.noRole') : list(roles.map((role) => declared(`role.${role}`)));

export const organisationOptions = (known: KnownNames): readonly Option[] =>
  known.organisations
    .filter(({ closed }) => !closed)
    .map(({ id, name }) => ({ key: String(id), label: name }));

export const areaOptions = (known: KnownNames): readonly Option[] =>
  known.areas.map(({ code, name }) => ({ key: code, label: name }));

export const gwenOptions = ({ declared }: I18n): readonly Option[] =>
  gwenKind.codes.map((key) => ({ key, label: declared(codeLabelKey(gwenKind, key)) }));

export const gwenWords = (gwen: string, { declared }: I18n): string => declared(codeLabelKey(gwenKind, gwen));

export const disciplineOptions = ({ declared }: I18n): readonly Option[] =>
  discipline.codes.map((key) => ({ key, label: declared(codeLabelKey(discipline, key)) }));

export const teamKinds = ['contact-point', 'response-team', 'case-team'] as const;

/** Does a name hold these letters? */
export const isLike = (name: string, wanted: string): boolean =>
  name.toLowerCase().includes(wanted.trim().toLowerCase());
