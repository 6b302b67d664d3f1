import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentEncode } from '../wire/encode.ts';
import type { Input, WireTemplate } from '../wire/template.ts';
import { maskBytes, maskedMessage } from './mask.ts';

const credential = (name: string): Input => ({
  name,
  kind: 'credential',
  from: 'environment',
  environment: name,
});

const template: WireTemplate = {
  title: 'A: b',
  method: 'POST',
  url: [
    'https://api.example.com/a?key=',
    { input: 'key', encode: 'query' },
    '&id=',
    { input: 'id', encode: 'query' },
  ],
  headers: [{ name: 'X-Key', value: [{ input: 'key', encode: 'verbatim' }] }],
  basic: {
    user: [{ input: 'user', encode: 'verbatim' }],
    password: [{ input: 'password', encode: 'verbatim' }],
  },
  body: { kind: 'text', text: ['{"secret":"', { input: 'password', encode: 'json' }, '"}'] },
  inputs: ['key', 'id', 'user', 'password'].map(credential),
  success: [],
};

const values = { key: 'k&y/', id: '7', user: 'ada', password: 'pass"word' };
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

describe('maskedMessage', () => {
  it('hides values everywhere, in whatever encoding, and keeps the length that is sent', () => {
    expect(text(maskedMessage(template, { values }, new Set(['key', 'password'])))).toBe(
      'POST /a?key=********&id=7 HTTP/1.1\r\nHost: api.example.com\r\nX-Key: ********\r\n' +
        'Authorization: Basic ********\r\nContent-Length: 23\r\n\r\n{"secret":"********"}',
    );
  });

  it('is the message itself where nothing is to be hidden, or nothing is there', () => {
    const plain = text(maskedMessage(template, { values }, new Set()));
    expect(plain).toContain('X-Key: k&y/\r\nAuthorization: Basic YWRhOnBhc3Mid29yZA==\r\n');
    expect(plain).toContain('Content-Length: 23\r\n\r\n{"secret":"pass\\"word"}');
    expect(text(maskedMessage(template, { values: { ...values, key: '' } }, new Set(['key'])))).toContain(
      '?key=&id=7',
    );
  });

  it('is nothing where there is no request', () => {
    expect(maskedMessage(template, { values: { key: 'x' } }, new Set(['key']))).toBeUndefined();
  });
});

describe('maskBytes', () => {
  it('hides what a server may send back', () => {
    const secret = 'a "b"/\u00e9';
    const spellings = [
      secret,
      JSON.stringify(secret),
      percentEncode(secret),
      'a+%22b%22%2F%C3%A9',
      Buffer.from(secret).toString('base64'),
    ];
    for (const spelling of spellings) {
      const masked = text(maskBytes(Buffer.from(`<${spelling}>`), [secret]));
      expect(masked, spelling).toMatch(/^<"?\*{8}"?>$/);
    }
  });

  it('leaves what is too short to be told from chance', () => {
    expect(text(maskBytes(Buffer.from('1 + 1 = 2'), ['1', '']))).toBe('1 + 1 = 2');
  });

  it('leaves no secret, and every other byte as it is', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.uint8Array(),
        fc.stringMatching(/^[a-z]{8,20}$/),
        (before, after, secret) => {
          const bytes = Buffer.concat([before, Buffer.from(secret), after]);
          const masked = Buffer.from(maskBytes(bytes, [secret]));
          expect(masked.includes(secret)).toBe(false);
          expect(masked).toEqual(Buffer.concat([before, Buffer.from('********'), after]));
        },
      ),
    );
  });
});
