import { describe, expect, it } from 'vitest';
import { resolveOne } from '../../../test/shared/resolve-one.ts';
import { printText } from './text.ts';

describe('auth', () => {
  it.each([
    [
      { type: 'bearer', bearer: [{ key: 'token', value: 'abc' }] },
      ['Authorization: Bearer {{accessToken}}'],
      { accessToken: { value: 'abc', meaning: 'the bearer token' } },
    ],
    [
      { type: 'bearer', bearer: { token: '{{myToken}}' } },
      ['Authorization: Bearer {{myToken}}'],
      { myToken: { environment: 'MY_TOKEN' } },
    ],
    [
      { type: 'oauth2' },
      ['Authorization: Bearer {{accessToken}}'],
      { accessToken: { environment: 'ACCESS_TOKEN', meaning: 'the OAuth access token' } },
    ],
    [
      { type: 'oauth2', oauth2: { headerPrefix: 'OAuth ', accessToken: 'x' } },
      ['Authorization: OAuth {{accessToken}}'],
      {},
    ],
    [{ type: 'oauth2', oauth2: { headerPrefix: '' } }, ['Authorization: {{accessToken}}'], {}],
    [
      { type: 'apikey', apikey: { key: 'X-Key', value: 'k' } },
      ['X-Key: {{apiKey}}'],
      { apiKey: { environment: 'API_KEY', value: 'k' } },
    ],
    [
      { type: 'apikey', apikey: { key: 'X-Key', value: '{{user}}', in: 'header' } },
      ['X-Key: {{user}}'],
      { user: { environment: 'API_USER' } },
    ],
    [
      { type: 'apikey', apikey: { key: 'X-Key', value: false } },
      ['X-Key: {{apiKey}}'],
      { apiKey: { value: 'false' } },
    ],
    [
      { type: 'jwt', jwt: { algorithm: 'HS256', secret: '{{secret}}', payload: '{}', headerPrefix: 'JWT ' } },
      ['Authorization: JWT {{accessToken}}'],
      { accessToken: { environment: 'ACCESS_TOKEN', meaning: 'the signed JSON Web Token' } },
    ],
    [{ type: 'jwt' }, ['Authorization: Bearer {{accessToken}}'], {}],
    [{ type: 'noauth' }, [], {}],
  ])('%j', (auth, headers, inputs) => {
    const resolved = resolveOne({ auth });
    expect(resolved.headers).toEqual(headers);
    expect(Object.fromEntries(resolved.inputs)).toMatchObject(inputs);
    expect(resolved.codes).toEqual([]);
  });

  it.each([
    [
      { type: 'oauth2', oauth2: { addTokenTo: 'queryParams' } },
      '{{baseUrl}}/a?x=1&access_token={{accessToken}}',
    ],
    [{ type: 'jwt', jwt: { addTokenTo: 'queryParam' } }, '{{baseUrl}}/a?x=1&token={{accessToken}}'],
    [
      { type: 'jwt', jwt: { addTokenTo: 'queryParam', queryParamKey: 'x' } },
      '{{baseUrl}}/a?x={{accessToken}}',
    ],
    [
      { type: 'apikey', apikey: { key: 'my key', value: 'k', in: 'query' } },
      '{{baseUrl}}/a?x=1&my%20key={{apiKey}}',
    ],
  ])('in the query: %j', (auth, url) => {
    const resolved = resolveOne({ url: 'http://h/a?x=1', auth });
    expect([resolved.url, resolved.headers]).toEqual([url, []]);
    expect(resolved.encodes).toEqual(['verbatim', 'query']);
  });

  it.each([
    [{ username: 'u', password: 'p' }, '{{apiUser}}', '{{apiPassword}}'],
    [{ username: '{{name}}', password: '{{word}}' }, '{{name}}', '{{word}}'],
    [{ username: '{{mail}}/token', password: '' }, '{{mail}}/token', ''],
    [{ password: 'p' }, '', '{{apiPassword}}'],
    [{}, '{{apiUser}}', '{{apiPassword}}'],
  ])('basic %j', (basic, user, password) => {
    const { template } = resolveOne({ auth: { type: 'basic', basic } });
    expect([printText(template.basic?.user ?? []), printText(template.basic?.password ?? [])]).toEqual([
      user,
      password,
    ]);
    expect(template.headers).toEqual([]);
  });

  it('a known variable keeps its name and its value', () => {
    const { inputs } = resolveOne({ auth: { type: 'bearer', bearer: { token: '{{jwt}}' } } }, { jwt: 'abc' });
    expect(inputs.get('jwt')).toEqual({
      kind: 'credential',
      from: 'environment',
      environment: 'JWT',
      value: 'abc',
      meaning: 'the bearer token',
    });
  });

  it.each([
    [{ type: 'digest' }, 'auth-unsupported'],
    [{ type: 'oauth2', oauth2: { tokenType: 'mac' } }, 'auth-unsupported'],
    [{ type: 'apikey' }, 'auth-incomplete'],
  ])('%j is named', (auth, code) => {
    expect(resolveOne({ auth })).toMatchObject({ codes: [code], headers: [] });
  });

  it.each([
    [{ type: 'bearer', bearer: { token: '' } }, { header: [{ key: 'authorization', value: 'Bearer y' }] }],
    [{ type: 'basic' }, { header: [{ key: 'Authorization', value: 'z' }] }],
    [{ type: 'oauth2' }, { header: [{ key: 'Authorization', value: 'z' }] }],
    [{ type: 'hawk' }, { header: [{ key: 'Authorization', value: 'Hawk id="x"' }] }],
    [{ type: 'apikey', apikey: { key: 'X-Key' } }, { header: [{ key: 'x-key', value: 'y' }] }],
  ])('%j gives way to what is written by hand', (auth, request) => {
    const { codes, template, headers } = resolveOne({ auth, ...request });
    expect(codes).toEqual(['auth-overridden']);
    expect(template.basic).toBeUndefined();
    expect(headers).toHaveLength(1);
  });

  it.each([
    [{ type: 'bearer', bearer: { token: 'x' } }, 'Bearer y', ['Authorization: Bearer {{accessToken}}']],
    [{ type: 'oauth2', oauth2: { accessToken: 'x' } }, 'y', ['Authorization: Bearer {{accessToken}}']],
    [{ type: 'apikey', apikey: { key: 'authorization', value: 'x' } }, 'y', ['authorization: {{apiKey}}']],
    [{ type: 'basic', basic: { username: 'x' } }, 'y', []],
  ])('%j replaces what is written by hand', (auth, value, expected) => {
    const { codes, headers, inputs } = resolveOne({ auth, header: [{ key: 'Authorization', value }] });
    expect(codes).toEqual(['auth-replaces']);
    expect(headers).toEqual(expected);
    expect(inputs.get('accessToken')?.value ?? 'x').toBe('x');
  });

  it('a key in the query without a value gives way to one written by hand', () => {
    const auth = { type: 'apikey', apikey: { key: 'key', value: '', in: 'query' } };
    const { codes, url } = resolveOne({ auth, url: 'http://h/?key=y' });
    expect(codes).toEqual(['auth-overridden']);
    expect(url).toBe('{{baseUrl}}/?key=y');
  });

  it('a key in the query replaces one written by hand', () => {
    const auth = { type: 'apikey', apikey: { key: 'key', value: 'x', in: 'query' } };
    const { codes, url } = resolveOne({ auth, url: 'http://h/?key=y&a=b' });
    expect(codes).toEqual(['auth-replaces']);
    expect(url).toBe('{{baseUrl}}/?a=b&key={{apiKey}}');
  });
});
