import { describe, expect, it } from 'vitest';
import { messages as codeLabels } from './codes/messages.en.ts';
import { figures } from './figures.ts';
import { groupLabelKey, groups } from './groups.ts';
import { defaultBenchmarks } from './household/benchmarks.ts';
import { acts, catalogue, kinds, settings } from './index.ts';
import type { Fields } from './kernel/fields.ts';
import { breakdowns, measuresOf } from './kernel/figure.ts';
import { dutyTextKey, refusalTextKey, textOf } from './kernel/texts.ts';
import { messages } from './messages.en.ts';
import { catalogueActions } from './plan/actions/index.ts';

const fieldKeys = (prefix: string, fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([name, { spec }]) => [
    `${prefix}.${name}`,
    ...(spec.items ? fieldKeys(`${prefix}.${name}`, spec.items) : []),
  ]);

/** Every key that the declarations ask for. */
const wanted: ReadonlySet<string> = new Set([
  ...kinds.flatMap((kind) => [
    `kind.${kind.kind}`,
    `kind.${kind.kind}.many`,
    ...kind.states.map((state) => `${kind.kind}.state.${state}`),
    ...Object.values(kind.entries).flatMap(({ type, fields }) => [
      `${kind.kind}.${type}`,
      ...fieldKeys(`${kind.kind}.${type}`, fields),
    ]),
    ...kind.safeguards.flatMap(({ id, texts }) => [
      `safeguard.${id}`,
      `safeguard.${id}.remedy`,
      ...texts.map((text) => `safeguard.${id}.${text}`),
    ]),
  ]),
  ...acts.flatMap(({ name, steps }) => [`act.${name}`, ...steps.map(({ as }) => `act.${name}.${as}`)]),
  ...[...settings.keys()].map((id) => `setting.${id}`),
  ...Object.keys(catalogue.roles).map((role) => `role.${role}`),
  ...groups.map(groupLabelKey),
  ...Object.keys(codeLabels),
  ...figures.flatMap(({ id }) => [`figure.${id}`, `figure.${id}.help`]),
  ...[...breakdowns, 'answer'].map((by) => (by === '' ? 'figure.by' : `figure.by.${by}`)),
  ...figures.flatMap(({ kind, measures }) => {
    const declared = kinds.find((one) => one.kind === kind);
    return measures.flatMap((name) => {
      const measure = declared && measuresOf(declared).get(name);
      return (measure?.answers ?? []).map((answer) => `${measure?.labels}${answer}`);
    });
  }),
  // what traits say
  ...['', 'several', 'others', 'yes', 'no'].map((answer) => `figure.answer.${answer}`),
  ...catalogueActions.map(({ id }) => `action.${id}`),
  ...defaultBenchmarks.map(({ id }) => `benchmark.${id}`),
  'safeguard.unknown',
  'safeguard.emergency',
  'safeguard.breach',
  'safeguard.emergency-grant',
  'safeguard.emergency-grant.given',
]);

describe('the texts of the domain', () => {
  it('lack nothing that is declared', () => {
    expect([...wanted].filter((key) => !(key in messages))).toEqual([]);
  });

  it('hold nothing that is not declared; help belongs to something', () => {
    const strange = Object.keys(messages).filter((key) => !wanted.has(key.replace(/\.help$/, '')));
    expect(strange).toEqual([]);
  });

  it('are plain and trimmed; labels are short', () => {
    for (const [key, text] of Object.entries(messages)) {
      expect(text, key).toBe(text.trim());
      expect(text.length, key).toBeGreaterThan(0);
      expect(text, key).not.toMatch(/[<>]|\bTODO\b/);
      if (!/^(safeguard|action)\./.test(key) && !key.endsWith('.help'))
        expect(text.length, key).toBeLessThan(75);
    }
  });

  it('end refusals with a full stop and leave duties without', () => {
    for (const [key, text] of Object.entries(messages)) {
      if (key.endsWith('.remedy') || key.endsWith('.help')) expect(text, key).toMatch(/[.}]$/);
      if (/^safeguard\.[A-Z]\d+$/.test(key)) expect(text, key).not.toMatch(/\.$/);
    }
  });
});

describe('which text a duty has', () => {
  it('is the word its key begins with, or its reason', () => {
    const id = crypto.randomUUID();
    expect(textOf('provisional')).toBe('provisional');
    expect(textOf(`works-for-shelter-${id}@supervisor`)).toBe('works-for-shelter');
    expect(textOf('match-12@supervisor')).toBe('match');
    expect(textOf(`run-out-12-${id}-20515@supervisor`)).toBe('run-out');
    expect(dutyTextKey({ safeguard: 'C3', kind: 'duty', key: `substitute-${id}` })).toBe(
      'safeguard.C3.substitute',
    );
    expect(
      dutyTextKey({ safeguard: 'C7', kind: 'review', key: `emergency-${id}`, reason: 'emergency' }),
    ).toBe('safeguard.emergency');
    expect(refusalTextKey({ safeguard: 'C4', reason: 'suspected' })).toBe('safeguard.C4.suspected');
    expect(refusalTextKey({ safeguard: 'C4', reason: 'unknown' })).toBe('safeguard.unknown');
  });
});
