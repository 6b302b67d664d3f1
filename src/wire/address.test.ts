import { expect, it } from 'vitest';
import { splitAddress } from './address.ts';

it.each([
  ['http://h', 'http', 'h', 80, '/'],
  ['HTTPS://API.Example.com/a%2Fb?x=1', 'https', 'api.example.com', 443, '/a%2Fb?x=1'],
  ['http://h:8080?x', 'http', 'h', 8080, '/?x'],
  ['https://[::1]:1/./a/../b//', 'https', '::1', 1, '/./a/../b//'],
])('splits %s', (url, scheme, host, port, target) => {
  expect(splitAddress(url)).toEqual({ scheme, host, port, target });
});

it.each([
  '',
  'api.example.com/a',
  'ftp://h/',
  'http://',
  'http:///a',
  'http://u:p@h/',
  'http://h:0/',
  'http://h:65536/',
  'http://h/a b',
  'http://h/#a',
  'http://h/ü',
  'http://ü.example/',
  'http://h\\a',
  'http://h/\r\nX: y',
])('refuses %j', (url) => {
  expect(splitAddress(url)).toBeUndefined();
});
