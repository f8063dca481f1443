import { describe, expect, it } from 'vitest';
import type { CodeList } from '../kernel/codes.ts';
import { codeLabelKey } from '../kernel/codes.ts';
import { accountRoles } from '../roles.ts';
import * as everything from './index.ts';
import { messages } from './messages.en.ts';

const isList = (value: unknown): value is CodeList<string> =>
  typeof value === 'object' && value !== null && 'codes' in value && 'htcdsName' in value;
const exported: readonly unknown[] = Object.values(everything);
const lists = exported.filter(isList);
const labels: Readonly<Record<string, string>> = messages;

describe('the code lists', () => {
  it('each have an id of their own, in kebab-case', () => {
    expect(lists.length).toBeGreaterThan(80);
    expect(new Set(lists.map((list) => list.id)).size).toBe(lists.length);
    for (const list of lists) expect(list.id).toMatch(/^[a-z]+(-[a-z\d]+)*$/);
  });

  it('use kebab-case, or the codes of a public standard', () => {
    for (const list of lists) {
      const form = list.external ? /^[A-Za-z]{2,4}$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/;
      for (const code of list.codes) expect(code).toMatch(form);
    }
  });

  it('have a label for each code, and no label too many', () => {
    const wanted = lists.flatMap((list) => list.codes.map((code) => codeLabelKey(list, code)));
    expect(Object.keys(labels).sort()).toEqual(wanted.sort());
  });

  it('have labels that are plain text, tell the codes of a list apart and are short enough for a button', () => {
    for (const list of lists) {
      const shown = list.codes.map((code) => labels[codeLabelKey(list, code)] ?? '');
      expect(new Set(shown).size, list.id).toBe(shown.length);
      for (const label of shown) {
        expect(label).toMatch(/^[^{}<>#|]{1,60}$/u);
        expect(label).toBe(label.trim());
      }
    }
  });
});

it('names every role that an account can hold', () => {
  for (const { role } of accountRoles) expect(everything.role.has(role), role).toBe(true);
});

describe('the standards', () => {
  it('take countries and languages with their three-letter codes, each once', () => {
    expect(everything.country.codes).toHaveLength(253);
    expect(everything.countryAlpha3.ET).toBe('ETH');
    for (const table of [everything.countryAlpha3, everything.languageAlpha3]) {
      expect(new Set(Object.values(table)).size).toBe(Object.keys(table).length);
      for (const long of Object.values(table)) expect(long).toMatch(/^[A-Za-z]{3}$/);
    }
    expect(everything.languageAlpha3.am).toBe('amh');
  });

  it('know the decimals of a currency', () => {
    expect(everything.currencyDecimals('ETB')).toBe(2);
    expect(everything.currencyDecimals('XOF')).toBe(0);
    expect(everything.currencyDecimals('KWD')).toBe(3);
  });
});
