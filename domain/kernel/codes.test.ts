import { describe, expect, it } from 'vitest';
import { codeLabelKey, codeList } from './codes.ts';

const mode = codeList('travel-mode', ['car', 'night-bus', 'bus'], {
  htcds: { bus: 'Bus', car: 'Car' },
  htcdsBroader: { 'night-bus': 'Bus' },
});

describe('codeList', () => {
  it('knows its codes and nothing else', () => {
    expect(mode.codes).toEqual(['car', 'night-bus', 'bus']);
    expect(mode.has('car')).toBe(true);
    for (const stranger of ['Car', 'plane', '', '__proto__', 'toString', null, undefined, 1, ['car']]) {
      expect(mode.has(stranger)).toBe(false);
    }
  });

  it('reads an HTCDS name as the code that means just that, and writes narrower codes as it', () => {
    expect(mode.findByHtcds('Bus')).toBe('bus');
    expect(mode.htcdsName('night-bus')).toBe('Bus');
    expect(mode.htcdsName('car')).toBe('Car');
    expect(mode.findByHtcds('Plane')).toBeUndefined();
    expect(codeList('plain', ['a']).htcdsName('a')).toBeUndefined();
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(mode)).toBe(true);
    expect(() => (mode.codes as string[]).push('plane')).toThrow(TypeError);
    const given = ['a', 'b'];
    const list = codeList('copied', given);
    given.push('c');
    expect(list.codes).toEqual(['a', 'b']);
  });

  it('refuses a list that contradicts itself', () => {
    expect(() => codeList('twice', ['a', 'a'])).toThrow('a code twice');
    expect(() => codeList('same', ['a', 'b'], { htcds: { a: 'X', b: 'X' } })).toThrow('two codes mean');
  });

  it('names the label of a code', () => {
    expect(codeLabelKey(mode, 'night-bus')).toBe('code.travel-mode.night-bus');
  });
});
