import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loggedAddress } from './access-log.ts';

it.each([
  ['/zoom-users/', '/zoom-users/'],
  ['/zoom-users/?q=secret&value.token=abc', '/zoom-users/?*'],
  ['/a?', '/a?*'],
  ['/a b\r\n2026 GET /forged', '/a%20b%0D%0A2026%20GET%20/forged'],
  ['/\u001b[31m\u202e\u00e9', '/%1B[31m%E2%80%AE%C3%A9'],
  [`/${'x'.repeat(600)}`, `/${'x'.repeat(499)}...`],
])('logs %j as %s', (target, logged) => {
  expect(loggedAddress(target)).toBe(logged);
});

it('is one word of visible ASCII, whatever is asked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (target) => {
      expect(loggedAddress(target)).toMatch(/^[\x21-\x7e]*$/);
    }),
  );
});
