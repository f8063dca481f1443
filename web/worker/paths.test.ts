/** The worker answers for the app's own screens, all of them, and for nothing else of this server. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isAppPath } from './paths.ts';

test('every screen of a signed-in person opens from the device', () => {
  const work = readFileSync(new URL('../screens/Work.tsx', import.meta.url), 'utf8');
  const paths = [...work.matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(15);
  const ids = paths.map((path) => path.replace(/\/\*\?|\/:\w+\?/g, '').replace(/:\w+/g, 'x1'));
  expect(ids.filter((path) => !isAppPath(path))).toEqual([]);
});

test('what others come to is left alone', () => {
  for (const path of [
    '/report',
    '/report/fr/',
    '/register',
    '/register/A-1/licence',
    '/register.csv',
    '/figures',
    '/help',
    '/api/v1/duties',
    '/api/docs',
    '/set-up',
    '/worker.js',
    '/assets/x.js',
    '/elsewhere',
  ])
    expect(isAppPath(path), path).toBe(false);
});
