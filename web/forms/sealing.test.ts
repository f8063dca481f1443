/** Handing in a form with sealed answers: what is put in a box, for whom, and what is sealed anew. Real boxes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { entry } from '../../domain/kernel/declare.ts';
import type { EntryState } from '../../domain/kernel/dossier.ts';
import * as f from '../../domain/kernel/fields.ts';
import { findNamed } from '../../domain/kernel/sealing.ts';
import type { Json } from '../../domain/kernel/values.ts';
import { newIdentity, recipientOf } from '../../seal/box.ts';
import { seal } from '../client/keyring.ts';
import { openText } from '../client/sealing.ts';
import { sealAll } from './EntryFields.tsx';
import { changesOf, startValues } from './logic.ts';
import type { FormSources } from './sources.ts';

const informant = entry('informant', {
  group: 'informants',
  many: true,
  fields: {
    handler: f.account().required(),
    name: f.box(['handler']).required(),
    said: f.box(),
    risk: f.number(),
  },
});
const place = { dossier: 'd', declaration: informant };
/** By account. */
const identities = new Map<number, string>();
beforeAll(async () => {
  for (const account of [1, 2]) identities.set(account, await newIdentity());
});
const identityOf = (account: number): string => identities.get(account) ?? '';
/** What the app gives to forms, for one person; the server's part is that everybody reads all that names nobody. */
const sources = (self: number): Required<Pick<FormSources, 'seal' | 'unseal'>> => ({
  seal: async (text, { declaration, field, values }) => {
    const named = findNamed(declaration, field, (name) => values[name]) ?? [...identities.keys()];
    return await seal(
      { v: 1, text },
      await Promise.all(named.map((account) => recipientOf(identityOf(account)))),
    );
  },
  unseal: (box) => openText(identityOf(self), box),
});
const stored = (values: { readonly [field: string]: Json }): EntryState =>
  ({
    heads: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        [{ value, stamp: { seq: 1, op: 'x', by: 1, at: '', covers: [] } }],
      ]),
    ),
  }) as unknown as EntryState;
const opened = async (account: number, value: unknown): Promise<string | undefined> =>
  await openText(identityOf(account), String(value));

describe('what is handed in', () => {
  it('holds boxes for whom the answers name, and no word outside them', async () => {
    const values = { handler: 1, name: { unsealed: 'Yonas of the ferry' }, risk: 2 };
    const sealed = await sealAll(values, { ...place, values, existing: undefined }, sources(1));
    expect(JSON.stringify(sealed)).not.toContain('Yonas');
    expect(sealed).toMatchObject({ handler: 1, risk: 2 });
    expect(await opened(1, sealed['name'])).toBe('Yonas of the ferry');
    expect(await opened(2, sealed['name'])).toBeUndefined();
  });

  it('is of one size for short and long words', async () => {
    const sizes = await Promise.all(
      ['a', 'ü'.repeat(600)].map(async (text) => {
        const values = { said: { unsealed: text } };
        const sealed = await sealAll(values, { ...place, values, existing: undefined }, sources(1));
        return String(sealed['said']).length;
      }),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it('seals anew what lies there when somebody else is named, and then only she opens it', async () => {
    const first = { handler: 1, name: { unsealed: 'Yonas' }, said: { unsealed: 'soon' } };
    const before = stored(await sealAll(first, { ...place, values: first, existing: undefined }, sources(1)));
    const values = { ...startValues(informant, before), handler: 2 };
    const sealed = await sealAll(values, { ...place, values, existing: before }, sources(1));
    const set = changesOf(informant, before, sealed);
    // what is for all readers is not touched
    expect(Object.keys(set).sort()).toEqual(['handler', 'name']);
    expect(await opened(2, set['name'])).toBe('Yonas');
    expect(await opened(1, set['name'])).toBeUndefined();
  });

  it('leaves shut what she cannot open, and boxes as they are when nobody else is named', async () => {
    const first = { handler: 1, name: { unsealed: 'Yonas' } };
    const before = stored(await sealAll(first, { ...place, values: first, existing: undefined }, sources(1)));
    const handedOver = { ...startValues(informant, before), handler: 2 };
    const shut = await sealAll(handedOver, { ...place, values: handedOver, existing: before }, sources(2));
    expect(changesOf(informant, before, shut)).toEqual({ handler: 2 });
    const riskier = { ...startValues(informant, before), risk: 4 };
    const same = await sealAll(riskier, { ...place, values: riskier, existing: before }, sources(1));
    expect(changesOf(informant, before, same)).toEqual({ risk: 4 });
  });

  it('is nothing at all when it cannot be sealed', async () => {
    const values = { handler: 1, name: { unsealed: 'Yonas' } };
    const failing = { ...sources(1), seal: () => Promise.reject(new Error('nobody')) };
    const here = { ...place, values, existing: undefined };
    await expect(sealAll(values, here, failing)).rejects.toThrow('nobody');
    // no way to seal, or no dossier that says for whom: the words stay where they are
    await expect(sealAll(values, here, {})).rejects.toThrow('seal-nobody');
    await expect(sealAll(values, { ...here, dossier: undefined }, sources(1))).rejects.toThrow('seal-nobody');
    const open = { handler: 1, risk: 2 };
    expect(await sealAll(open, { ...here, values: open }, {})).toEqual(open);
  });
});
