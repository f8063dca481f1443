import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { Accepted } from '../testing.ts';
import { day, must, refusals, sana, World, wrote } from '../testing.ts';
import { acts } from './acts.ts';
import { lackingBeside, protectionAt } from './courtSafeguards.ts';
import { abeba, lina, musa, openProceeding } from './testing.ts';

let world: World;
let proceeding: string;
const done = new Set<string>();
beforeEach(() => {
  world = new World();
  proceeding = openProceeding(world);
});

type Steps = { readonly [as: string]: StepInput };
const perform = (actor: typeof lina, name: string, steps: Steps): Accepted => {
  done.add(name);
  return must(world.perform(actor, name, { proceeding }, steps));
};
const shown = (entry: string, field: string): unknown => {
  const found = world.get(proceeding).entries.find(({ id }) => id === entry);
  return found && shownValue(found, field);
};
const state = (): string => world.get(proceeding).state;
const box = (letter: string): string => letter.repeat(120);
const birr = (amount: number) => ({ amount, currency: 'ETB' });

const suspected = { set: { role: 'recruiter', standing: 'suspected' } };
/** One suspect, charged. */
function charged(): { readonly suspect: string; readonly offence: string } {
  const suspect = world.set(lina, proceeding, 'suspect', suspected.set);
  const accepted = perform(lina, 'charge', {
    suspect: {
      entry: suspect,
      set: { standing: 'prosecuted', prosecutedOn: '2026-03-02', prosecutedUnder: 'criminal' },
    },
    offence: { set: { iccs: '02042', article: '597' } },
    step: { set: { on: '2026-03-02' } },
    charged: {},
  });
  return { suspect, offence: wrote(accepted, 'offence') };
}
const guilty = (suspect: string) => ({
  set: { suspect, on: '2026-03-02', level: 'first', result: 'convicted', law: 'criminal', months: 84 },
});

describe('a proceeding, act by act', () => {
  it('starts with what happened, who is suspected and the child it is about', () => {
    done.add('start-proceeding');
    const accepted = must(
      world.perform(
        lina,
        'start-proceeding',
        {},
        {
          proceeding: { area: 'XA' },
          profile: { set: { kind: 'labour', origin: 'labour-inspection', openedOn: '2026-03-01' } },
          event: { set: { moment: 'exploitation', from: '2025-11' } },
          suspect: suspected,
          child: { set: { case: crypto.randomUUID(), role: 'witness' } },
        },
      ),
    );
    for (const type of ['profile', 'event', 'suspect', 'child']) wrote(accepted, type);
    const id = accepted.changes[0]?.dossier ?? '';
    expect(world.get(id)).toMatchObject({ kind: 'proceeding', state: 'investigation', area: 'XA' });
  });

  it('names a child with what shields her: her hearing then lacks nothing', () => {
    const accepted = perform(abeba, 'take-child-into-account', {
      child: { set: { case: crypto.randomUUID(), role: 'witness', lawyer: abeba.account } },
      measures: { set: { measures: ['accompanied', 'lawyer', 'screen'] } },
    });
    const child = wrote(accepted, 'child');
    expect(shown(wrote(accepted, 'measure-for-child'), 'child')).toBe(child);
    perform(lina, 'hold-hearing', {
      hearing: {
        set: {
          kind: 'testimony',
          at: world.now.toISOString(),
          childTakesPart: true,
          children: { add: { [crypto.randomUUID()]: { child } } },
        },
      },
    });
    expect(world.open(proceeding)).toEqual([]);
  });

  it('charges somebody: the offence is theirs, the step is recorded, the state moves', () => {
    const { suspect, offence } = charged();
    expect(shown(offence, 'suspect')).toBe(suspect);
    expect(shown(suspect, 'standing')).toBe('prosecuted');
    expect(world.get(proceeding).entries.map(({ type }) => type)).toContain('step');
    expect(state()).toBe('charged');
  });

  it('holds a hearing whose measures hold at that hearing alone, and goes to trial', () => {
    charged();
    const hearing = (more: Steps = {}): string =>
      wrote(
        perform(lina, 'hold-hearing', {
          hearing: { set: { kind: 'trial', at: world.now.toISOString(), childTakesPart: true } },
          ...more,
        }),
        'hearing',
      );
    const shielded = hearing({
      measures: { set: { measures: ['accompanied', 'lawyer', 'video'] } },
      trial: {},
    });
    expect(state()).toBe('trial');
    const bare = hearing();
    const warned = world.open(proceeding).filter((id) => id.startsWith('E1'));
    expect(warned.length).toBeGreaterThan(0);
    expect(warned.every((id) => id.includes(bare) && !id.includes(shielded))).toBe(true);
  });

  it('shields a child at one hearing, and at no other', () => {
    charged();
    const hearing = (): string =>
      wrote(
        perform(lina, 'hold-hearing', {
          hearing: { set: { kind: 'trial', at: world.now.toISOString(), childTakesPart: true } },
        }),
        'hearing',
      );
    const [first, second] = [hearing(), hearing()];
    const lacking = (id: string): readonly string[] => {
      const dossier = world.get(proceeding);
      const one = dossier.entries.find((entry) => entry.id === id);
      return one ? protectionAt(dossier, one).flatMap(({ measures }) => lackingBeside(measures)) : [];
    };
    expect(lacking(first)).toEqual(['no-guardian', 'no-lawyer', 'no-measure']);
    perform(lina, 'protect-at-hearing', {
      measures: { set: { measures: ['accompanied', 'lawyer', 'screen'], hearing: first } },
    });
    expect(lacking(first)).toEqual([]);
    expect(lacking(second)).toHaveLength(3);
  });

  it('judges, decides on confiscation and compensation, and owes the public a notice', () => {
    const { suspect } = charged();
    perform(lina, 'judge', {
      judgment: guilty(suspect),
      confiscation: {
        set: {
          decision: 'ordered',
          decidedOn: '2026-03-02',
          suspect,
          asset: 'vehicle',
          confiscatedValue: birr(900_000),
          use: 'victims-fund',
        },
      },
      compensation: { set: { decision: 'ordered', payer: 'offender', suspect, ordered: birr(120_000) } },
      judged: {},
    });
    expect(state()).toBe('judged');
    perform(lina, 'end-proceeding', { final: {} });
    expect(state()).toBe('final');
    expect(world.open(proceeding)).toEqual(['E3:publish']);
  });

  it('cannot be ended without a judgment', () => {
    charged();
    expect(world.perform(lina, 'judge', { proceeding }, { judged: {}, judgment: guilty('x') }).ok).toBe(
      false,
    );
    expect(state()).toBe('charged');
    expect(world.perform(lina, 'end-proceeding', { proceeding }, { final: {} })).toMatchObject({ ok: false });
  });

  it('is appealed against and then ends with decisions made in the same breath', () => {
    const { suspect } = charged();
    perform(lina, 'judge', { judgment: guilty(suspect), judged: {} });
    perform(lina, 'appeal', { step: { set: { on: '2026-03-02' } }, appeal: {} });
    expect(state()).toBe('appeal');
    const steps = world.get(proceeding).entries.filter(({ type }) => type === 'step');
    expect(steps.map((one) => shownValue(one, 'kind'))).toContain('appeal-filed');
    perform(lina, 'end-proceeding', {
      confiscation: { set: { decision: 'nothing-found', decidedOn: '2026-03-02' } },
      compensation: { set: { decision: 'from-fund', decidedOn: '2026-03-02' } },
      final: {},
    });
    expect(world.open(proceeding).filter((id) => id.startsWith('E2'))).toEqual([]);
  });

  it('is dropped with a reason only', () => {
    expect(world.perform(lina, 'drop-proceeding', { proceeding }, { dropped: {} })).toMatchObject({
      ok: false,
    });
    perform(lina, 'drop-proceeding', {
      step: { set: { on: '2026-03-02', note: 'Nobody could be found' } },
      dropped: { reason: 'the suspect is not known' },
    });
    expect(state()).toBe('dropped');
  });

  it('records what reached the child of what she is owed', () => {
    const compensation = world.set(abeba, proceeding, 'compensation', {
      decision: 'ordered',
      ordered: birr(50_000),
    });
    perform(abeba, 'pay-compensation', {
      compensation: {
        entry: compensation,
        set: { paid: birr(20_000), paidOn: '2026-03-02', receivedBy: 'self' },
      },
    });
    expect(shown(compensation, 'paid')).toEqual(birr(20_000));
    expect(shown(compensation, 'decision')).toBe('ordered');
  });

  it('hands evidence from one to the next without losing who had it before', () => {
    const first = { at: '2026-03-01T08:00:00.000Z', to: 'Inspector', why: 'Found on site' };
    const evidence = world.set(lina, proceeding, 'evidence', {
      kind: 'payment-record',
      what: 'Book of advances',
      custody: { add: { [crypto.randomUUID()]: first } },
    });
    const next = { at: '2026-03-02T08:00:00.000Z', from: 'Inspector', to: 'Court registry' };
    perform(lina, 'hand-evidence-on', {
      evidence: {
        entry: evidence,
        set: { custody: { add: { [crypto.randomUUID()]: next } }, heldBy: 'Court registry' },
      },
    });
    const { items } = shown(evidence, 'custody') as { readonly items: object };
    expect(Object.values(items)).toEqual(expect.arrayContaining([first, next]));
  });

  it('publishes the result without names, checked by somebody else, within its time', () => {
    const { suspect } = charged();
    perform(lina, 'judge', { judgment: guilty(suspect), judged: {} });
    perform(lina, 'end-proceeding', {
      confiscation: { set: { decision: 'not-asked' } },
      compensation: { set: { decision: 'refused' } },
      final: {},
    });
    world.pass(29 * day);
    world.settle(proceeding);
    expect(world.left(proceeding, 'E3:publish')).toBe(day);
    const words = { notice: 'Someone who recruited children was sentenced to seven years.' };
    const notice = wrote(
      perform(lina, 'publish-result', { notice: { set: { ...words, languages: ['en'] } } }),
      'publication',
    );
    expect(world.open(proceeding)).toEqual(['E3:check']);
    perform(sana, 'check-notice', { notice: { entry: notice, set: { nobodyRecognisable: true } } });
    perform(lina, 'publish-result', {
      notice: { entry: notice, set: { publishedOn: '2026-03-31', where: ['gazette', 'radio'] } },
    });
    expect(world.open(proceeding)).toEqual([]);
  });

  it('hands an informant to another officer only with everything sealed anew', () => {
    const informant = world.set(lina, proceeding, 'informant', {
      handler: lina.account,
      name: box('A'),
      reach: box('B'),
      risk: 'high',
    });
    const over = (set: StepInput['set']) =>
      world.perform(
        lina,
        'hand-informant-over',
        { proceeding },
        { informant: { entry: informant, set: set ?? {} } },
      );
    expect(refusals(over({ handler: musa.account, name: box('C') }))).toEqual(['E4.seal-anew']);
    perform(lina, 'hand-informant-over', {
      informant: { entry: informant, set: { handler: musa.account, name: box('C'), reach: box('D') } },
    });
    expect(shown(informant, 'handler')).toBe(musa.account);
  });

  it('leaves no act undone here', () => {
    expect(acts.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([]);
  });
});
