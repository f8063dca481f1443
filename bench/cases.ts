/**
 * Cases as people would have made them: acts applied by the kernel and packed as the write path packs them, so that they
 * are encrypted, chained, tokenised and granted as any other. Only the keys' round trip is left out.
 */
import { caseGroup } from '../domain/codes/index.ts';
import { catalogue } from '../domain/index.ts';
import type { ApplyContext } from '../domain/kernel/apply.ts';
import { apply } from '../domain/kernel/apply.ts';
import { formatNumber } from '../domain/kernel/numbers.ts';
import type { Act } from '../domain/kernel/operations.ts';
import type { Json } from '../domain/kernel/values.ts';
import { packCommit } from '../server/store/commit.ts';
import { defaultSetting } from '../server/store/settings.ts';
import type { VaultKeys } from '../server/vault/installation.ts';
import type { SubjectKey, SubjectRef } from '../server/vault/subjectKeys.ts';
import { newSubjectKey } from '../server/vault/subjectKeys.ts';
import { nameOf, randomOf } from './names.ts';

/** Accounts and their teams, in the order in which cases are given to them. */
export interface Staff {
  readonly organisation: number;
  readonly people: readonly { readonly account: number; readonly team: number }[];
}

/** One case in this many has 60 entries; the others have four. */
const bigEvery = 500;
const entriesOfBig = 60;
const firstMs = Date.UTC(2023, 0, 1);
const lastMs = Date.UTC(2025, 9, 1);
const areas = Array.from({ length: 40 }, (_, at) => `A${at}`);
export const caseGroups: readonly string[] = (catalogue.roles['social-worker']?.reads ?? []).filter((group) =>
  caseGroup.has(group),
);

export interface PackedCase {
  readonly dossier: string;
  readonly rows: Record<string, Record<string, Json>[]>;
  readonly binaries: readonly Buffer[];
  readonly keys: readonly (SubjectRef & { readonly epoch: number; readonly wrapped: Buffer })[];
}

const words =
  'She came with her aunt and does not want to go back. We spoke in the small room, she ate, slept and asked for her brother. ';

const pick = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)] as T;

/** Spoken numbers are drawn at random and drawn again when taken; here, different ones for different cases. */
function numberBytes(at: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(at) * 349_031_357n) % 29n ** 6n);
  return bytes;
}

/** The case of this number out of so many. */
export async function makeCase(
  vault: Pick<VaultKeys, 'mac' | 'blind' | 'wrap' | 'epoch'>,
  staff: Staff,
  at: number,
  of: number,
): Promise<PackedCase> {
  const random = randomOf(at);
  const { account, team } = pick(staff.people, random);
  const now = new Date(firstMs + ((lastMs - firstMs) * at) / of);
  const dossier = crypto.randomUUID();
  const recorded = now.toISOString();
  const day = recorded.slice(0, 10);
  const operation = { recorded, dossier };
  const set = (type: string, values: Record<string, Json>): Act['operations'][number] => ({
    ...operation,
    id: crypto.randomUUID(),
    op: 'set',
    type,
    entry: crypto.randomUUID(),
    base: 0,
    set: values,
  });
  const note = (): Act['operations'][number] =>
    set('note', { text: words.repeat(1 + Math.floor(random() * 3)), on: day });
  const risk = (): Act['operations'][number] =>
    set('risk-assessment', {
      reach: pick(['no', 'unlikely', 'possible', 'yes'], random),
      level: pick(['low', 'medium', 'high'], random),
      threats: words,
      safetyPlan: words,
      on: day,
      validUntil: '2027-01-01',
    });
  const operations: Act['operations'] = [
    { ...operation, id: crypto.randomUUID(), op: 'create', kind: 'case', area: pick(areas, random) },
    set('identity', {
      names: nameOf(random) as unknown as Json,
      sex: pick(['female', 'male'], random),
      dateOfBirth: String(2008 + Math.floor(random() * 14)),
      ageBasis: 'statement',
    }),
    set('intake', {
      track: 'suspected-victim',
      cameBy: pick(['report', 'police', 'border', 'self'], random),
      date: day,
      firstLanguage: 'en',
      note: words,
    }),
    note(),
    risk(),
    {
      ...operation,
      id: crypto.randomUUID(),
      op: 'grant',
      grant: crypto.randomUUID(),
      party: team,
      groups: [...caseGroups],
      level: 'steward',
      purpose: 'care',
      basis: 'assignment',
    },
  ];
  if (at % bigEvery === 0) {
    for (let more = 4; more < entriesOfBig; more += 1) operations.push(more % 4 === 0 ? risk() : note());
  }
  const actor = {
    account,
    roles: ['social-worker'],
    parties: [account, team],
    organisation: staff.organisation,
  };
  const party = (kind: string): Json => ({
    kind,
    organisation: staff.organisation,
    contactPoint: false,
    disciplines: [],
  });
  const answers: Record<string, Json> = {
    parties: { [account]: party('account'), [team]: party('team') },
    'contact-point': null,
    // the one organisation that there is has no dossier
    organisations: { [staff.organisation]: [] },
    policies: { [staff.organisation]: [] },
  };
  const context: ApplyContext = {
    catalogue,
    actor,
    now,
    decides: true,
    setting: defaultSetting,
    lookup: (name) => answers[name],
    number: () => formatNumber('C', now.getUTCFullYear(), numberBytes(at)),
  };
  const act: Act = { id: crypto.randomUUID(), act: 'plain', operations };
  const result = apply(new Map(), act, context);
  if (!result.ok) throw new Error(`case refused: ${JSON.stringify(result.problem)}`);
  const made = new Map<string, PackedCase['keys'][number] & { key: SubjectKey }>();
  const ensureKeys = async (refs: readonly SubjectRef[]) => {
    for (const ref of refs) {
      const name = `${ref.dossier}/${ref.subject}`;
      if (!made.has(name)) made.set(name, { ...ref, ...newSubjectKey(vault, ref) });
    }
    return {
      get: (ref: SubjectRef) => made.get(`${ref.dossier}/${ref.subject}`)?.key,
      size: made.size,
    };
  };
  const packing = {
    epoch: 1,
    catalogue,
    vault: { mac: vault.mac, blind: vault.blind, epoch: vault.epoch, subjects: { ensureKeys } },
  };
  const { rows, binaries } = await packCommit(packing, actor, act, new Map(), result, now, {});
  const { facts, ...rest } = JSON.parse(rows);
  return {
    dossier,
    rows: { ...rest, ...facts, act: [{ id: act.id }] },
    binaries,
    keys: [...made.values()],
  };
}
