/**
 * What can be found from any screen: places to go, things her roles do, and dossiers that are called something in the open.
 * Names of people are not among them: they are looked for on a screen of its own, behind curtains.
 */

import { acts } from '../../../domain/index.ts';
import type { ActDeclaration, ActStep } from '../../../domain/kernel/act.ts';
import type { KindDeclaration } from '../../../domain/kernel/declare.ts';
import { get } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { KnownNames } from '../../client/directory.ts';
import type { DossierLine } from '../../client/types.ts';
import type { FormSources } from '../../forms/sources.ts';
import type { I18n } from '../../i18n.ts';
import { dot } from '../../i18n.ts';
import type { Place } from '../../ui/AppShell.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { titleWords } from '../dossier/labels.ts';
import { isSearchedFirst, kindsOf, mayCreate, newHref } from '../records/kinds.ts';
import type { Offer } from './matching.ts';

/** What choosing an offer leads to: a place; an act that still needs a dossier; the search for a person. */
export type Found = Offer & { readonly icon: IconName } & (
    | { readonly href: string }
    | { readonly act: ActDeclaration }
    | { readonly person: string }
  );

/** Of each kind the newest so many are found by what they are called. */
const mostLines = 200;

type Roles = readonly string[];

/** Places of the frame, her lists, and what every signed-in person has. */
export function placesToGo(roles: Roles, places: readonly Place[], { t, declared }: I18n): readonly Found[] {
  const all: readonly Found[] = [
    ...places.map(({ href, label, icon }) => ({ key: href, href, label, icon })),
    ...kindsOf(roles).map(({ kind }) => ({
      key: `/records/${kind}`,
      href: `/records/${kind}`,
      label: declared(`kind.${kind}.many`),
      icon: 'list' as const,
    })),
    { key: '/statistics', href: '/statistics', label: t('figures.place'), icon: 'bars' },
    { key: '/own', href: '/own', label: t('own.title'), icon: 'person' },
    { key: '/keys', href: '/keys', label: t('keys.title'), icon: 'lock' },
  ];
  return [...new Map(all.toReversed().map((one) => [one.key, one])).values()].toReversed();
}

/** Does one of her roles take this step? Whether a dossier and its safeguards let her is answered there. */
function mayTake(roles: Roles, { dossiers }: ActDeclaration, step: ActStep): boolean {
  const kind = dossiers[step.on] ?? '';
  return roles.some((name) => {
    const role = catalogue().roles[name];
    if (!role) return false;
    if (step.step === 'set') return role.writes[kind]?.includes(step.entry) ?? false;
    if (step.step === 'create') return role.creates.includes(kind);
    if (step.step === 'move') return role.moves[kind]?.includes(step.to) ?? false;
    return step.step === 'link' || role.grants;
  });
}

/** New dossiers that she makes, and acts of her roles on a dossier that is still to be chosen. */
export function thingsToDo(roles: Roles, { t, declared }: I18n): readonly Found[] {
  const made = kindsOf(roles).filter(({ kind, unlinkable }) => !unlinkable && mayCreate(roles, kind));
  const done = acts.filter((act) => {
    const [begins] = Object.keys(act.dossiers);
    return act.steps.every(
      (step) =>
        !(step.step === 'create' && step.on === begins) && (step.optional || mayTake(roles, act, step)),
    );
  });
  return [
    ...made.map((kind) => ({
      key: `new ${kind.kind}`,
      href: newHref(kind),
      label: t('find.new', { kind: declared(`kind.${kind.kind}`) }),
      icon: 'add' as const,
    })),
    ...done.map((act) => ({
      key: `act ${act.name}`,
      act,
      label: declared(`act.${act.name}`),
      detail: declared(`kind.${Object.values(act.dossiers)[0]}`),
      icon: 'check' as const,
    })),
  ];
}

/** The kind of dossier that an act begins on. */
export const kindOf = (act: ActDeclaration): string => Object.values(act.dossiers)[0] ?? '';

/** Acts that the server allows her on the dossier that is shown. */
export const actsHere = (
  dossier: string,
  allowed: readonly { readonly act: string }[],
  { declared }: I18n,
): readonly Found[] =>
  allowed.map(({ act }) => ({
    key: `here ${act}`,
    href: `/dossiers/${dossier}/act/${act}`,
    label: declared(`act.${act}`),
    icon: 'check',
  }));

/** Called something in the open (an agency, a workplace, a programme): no people, and no reports. */
const isCalledOpenly = (kind: KindDeclaration): boolean =>
  !isSearchedFirst(kind) && !kind.unlinkable && kind.title.length > 0;

export const openKinds = (roles: Roles): readonly string[] =>
  kindsOf(roles)
    .filter(isCalledOpenly)
    .map(({ kind }) => kind);

/** Dossiers of these kinds that she may know of, newest first. A kind that cannot be listed is left out. Throws ApiProblem. */
export async function loadLines(kinds: readonly string[]): Promise<readonly DossierLine[]> {
  const lists = await Promise.all(
    kinds.map((kind) =>
      get<{ dossiers: readonly DossierLine[] }>(`/dossiers?kind=${kind}&limit=${mostLines}`),
    ),
  );
  return lists.flatMap(({ dossiers }) => dossiers);
}

/** Lines as offers: what they are called, or else their number; an act leads on to its form. */
export const asOffers = (
  lines: readonly DossierLine[],
  words: I18n,
  sources: FormSources,
  known: Pick<KnownNames, 'areaName'>,
  act?: ActDeclaration,
): readonly Found[] =>
  lines.map((line) => {
    const called = titleWords(catalogue().kinds[line.kind], line, words, sources).filter(Boolean);
    return {
      key: line.id,
      href: act ? `/dossiers/${line.id}/act/${act.name}` : `/dossiers/${line.id}`,
      label: called.length > 0 ? called.join(dot()) : line.number,
      detail: [
        ...(called.length > 0 ? [line.number] : []),
        words.declared(`kind.${line.kind}`),
        words.declared(`${line.kind}.state.${line.state}`),
        known.areaName(line.area),
      ].join(dot()),
      icon: 'forward',
    };
  });
