import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import { shownValue } from '../kernel/dossier.ts';
import type { Actor } from '../kernel/safeguard.ts';
import type { Accepted } from '../testing.ts';
import { day, esi, must, others, sana, service, World, wrote } from '../testing.ts';
import { acts } from './acts.ts';

/** Speaks for the organisation. */
const fina: Actor = { account: 61, roles: ['focal-point'], parties: [61], organisation: service };

let world: World;
let organisation: string;
const done = new Set<string>();

type Steps = { readonly [as: string]: StepInput };
const perform = (actor: Actor, name: string, steps: Steps): Accepted => {
  done.add(name);
  return must(world.perform(actor, name, { organisation }, steps));
};
const shown = (entry: string, field: string): unknown => {
  const found = world.get(organisation).entries.find(({ id }) => id === entry);
  return found && shownValue(found, field);
};
const about = { organisation: service, actor: 'ngo', kind: 'ngo', childrensData: true };
const adopted = { organisation: service, kind: 'child-protection', adoptedOn: '2024-05-01' };

beforeEach(() => {
  world = new World();
  const account = { kind: 'account', organisation: service, contactPoint: false, disciplines: [] } as const;
  world.lookups.parties = { ...world.lookups.parties, [fina.account]: account };
  done.add('enrol-organisation');
  const enrolled = world.perform(
    fina,
    'enrol-organisation',
    {},
    { organisation: {}, profile: { set: about } },
  );
  organisation = must(enrolled).changes[0]?.dossier ?? '';
});
/** Lets somebody into the organisation's own dossier. */
const letIn = (party: number, groups: readonly string[]): void => {
  must(
    world.grant(fina, organisation, {
      party,
      groups,
      level: 'work',
      purpose: 'supervision',
      basis: 'assignment',
    }),
  );
};

describe('an organisation, act by act', () => {
  it('is taken in; without a policy to protect children it is warned', () => {
    expect(world.get(organisation)).toMatchObject({ kind: 'organisation', state: 'active' });
    expect(world.open(organisation)).toEqual(['N4:no-policy@focal-point', 'N4:no-policy@supervisor']);
  });

  it('brings its policy along when it is taken in', () => {
    const result = must(
      world.perform(
        fina,
        'enrol-organisation',
        {},
        { organisation: {}, profile: { set: about }, policy: { set: { ...adopted, adoptedOn: '2026-01' } } },
      ),
    );
    expect(world.open(result.changes[0]?.dossier ?? '')).toEqual([]);
  });

  it('adopts a policy and reviews it; the review counts, not the adoption', () => {
    const policy = wrote(perform(fina, 'adopt-policy', { policy: { set: adopted } }), 'policy');
    expect(world.open(organisation)).toContain('N4:stopped-19844@focal-point');
    perform(fina, 'review-policy', {
      policy: {
        entry: policy,
        set: {
          reviewedOn: '2026-03-02',
          covers: ['conduct', 'complaints', 'discrimination'],
          staffTold: true,
          childrenTold: false,
          foundInReview: 'Children do not know whom to tell',
        },
      },
    });
    expect(shown(policy, 'adoptedOn')).toBe('2024-05-01');
    const warnings = world.open(organisation).length;
    world.pass(360 * day);
    world.settle(organisation);
    expect(world.open(organisation)).toHaveLength(warnings);
    world.pass(10 * day);
    world.settle(organisation);
    expect(world.open(organisation)).toContain('N4:policy-old-20514@focal-point');
  });

  it('trains, vets and takes on', () => {
    const course = { account: esi.account, course: 'trafficking-law', on: '2026-02-10', hours: 16 };
    const vetted = { account: esi.account, checks: ['identity'], result: 'passed', on: '2026-02-01' };
    const trained = wrote(perform(fina, 'train', { training: { set: course } }), 'training');
    expect(shown(trained, 'course')).toBe('trafficking-law');
    wrote(perform(fina, 'vet', { vetting: { set: { ...vetted, result: 'pending' } } }), 'vetting');
    const taken = perform(fina, 'take-on', {
      vetting: { set: vetted },
      training: { set: { ...course, course: 'child-protection' } },
    });
    for (const type of ['vetting', 'training']) wrote(taken, type);
  });

  it('answers for what its work does to children', () => {
    const review = {
      of: 'programme',
      name: 'Cash for schooling',
      on: '2026-02',
      answerable: fina.account,
      asked: ['girls', 'families'],
      effect: 'mixed',
      effectOnGirls: 'harmful',
      changes: 'Paid to mothers from now on',
    };
    const entry = wrote(
      perform(fina, 'review-effect-on-children', { review: { set: review } }),
      'child-impact-review',
    );
    expect(shown(entry, 'effectOnGirls')).toBe('harmful');
  });

  it('hears of a breach from somebody who does not read what others told, and settles it', () => {
    letIn(esi.account, ['breach']);
    const told = { kind: 'data', form: 'lost', foundOn: '2026-03-01', what: 'A phone with notes was lost' };
    const breach = wrote(perform(esi, 'tell-of-breach', { breach: { set: told } }), 'breach');
    expect(world.context(esi).catalogue.roles['social-worker']?.reads).not.toContain('breach');
    const settle = { answer: 'contained', containedOn: '2026-03-01', childrenTold: true, done: 'Wiped' };
    const notHers = world.perform(
      esi,
      'settle-breach',
      { organisation },
      { breach: { entry: breach, set: settle } },
    );
    expect(notHers).toMatchObject({ ok: false, problem: { code: 'not-your-role' } });
    perform(fina, 'settle-breach', { breach: { entry: breach, set: settle } });
    expect(shown(breach, 'answer')).toBe('contained');
  });

  it('writes its own comments on a treaty report and sends them; a supervisor does not write them', () => {
    const draft = {
      treaty: 'c182',
      to: ['ilo'],
      words: 'The inspectors have no vehicles',
      inputsFrom: { add: { [crypto.randomUUID()]: { organisation: others.shelter } } },
    };
    const comments = wrote(perform(fina, 'write-comments', { comments: { set: draft } }), 'submission');
    expect(shown(comments, 'state')).toBe('draft');
    perform(fina, 'send-comments', { comments: { entry: comments, set: { sentOn: '2026-03-02' } } });
    expect(shown(comments, 'state')).toBe('sent');
    letIn(sana.account, ['organisation', 'staff']);
    expect(
      world.perform(sana, 'write-comments', { organisation }, { comments: { set: draft } }),
    ).toMatchObject({ ok: false });
  });

  it('leaves no act undone here', () => {
    expect(acts.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([]);
  });
});
