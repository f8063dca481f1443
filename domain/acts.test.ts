import { describe, expect, it } from 'vitest';
import { acts, catalogue } from './index.ts';
import { checkAct } from './kernel/act.ts';

describe('the acts', () => {
  it('name entries, fields, states and data groups that exist', () => {
    expect(acts.flatMap((one) => checkAct(one, catalogue.kinds))).toEqual([]);
  });

  it('have names of their own, and begin at the kind they are declared with', () => {
    expect(new Set(acts.map(({ name }) => name)).size).toBe(acts.length);
  });
});
