import { describe, expect, it } from 'vitest';
import { gwenKind, planAction, planHeading } from '../../codes/index.ts';
import { messages } from '../../messages.en.ts';
import { action } from '../acting.ts';
import { catalogueActions } from './index.ts';

const perSection = (): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { section } of catalogueActions) counts[section] = (counts[section] ?? 0) + 1;
  return counts;
};

describe('the catalogue of actions', () => {
  it('has as many as the pages of each section hold', () => {
    expect(perSection()).toEqual({
      '2.1': 31,
      '2.2': 34,
      '2.3': 24,
      '2.4': 20,
      '2.5': 15,
      '2.6': 15,
      '2.7': 19,
    });
  });

  it('has one action for each code that a plan can pick, and no other', () => {
    expect(catalogueActions.map(({ id }) => id)).toEqual(planAction.codes);
    expect(new Set(planAction.codes).size).toBe(planAction.codes.length);
    expect(action.fields.catalogue.spec.list).toBe(planAction);
  });

  it('says whose each is, each actor once, in the order of the name', () => {
    for (const { id, actors } of catalogueActions) {
      expect(actors.length, id).toBeGreaterThan(0);
      expect(actors, id).toEqual(gwenKind.codes.filter((one) => actors.includes(one)));
    }
    for (const actor of gwenKind.codes)
      expect(catalogueActions.filter(({ actors }) => actors.includes(actor)).length).toBeGreaterThan(20);
  });

  it('puts each section under one of the four headings', () => {
    const headings = new Map(catalogueActions.map(({ section, heading }) => [section, heading]));
    expect(Object.fromEntries(headings)).toEqual({
      '2.1': 'protection',
      '2.2': 'protection',
      '2.3': 'prevention',
      '2.4': 'prevention',
      '2.5': 'law-enforcement',
      '2.6': 'law-enforcement',
      '2.7': 'victim-assistance',
    });
    for (const { section, heading, id } of catalogueActions) {
      expect(headings.get(section), id).toBe(heading);
      expect(planHeading.has(heading)).toBe(true);
    }
  });

  it('tells the three cautions from what can be done', () => {
    expect(catalogueActions.filter(({ kind }) => kind === 'principle').map(({ id }) => id)).toEqual([
      'no-harmful-boycotts',
      'never-intercept',
      'informants-safe',
    ]);
  });

  it('has a short title and a sentence of its own for each', () => {
    const titles = catalogueActions.map(({ id }) => messages[`code.plan-action.${id}`]);
    const sentences = catalogueActions.map(({ id }) => messages[`action.${id}`]);
    expect(new Set(titles).size).toBe(catalogueActions.length);
    expect(new Set(sentences).size).toBe(catalogueActions.length);
    for (const one of sentences) expect(one).toMatch(/^[A-Z].{30,200}\.$/);
  });
});
