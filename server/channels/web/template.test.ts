import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from './template.ts';

test('values are filled in, escaped', () => {
  const page = compile('<a title="{{name}}">{{name}}</a> {{count}} {{missing}}|');
  expect(page({ name: `<b>'"&`, count: 0 })).toBe(
    '<a title="&lt;b&gt;&#39;&quot;&amp;">&lt;b&gt;&#39;&quot;&amp;</a> 0 |',
  );
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(page({ name }).split('>')[1]).not.toMatch(/<(?!\/a)|"/);
    }),
  );
});

test('what is filled in is not read as a slot', () => {
  expect(compile('{{a}}{{b}}')({ a: '{{b}}', b: 'x' })).toBe('{{b}}x');
});

test('sections stand for lists, for what is there and for what is not', () => {
  const page = compile('{{#all}}[{{name}}{{#mark}}*{{/mark}}]{{/all}}{{^all}}none{{/all}}');
  expect(page({ all: [{ name: 'a' }, { name: 'b', mark: true }] })).toBe('[a][b*]');
  expect(page({ all: [] })).toBe('none');
  expect(page({})).toBe('none');
});

test('names are looked for inside first, and dots reach inside', () => {
  const page = compile('{{#list}}{{a}}{{b}} {{/list}}{{#danger.yes}}!{{/danger.yes}}{{danger.no}}');
  expect(page({ a: 1, b: 2, list: [{ b: 3 }, { a: 4 }], danger: { yes: true } })).toBe('13 42 !');
  expect(compile('{{constructor}}{{a.length}}{{a.b.c}}')({ a: 'x' })).toBe('');
});

test('a section closed out of order is found when the template is read', () => {
  for (const wrong of ['{{#a}}', '{{/a}}', '{{#a}}{{#b}}{{/a}}{{/b}}'])
    expect(() => compile(wrong)).toThrow();
});
