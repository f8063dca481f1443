import { describe, expect, it } from 'vitest';
import { catalogue } from '../index.ts';
import { checkAct } from '../kernel/act.ts';
import { acts } from './acts.ts';

describe('the acts of a case', () => {
  it.each(acts.map((one) => [one.name, one] as const))('%s names what exists', (_name, one) => {
    expect(checkAct(one, catalogue.kinds)).toEqual([]);
  });

  it('let in no more than the role that is let in ever reads', () => {
    const roles = { 'appoint-guardian': 'guardian', 'place-in-bed': 'carer' };
    for (const [name, role] of Object.entries(roles)) {
      const step = acts.find((one) => one.name === name)?.steps.find(({ as }) => as === 'let-in');
      const groups = step?.step === 'grant' ? (step.groups ?? []) : [];
      expect(groups.length).toBeGreaterThan(2);
      for (const group of groups) expect(catalogue.roles[role]?.reads, name).toContain(group);
    }
  });
});
