/** What strangers read of places that help: those that agreed, never one where children stay. */
import { beforeEach, expect, test } from 'vitest';
import { findPublicValues } from '../kernel/publishing.ts';
import { must, sana, World } from '../testing.ts';
import { community } from './index.ts';

let world: World;
let id: string;
beforeEach(() => {
  world = new World();
  id = world.create(sana, 'community');
});
const desk = {
  kind: 'union-office',
  organisation: 7,
  area: 'XA-1',
  place: { area: 'XA-1', detail: 'canary street' },
  called: 'Union office',
  phone: '100',
  shownPublic: true,
};
const seen = (entry: string) => {
  const found = world.get(id).entries.find((one) => one.id === entry);
  return found && findPublicValues(community, found);
};

test('a place that agreed tells what is on its door, and nothing else', () => {
  expect(seen(world.set(sana, id, 'service-point', desk))).toEqual({
    kind: 'union-office',
    area: 'XA-1',
    called: 'Union office',
    phone: '100',
  });
});

test('one that did not agree, or was not asked, is not there; nor is one that was taken back', () => {
  const { shownPublic: _, ...told } = desk;
  expect(seen(world.set(sana, id, 'service-point', told))).toBeUndefined();
  const shown = world.set(sana, id, 'service-point', { ...told, shownPublic: true });
  expect(seen(shown)).toBeDefined();
  must(world.try(sana, id, 'service-point', { shownPublic: false }, { entry: shown }));
  expect(seen(shown)).toBeUndefined();
});

test('a place that becomes a shelter is no longer told of, whatever was agreed before', () => {
  const shown = world.set(sana, id, 'service-point', desk);
  must(world.try(sana, id, 'service-point', { kind: 'shelter' }, { entry: shown }));
  expect(seen(shown)).toBeUndefined();
});
