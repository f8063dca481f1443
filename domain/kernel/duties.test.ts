import { describe, expect, it } from 'vitest';
import type { Dossier } from './dossier.ts';
import { settleDuties } from './duties.ts';
import type { AlertSpec, DutySpec, GuardContext, Safeguard } from './safeguard.ts';
import { safeguard } from './safeguard.ts';
import { at, context, created, person, sampleKind } from './testing.ts';

/** A safeguard that wants what the test says at the moment. */
function wanting(more: Partial<Safeguard> = {}) {
  const wants: { duties: readonly DutySpec[]; alerts: readonly AlertSpec[] } = { duties: [], alerts: [] };
  const guard = safeguard('T1', {
    section: '2.7',
    duties: () => wants.duties,
    alerts: () => wants.alerts,
    ...more,
  });
  return { wants, kind: sampleKind(guard) };
}
const duty = (more: Partial<DutySpec> = {}): DutySpec => ({
  key: 'k',
  due: new Date(at(60)),
  role: 'worker',
  remedy: ['note'],
  ...more,
});
const alert = (more: Partial<AlertSpec> = {}): AlertSpec => ({
  key: 'a',
  reason: 'why',
  roles: ['worker'],
  ...more,
});
const when = (minutes: number, more: Partial<GuardContext> = {}): GuardContext => ({
  ...context(person(1), minutes),
  ...more,
});

describe('settleDuties', () => {
  it('sets a duty once, ends it with its condition and opens it again', () => {
    const { wants, kind } = wanting();
    wants.duties = [duty()];
    const set = settleDuties(created(), kind, when(1));
    expect(set.changed).toMatchObject([
      { key: 'k', kind: 'duty', due: at(60), since: at(1), role: 'worker' },
    ]);
    expect(settleDuties(set.dossier, kind, when(2))).toEqual({ dossier: set.dossier, changed: [] });

    wants.duties = [];
    const ended = settleDuties(set.dossier, kind, when(3));
    expect(ended.changed).toMatchObject([{ key: 'k', since: at(1), done: at(3) }]);
    expect(settleDuties(ended.dossier, kind, when(4)).changed).toEqual([]);

    wants.duties = [duty({ due: new Date(at(90)) })];
    const again = settleDuties(ended.dossier, kind, when(5));
    expect(again.changed).toMatchObject([{ key: 'k', due: at(90), since: at(5) }]);
    expect(again.changed[0]?.done).toBeUndefined();
    expect(again.dossier.duties).toHaveLength(1);
  });

  it.each<[string, Partial<DutySpec>]>([
    ['due date', { due: new Date(at(30)) }],
    ['role', { role: 'supervisor' }],
    ['account', { account: 7 }],
    ['remedy', { remedy: ['profile'] }],
    ['climb', { climbs: ['supervisor'] }],
  ])('follows a change of the %s, and keeps since when it stands', (_, change) => {
    const { wants, kind } = wanting();
    wants.duties = [duty()];
    const set = settleDuties(created(), kind, when(1));
    wants.duties = [duty(change)];
    const changed = settleDuties(set.dossier, kind, when(2)).changed;
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ since: at(1) });
    expect(changed[0]).not.toEqual(set.changed[0]);
  });

  it('tells an alert once, also after it was seen, and a new one by its own key', () => {
    const { wants, kind } = wanting();
    wants.alerts = [alert()];
    const told = settleDuties(created(), kind, when(1));
    expect(told.changed).toMatchObject([{ key: 'a@worker', kind: 'alert', reason: 'why' }]);
    const seen: Dossier = {
      ...told.dossier,
      duties: told.dossier.duties.map((one) => ({ ...one, done: at(2) })),
    };
    expect(settleDuties(seen, kind, when(3)).changed).toEqual([]);
    wants.alerts = [alert(), alert({ key: 'b' })];
    expect(settleDuties(seen, kind, when(4)).changed.map((one) => one.key)).toEqual(['b@worker']);
  });

  it('tells each role and each account that it names', () => {
    const { wants, kind } = wanting();
    wants.alerts = [alert({ roles: ['worker', 'supervisor'], accounts: [7] })];
    const told = settleDuties(created(), kind, when(1)).changed;
    expect(told.map(({ key, role, account }) => ({ key, role, account }))).toEqual([
      { key: 'a@worker', role: 'worker', account: undefined },
      { key: 'a@supervisor', role: 'supervisor', account: undefined },
      { key: 'a@7', role: 'worker', account: 7 },
    ]);
    wants.alerts = [alert({ key: 'c', roles: [], accounts: [8] })];
    expect(settleDuties(created(), kind, when(1)).changed).toMatchObject([
      { role: 'supervisor', account: 8 },
    ]);
  });

  it('touches nothing of a safeguard whose entries are not at hand', () => {
    const { wants, kind } = wanting({ needs: ['note'] });
    wants.duties = [duty()];
    const set = settleDuties(created(), kind, when(1)).dossier;
    wants.duties = [];
    const partly = { ...set, loaded: new Set(['profile']) };
    expect(settleDuties(partly, kind, when(2))).toEqual({ dossier: partly, changed: [] });
  });

  it('ends no duty while a look-up that may be why is not at hand', () => {
    const { wants, kind } = wanting({ lookups: ['matches'] });
    wants.duties = [duty()];
    const set = settleDuties(created(), kind, when(1)).dossier;
    expect(set.duties).toHaveLength(1);
    wants.duties = [];
    expect(settleDuties(set, kind, when(2)).changed).toEqual([]);
    expect(settleDuties(set, kind, when(2, { lookup: () => null })).changed).toMatchObject([{ done: at(2) }]);
  });

  it('leaves reviews and alerts to people, and the duties of other safeguards to those', () => {
    const { kind } = wanting();
    const other = {
      safeguard: 'T9',
      key: 'k',
      kind: 'duty' as const,
      due: at(9),
      role: 'worker',
      remedy: [],
      climbs: [],
      since: at(0),
      by: 1,
    };
    const before = {
      ...created(),
      duties: [
        other,
        { ...other, safeguard: 'T1', kind: 'review' as const },
        { ...other, safeguard: 'T1', key: 'x', kind: 'alert' as const },
      ],
    };
    expect(settleDuties(before, kind, when(5)).changed).toEqual([]);
  });
});
