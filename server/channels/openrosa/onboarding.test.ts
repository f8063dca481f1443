/** The code that a phone reads, as the app takes it apart. */
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { absoluteAddress, onboarding, onboardingInTerminal } from './onboarding.ts';

const address = `https://gwen.example.org/c/or/${'x'.repeat(43)}`;

test('says where the forms are, keeps nothing that was sent, and names nothing', () => {
  const { text, svg } = onboarding(address);
  const settings: unknown = JSON.parse(inflateSync(Buffer.from(text, 'base64')).toString());
  expect(settings).toMatchObject({
    general: { server_url: address, delete_send: true, analytics: false, form_update_mode: 'match_exactly' },
    project: { name: 'Notes' },
    admin: {},
  });
  expect(JSON.stringify(settings).replace(address, '')).not.toMatch(/gwen|report|traffick|child/i);
  expect(svg).toMatch(/^<svg /);
  expect(onboardingInTerminal(address).split('\n').length).toBeGreaterThan(20);
});

test('is reached without encryption on this machine alone', () => {
  expect(absoluteAddress('gwen.example.org', '/c/or/x')).toBe('https://gwen.example.org/c/or/x');
  expect(absoluteAddress('192.168.1.5:8080', '/c/or/x')).toBe('https://192.168.1.5:8080/c/or/x');
  expect(absoluteAddress('localhost:3000', '/c/or/x')).toBe('http://localhost:3000/c/or/x');
  expect(absoluteAddress('127.0.0.1:3000', '/c/or/x')).toBe('http://127.0.0.1:3000/c/or/x');
  expect(absoluteAddress('localhost.example.org', '/c/or/x')).toMatch(/^https:/);
});
