/**
 * What would refuse an act, reckoned in the browser before it is sent: the kernel tries it on a copy, with what the
 * directory says of teams. The server decides; this only spares a person the way there and back.
 */
import { settings } from '../../../domain/index.ts';
import type { Refusal } from '../../../domain/kernel/apply.ts';
import { apply } from '../../../domain/kernel/apply.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import type { PartyFacts } from '../../../domain/kernel/lookups.ts';
import type { Draft } from '../../client/acts.ts';
import { act } from '../../client/acts.ts';
import { catalogue } from '../../client/catalogue.ts';
import type { KnownNames } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';

function partiesOf({ teams }: KnownNames) {
  return Object.fromEntries(
    teams.map((team) => [
      team.id,
      {
        kind: 'team',
        organisation: team.organisation,
        contactPoint: team.kind === 'contact-point',
        disciplines: team.discipline === null ? [] : [team.discipline],
      } satisfies PartyFacts,
    ]),
  );
}

/** A device's clock may be behind the server's, which would make what was just given seem not to be in force yet. */
const notBefore = (dossier: Dossier): Date =>
  new Date(Math.max(Date.now(), ...dossier.grants.map(({ from }) => Date.parse(from))));

/** The safeguards that stand in the way of these operations on one dossier; none when the server may accept them. */
export function findRefusals(
  dossier: Dossier,
  drafts: readonly Draft[],
  session: SessionBody,
  known: KnownNames,
): readonly Refusal[] {
  const { id, act: name, operations } = act('trial', drafts);
  const parties = partiesOf(known);
  const result = apply(
    new Map([[dossier.id, dossier]]),
    { id, act: name, operations: [...operations] },
    {
      catalogue: catalogue(),
      now: notBefore(dossier),
      actor: {
        account: session.account,
        roles: session.roles,
        parties: session.parties,
        organisation: session.organisation,
      },
      decides: false,
      setting: (key) => settings.get(key)?.default ?? 0,
      lookup: (fact) => (fact === 'parties' ? parties : undefined),
      number: () => '',
    },
  );
  return !result.ok && result.problem.code === 'refused' ? result.problem.refusals : [];
}
