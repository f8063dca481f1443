import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBuilt } from './built.ts';

const root = mkdtempSync(join(tmpdir(), 'gwen-built-'));
afterAll(() => rmSync(root, { recursive: true }));

test('one digest for all files; any change of any of them changes it, packed copies do not', () => {
  expect(findBuilt(root)).toBeUndefined();
  mkdirSync(join(root, 'web/dist/assets'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(root, 'web/dist', name), text);
  write('index.html', 'page');
  write('assets/main.js', '');
  const first = findBuilt(root);
  // as `sha256sum` says it
  expect(first?.lines).toEqual([
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  web/dist/assets/main.js',
    expect.stringMatching(/^[0-9a-f]{64} {2}web\/dist\/index\.html$/),
  ]);
  write('assets/main.js.br', 'packed');
  expect(findBuilt(root)).toEqual(first);
  write('index.html', 'pagE');
  expect(findBuilt(root)?.digest).not.toBe(first?.digest);
});
