import { beforeEach, describe, expect, it } from 'vitest';
import type { StepInput } from '../kernel/act.ts';
import type { Actor } from '../kernel/safeguard.ts';
import { must, service, World } from '../testing.ts';
import { acts } from './acts.ts';

const pia: Actor = { account: 31, roles: ['programme-officer'], parties: [31], organisation: service };

const profile = {
  title: 'Ask before you go',
  area: 'XA',
  audience: ['girls-out-of-school', 'mothers'],
  belief: 'Work in town is a gift.',
  desiredActs: ['check-an-offer', 'ask-for-advice'],
  messengers: ['returned-migrants'],
  channels: ['child-to-child', 'clinic'],
  message: 'Two questions to ask of every offer.',
  frightening: false,
  victimRecognisable: false,
  alternatives: ['training', 'apprenticeship'],
};
const baseline = { point: 'baseline', on: '2026-02-01', method: 'survey', asked: 200, knowledge: 31 };
const endline = { ...baseline, point: 'endline', on: '2026-09-01', knowledge: 64 };
const test = {
  on: '2026-02-10',
  audience: ['girls-out-of-school'],
  understood: true,
  frightened: false,
  outcome: 'works-after-changes',
};

let world: World;
let campaign: string;
const tried = new Set<string>();
/** Does an act that must be accepted. */
function perform(name: string, steps: { readonly [as: string]: StepInput }): void {
  tried.add(name);
  const slots = name === 'open-campaign' ? {} : { campaign };
  const { changes } = must(world.perform(pia, name, slots, steps));
  campaign = changes[0]?.dossier ?? campaign;
}
const alerts = (): readonly string[] =>
  [...new Set(world.open(campaign).map((one) => one.replace(/@.*/, '')))].sort();
const open = (more: object = {}, steps = {}) =>
  perform('open-campaign', { campaign: { area: 'XA' }, profile: { set: { ...profile, ...more } }, ...steps });
const begin = () => perform('start-campaign', { running: {} });

beforeEach(() => {
  world = new World();
});

describe('H10: a campaign that is tried, measured and without fear', () => {
  it('holds with a baseline, a trial that worked, and an endline', () => {
    open({}, { baseline: { set: baseline } });
    perform('test-campaign', { test: { set: test } });
    begin();
    expect(alerts()).toEqual([]);
    perform('record-activity', { activity: { set: { on: '2026-04-01', channel: 'clinic', women: 40 } } });
    perform('measure-campaign', { measure: { set: { ...baseline, point: 'midline', on: '2026-06-01' } } });
    perform('end-campaign', { endline: { set: endline }, ended: { reason: 'Its time is over.' } });
    expect(world.get(campaign).state).toBe('ended');
    expect(alerts()).toEqual([]);
  });

  it('warns the officer and her supervisor of what is missing once it begins, and not before', () => {
    open();
    expect(alerts()).toEqual([]);
    begin();
    expect(alerts()).toEqual(['H10:no-baseline', 'H10:not-tried']);
    expect(world.open(campaign)).toContain('H10:not-tried@supervisor');
  });

  it('warns when it ends and nobody asked what has changed', () => {
    open({}, { baseline: { set: baseline } });
    perform('test-campaign', { test: { set: test } });
    begin();
    perform('end-campaign', { ended: { reason: 'No money left.' } });
    expect(alerts()).toEqual(['H10:no-endline']);
  });

  it.each([
    ['it did not work', { outcome: 'does-not-work' }],
    ['nobody knows what came of it', { outcome: { unsaid: 'not-known' } }],
    ['others were asked', { audience: ['boys-in-school'] }],
    ['nobody knows who was asked', { audience: { unsaid: 'not-known' } }],
  ])('takes no trial where %s', (_, more) => {
    open({}, { baseline: { set: baseline } });
    perform('test-campaign', { test: { set: { ...test, ...more } } });
    begin();
    expect(alerts()).toEqual(['H10:not-tried']);
  });

  it('warns at once of fear, as planned or as those say who were asked, and of a child who can be recognised', () => {
    open({ frightening: true });
    expect(alerts()).toEqual(['H10:frightens']);
    open();
    perform('test-campaign', { test: { set: { ...test, frightened: true } } });
    expect(alerts()).toEqual(['H10:frightens']);
    open({ victimRecognisable: true });
    expect(alerts()).toEqual(['H10:recognisable']);
  });

  it.each([{ frightening: { unsaid: 'not-known' } }, { victimRecognisable: { unsaid: 'not-asked' } }])(
    'takes an answer that is missing for no answer: %j',
    (more) => {
      open(more, { baseline: { set: baseline } });
      perform('test-campaign', { test: { set: test } });
      expect(alerts()).toEqual([]);
      begin();
      expect(alerts()).toEqual(['H10:harm-not-known']);
    },
  );
});

describe('H12: warnings come with another way to live', () => {
  it.each([null, { unsaid: 'not-known' }])('warns of a campaign that offers none: %j', (alternatives) => {
    open({ alternatives });
    expect(alerts()).toEqual([]);
    begin();
    expect(alerts()).toContain('H12:risks-only');
  });
});

it('has tried every act that begins at a campaign', () => {
  expect([...tried].sort()).toEqual(acts.map(({ name }) => name).sort());
});
