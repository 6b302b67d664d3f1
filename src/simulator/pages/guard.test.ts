import { expect, test } from 'vitest';
import { isFromHere, isOwnHost } from './guard.ts';

test.each([
  ['127.0.0.1:8025', '127.0.0.1', true],
  ['localhost:8025', '127.0.0.1', true],
  ['[::1]:8025', '127.0.0.1', true],
  ['wireproof.localhost', '127.0.0.1', true],
  ['192.168.1.7:8025', '0.0.0.0', true],
  ['simulator:8025', 'simulator', true],
  ['evil.example:8025', '127.0.0.1', false],
  ['127.0.0.1.evil.example', '127.0.0.1', false],
  ['localhost.evil.example', '127.0.0.1', false],
  ['', '127.0.0.1', false],
  [undefined, '127.0.0.1', false],
])('the host %s of a server started with %s: %s', (header, host, expected) => {
  expect(isOwnHost(header, host)).toBe(expected);
});

test.each([
  [{ host: 'localhost:1' }, true],
  [{ host: 'localhost:1', origin: 'http://localhost:1', secFetchSite: 'same-origin' }, true],
  [{ host: 'localhost:1', origin: 'http://localhost:2', secFetchSite: 'same-site' }, false],
  [{ host: 'localhost:1', origin: 'http://evil.example' }, false],
  [{ host: 'localhost:1', origin: 'null' }, false],
  [{ host: 'localhost:1', secFetchSite: 'cross-site' }, false],
])('%j is from here: %s', (headers, expected) => {
  expect(isFromHere(headers)).toBe(expected);
});
