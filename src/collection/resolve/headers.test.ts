import { describe, expect, it } from 'vitest';
import { resolveOne } from '../../../test/shared/resolve-one.ts';

describe('headers', () => {
  it('keep order, case, duplicates and inner space', () => {
    const header = [
      { key: 'x-b', value: ' 1  2 ' },
      { key: 'X-A', value: '' },
      { key: 'x-b', value: '3\n' },
      { key: 'Host', value: 'other' },
      { key: ' Accept ', value: 'a' },
      { key: '', value: 'never' },
      { key: 'Off', value: 'never', disabled: true },
    ];
    expect(resolveOne({ header }).headers).toEqual([
      'x-b: 1  2',
      'X-A: ',
      'x-b: 3',
      'Host: other',
      'Accept: a',
    ]);
  });

  it.each([
    ['X Y', 'v', 'header-name-unsendable'],
    ['X\r\nY', 'v', 'header-name-unsendable'],
    ['Ü', 'v', 'header-name-unsendable'],
    ['{{unknown}}', 'v', 'header-name-unsendable'],
    ['X', 'a\r\nY: b', 'header-value-unsendable'],
    ['X', '€', 'header-value-unsendable'],
    ['X', 'a\0', 'header-value-unsendable'],
  ])('%j: %j is left out and named', (key, value, code) => {
    const { headers, codes } = resolveOne({
      header: [
        { key, value },
        { key: 'Z', value: 'ü' },
      ],
    });
    expect([headers, codes]).toEqual([['Z: ü'], [code]]);
  });

  it.each([
    ['Content-Length', '3'],
    ['content-length', '{{n}}'],
    ['Transfer-Encoding', 'chunked'],
  ])('%s: %s frames the body, and is left to whoever sends it', (key, value) => {
    const body = { mode: 'raw', raw: 'hello' };
    const { headers, codes, template } = resolveOne({ method: 'PUT', header: [{ key, value }], body });
    expect([headers, codes]).toEqual([['Content-Type: text/plain'], ['header-frames-body']]);
    expect(template.inputs.map(({ name }) => name)).toEqual(['baseUrl']);
  });

  it.each([
    [
      'Authorization',
      'Bearer abc',
      'Bearer {{accessToken}}',
      { accessToken: { environment: 'ACCESS_TOKEN', value: 'abc' } },
    ],
    ['authorization', 'bearer {{t}}', 'bearer {{t}}', { t: { environment: 'T' } }],
    [
      'Authorization',
      'Basic dTpw',
      'Basic {{apiAuthorization}}',
      { apiAuthorization: { environment: 'API_AUTHORIZATION', value: 'dTpw' } },
    ],
    [
      'Authorization',
      'Token token="x y"',
      'Token {{apiAuthorization}}',
      { apiAuthorization: { value: 'token="x y"' } },
    ],
    ['Authorization', 'abc', '{{apiAuthorization}}', { apiAuthorization: { value: 'abc' } }],
    ['Authorization', '{{path}}', '{{path}}', { path: { environment: 'API_PATH' } }],
    [
      'Authorization',
      'Key {{a}}:{{b}}',
      'Key {{a}}:{{b}}',
      { a: { kind: 'credential' }, b: { kind: 'credential' } },
    ],
    [
      'Proxy-Authorization',
      'Bearer x',
      'Bearer {{proxyAuthorization}}',
      { proxyAuthorization: { environment: 'PROXY_AUTHORIZATION' } },
    ],
    ['Cookie', 'a=b; c=d', '{{apiCookie}}', { apiCookie: { environment: 'API_COOKIE', value: 'a=b; c=d' } }],
    ['Authorization', '', '', {}],
  ])('%s: %s is a credential', (key, value, expected, inputs) => {
    const resolved = resolveOne({ header: [{ key, value }] });
    expect(resolved.headers).toEqual([`${key}: ${expected}`]);
    expect(Object.fromEntries(resolved.inputs)).toMatchObject(inputs);
    for (const name of Object.keys(inputs))
      expect(resolved.inputs.get(name)).toMatchObject({ kind: 'credential', from: 'environment' });
  });
});
