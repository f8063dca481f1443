/**
 * What safeguards ask of elsewhere, by declared name. Only the look-ups that the safeguards of the dossiers at hand
 * declare are answered; a name that no provider knows answers "not at hand", and the safeguard "unknown".
 */
import { catalogue } from '../../domain/index.ts';
import type { Act } from '../../domain/kernel/operations.ts';
import type { Json } from '../../domain/kernel/values.ts';
import type { Loaded } from './rows.ts';
import type { Session } from './session.ts';
import type { Store } from './store.ts';

export interface LookupRequest {
  readonly session: Session;
  readonly act: Act;
  readonly dossiers: ReadonlyMap<string, Loaded>;
}

/** Answers one look-up for an act. */
export type Provider = (store: Store, request: LookupRequest) => Promise<Json | undefined>;

const providers: { readonly [name: string]: Provider } = {};

/** The answers for this act, fetched before apply() runs. */
export async function findLookups(
  store: Store,
  session: Session,
  act: Act,
  dossiers: ReadonlyMap<string, Loaded>,
): Promise<(name: string) => Json | undefined> {
  const kinds = new Set(
    act.operations.flatMap((one) =>
      one.op === 'create' ? [one.kind] : (dossiers.get(one.dossier)?.dossier.kind ?? []),
    ),
  );
  const wanted = new Set(
    [...kinds].flatMap((kind) => catalogue.kinds[kind]?.safeguards.flatMap((guard) => guard.lookups) ?? []),
  );
  const found = new Map<string, Json | undefined>();
  for (const name of wanted) found.set(name, await providers[name]?.(store, { session, act, dossiers }));
  return (name) => found.get(name);
}
