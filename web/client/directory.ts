/** Who and where: organisations, teams, people and areas by their numbers, and the country's settings, fetched once. */
import { useSyncExternalStore } from 'react';
import type { CountrySet } from '../../domain/country.ts';
import { takeCountry } from './catalogue.ts';
import { getKept } from './data.ts';
import type { AreaLine, Country, Directory } from './types.ts';

export interface KnownNames extends Directory {
  readonly areas: readonly AreaLine[];
  readonly country: Country;
  readonly areaName: (code: string) => string;
  readonly organisationName: (id: number) => string;
  readonly teamName: (id: number) => string;
  readonly accountName: (id: number) => string;
  /** A person or a team, whichever party it is; undefined for one made for a time-limited grant. */
  readonly partyName: (id: number) => string | undefined;
}

const empty: KnownNames = build({ organisations: [], teams: [], accounts: [] }, [], {});
let known: KnownNames = empty;
const watchers = new Set<() => void>();

function build(directory: Directory, areas: readonly AreaLine[], country: Country): KnownNames {
  const names = <T extends { readonly id: number; readonly name: string }>(all: readonly T[]) =>
    new Map(all.map((one) => [one.id, one.name]));
  const organisations = names(directory.organisations);
  const teams = names(directory.teams);
  const accounts = names(directory.accounts);
  const areaNames = new Map(areas.map((one) => [one.code, one.name]));
  return {
    ...directory,
    areas,
    country,
    areaName: (code) => areaNames.get(code) ?? code,
    organisationName: (id) => organisations.get(id) ?? String(id),
    teamName: (id) => teams.get(id) ?? String(id),
    accountName: (id) => accounts.get(id) ?? String(id),
    partyName: (id) => accounts.get(id) ?? teams.get(id),
  };
}

export async function loadDirectory(): Promise<void> {
  const [directory, { areas }, country] = await Promise.all([
    getKept<Directory>('/directory'),
    getKept<{ areas: readonly AreaLine[] }>('/areas'),
    getKept<CountrySet>('/country'),
  ]);
  takeCountry(country);
  known = build(directory, areas, country.settings ?? {});
  for (const tell of watchers) tell();
}

export const useDirectory = (): KnownNames =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => known,
  );
