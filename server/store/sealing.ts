/**
 * Whom a sealed field of a dossier is sealed to (domain/kernel/fields.ts, `SealedTo`): keys for the device of somebody who
 * is about to write it. Who may only tell is given keys and no names.
 */
import { groupCode } from '../../domain/groups.ts';
import { MOST_RECIPIENTS } from '../../seal/box.ts';
import type { Session } from './session.ts';
import { intArray } from './session.ts';
import type { Store } from './store.ts';

export interface SealedField {
  readonly dossier: string;
  /** Entry type and its field. */
  readonly type: string;
  readonly field: string;
  /** Accounts that the entry names, for a field that is for those alone. */
  readonly named?: readonly number[] | undefined;
}

export interface Recipients {
  /** Public keys, `age1pq1...`, in no telling order; none when nobody could open it. */
  readonly recipients: readonly string[];
  /** Accounts that were named and cannot open it: they may not read it here, or have no key of their own. */
  readonly lacking: readonly number[];
  /** There are more readers than one box can be sealed to; then no keys are given. */
  readonly tooMany: boolean;
}

/** Undefined where the dossier is not there, or not for her, or she may not write this field, or it is not sealed so. */
export async function findRecipients(
  store: Store,
  session: Session,
  { dossier, type, field, named = [] }: SealedField,
): Promise<Recipients | undefined> {
  const { parties, groups, roles } = session;
  const { rows: known } = await store.app.query<{ kind: number }>(
    'select kind from gwen.kinds_of($1, $2, $3)',
    [intArray(parties), intArray(groups), [dossier]],
  );
  const kind = known[0] && store.kindOf(known[0].kind);
  const declared = kind && Object.hasOwn(kind.entries, type) ? kind.entries[type] : undefined;
  const spec = declared && Object.hasOwn(declared.fields, field) ? declared.fields[field]?.spec : undefined;
  if (!kind || !declared || spec?.sealedTo === undefined || spec.sealedTo === 'contact-point')
    return undefined;
  const writes = roles.some((role) => declared.writers.includes(role));
  const tells = roles.some((role) => declared.tellers.includes(role));
  if (!writes && !tells) return undefined;
  const isNamed = spec.sealedTo !== 'readers';
  const reading = Object.values(store.catalogue.roles)
    .filter((role) => role.reads.includes(declared.group))
    .map(({ role }) => role);
  const ask = async (telling: boolean) =>
    await store.app.query<{ account: number | null; recipient: string | null }>(
      'select account, recipient from gwen.seal_recipients($1, $2, $3, $4, $5, $6, $7, $8)',
      [
        intArray(parties),
        dossier,
        groupCode(declared.group),
        reading,
        isNamed ? intArray(named) : null,
        telling,
        kind.apart.includes(declared.group),
        MOST_RECIPIENTS + 1,
      ],
    );
  let rows = writes ? (await ask(false)).rows : [];
  if (rows.length === 0 && tells) rows = (await ask(true)).rows;
  if (rows.length === 0) return undefined;
  const able = new Set(rows.map(({ account }) => account));
  const tooMany = rows.length > MOST_RECIPIENTS;
  const recipients = [...new Set(rows.flatMap(({ recipient }) => recipient ?? []))].sort();
  return {
    recipients: tooMany ? [] : recipients,
    lacking: isNamed ? named.filter((one) => !able.has(one)) : [],
    tooMany,
  };
}
