/** What kind of organisation something would be told to, as it describes itself: for C21 and C32 [2.7]. */
import type { country, gwenKind, organisationKind } from '../codes/index.ts';
import type { Elsewhere } from '../kernel/lookups.ts';
import { findElsewhere } from '../kernel/lookups.ts';
import type { GuardContext } from '../kernel/safeguard.ts';
import { said } from '../kernel/values.ts';

export const organisations: Elsewhere = {
  name: 'organisations',
  kind: 'organisation',
  entry: 'profile',
  by: 'organisation',
  about: 'organisation',
  fields: ['actor', 'kind', 'country'],
};

export interface Recipient {
  readonly actor: (typeof gwenKind.codes)[number] | undefined;
  readonly kind: (typeof organisationKind.codes)[number] | undefined;
  /** Of which country it is an authority. */
  readonly country: (typeof country.codes)[number] | undefined;
}

/**
 * What an organisation says it is, in each of its profiles: whoever wants to hide it describes it twice. Empty when it has
 * none; undefined when that is not at hand.
 */
export const findRecipient = (
  context: GuardContext,
  organisation: number,
): readonly Recipient[] | undefined =>
  findElsewhere(context, organisations.name, organisation)?.map(({ values }) => ({
    actor: said(values['actor']) as Recipient['actor'],
    kind: said(values['kind']) as Recipient['kind'],
    country: said(values['country']) as Recipient['country'],
  }));
