import { describe, expect, it } from 'vitest';
import { readPublicUrl, withoutBase } from './public-url.ts';

describe('a public address', () => {
  it('gives host, base and whether it is secure', () => {
    expect(readPublicUrl('https://Docs.example.com/a/b/')).toEqual({
      origin: 'https://docs.example.com',
      hostname: 'docs.example.com',
      base: '/a/b',
      isSecure: true,
    });
    expect(readPublicUrl('http://docs.example.com:8080')).toMatchObject({
      origin: 'http://docs.example.com:8080',
      base: '',
      isSecure: false,
    });
  });

  it.each([
    'docs.example.com',
    'ftp://docs.example.com/',
    'https://user:word@docs.example.com/',
    'https://docs.example.com/?a=b',
    'https://docs.example.com/#a',
    'https://docs.example.com/a b/',
    'https://docs.example.com//a/',
    'https://docs.example.com/%22onload=/',
    'javascript:alert(1)',
  ])('is none: %s', (text) => {
    expect(readPublicUrl(text)).toBeUndefined();
  });
});

describe('an address inside the catalogue', () => {
  it.each([
    ['/zoom/', '', '/zoom/'],
    ['/api/zoom/?a=b', '/api', '/zoom/?a=b'],
    ['/api', '/api', '/'],
    ['/api?a=b', '/api', '/?a=b'],
    ['/api/', '/api', '/'],
    ['/apis/', '/api', undefined],
    ['/', '/api', undefined],
    ['/zoom/?x=/api/', '/api', undefined],
    ['/api/api/', '/api', '/api/'],
    ['*', '/api', '*'],
  ])('of %s below "%s" is %s', (target, base, address) => {
    expect(withoutBase(target, base)).toBe(address);
  });
});
