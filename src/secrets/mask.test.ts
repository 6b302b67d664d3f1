import { describe, expect, it } from 'vitest';
import { itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
import { resolve } from '../collection/resolve.ts';
import { findSecrets } from './find.ts';
import { maskSecrets } from './mask.ts';

const secret = 'q7Rk2vX9'.repeat(3);

function mask(source: string): string {
  return maskSecrets(source, findSecrets(source, []));
}

const withHeader = (value: string, key = 'Authorization') =>
  `{"name":"One","request":{"url":"https://h","header":[{"key":"${key}","value":"${value}"}]}}`;

describe('masking', () => {
  it('puts an input in the place of a secret and leaves all else as it is written', () => {
    const source = `{ "n":1.0,\n "request" : {"url":"https://h/\\u00e9","header":"X-Api-Key: ${secret}" } }`;
    expect(mask(source)).toBe(source.replace(secret, '{{xApiKey}}'));
  });

  it.each([
    [withHeader(`Bearer ${secret}`), 'Bearer {{accessToken}}'],
    [withHeader(`Token ${secret}`), 'Token {{apiAuthorization}}'],
    [withHeader(secret, 'X-Api-Key'), '"{{xApiKey}}"'],
    [withHeader(`sid=${secret}; a=b`, 'Cookie'), '"sid={{sid}}; a=b"'],
    [`{"request":{"auth":{"type":"basic","basic":{"password":"${secret}"}}}}`, '"{{apiPassword}}"'],
    [`{"request":{"auth":{"type":"apikey","apikey":[{"key":"value","value":"${secret}"}]}}}`, '"{{apiKey}}"'],
    [`{"request":"https://u:${secret}@h"}`, 'https://u:{{apiPassword}}@h'],
    [
      `{"request":{"body":{"mode":"raw","raw":"{\\"client_secret\\":\\"${secret}\\"}"}}}`,
      '\\"{{clientSecret}}\\"',
    ],
    ['{"request":{"password":83057114}}', '"password":"{{password}}"'],
  ])('%j', (source, expected) => {
    expect(mask(source)).toContain(expected);
  });

  it('gives one value one name, another value another, and none that is taken', () => {
    const source = `{"request":{"a":{"token":"${secret}1"},"b":{"token":"${secret}1"},"c":{"token":"${secret}2"},"url":"{{token}}"}}`;
    expect(mask(source)).toBe(
      '{"request":{"a":{"token":"{{token2}}"},"b":{"token":"{{token2}}"},"c":{"token":"{{token3}}"},"url":"{{token}}"}}',
    );
  });

  it('makes a variable one of type secret, without a value', () => {
    const masked = mask(`{"item":[],"variable":[{"key":"token","value":"${secret}","type":"string"}]}`);
    expect(masked).toBe('{"item":[],"variable":[{"key":"token","value":"","type":"secret"}]}');
    expect(mask(`{"item":[],"variable":[{"key":"token","value":"${secret}"}]}`)).toBe(masked);
    const [collection] = readCollections(masked).value;
    expect(collection?.variables).toEqual([{ key: 'token', value: '', isSecret: true }]);
  });

  it('takes a private key out of all the lines of a script', () => {
    const dashes = '-----';
    const lines = [
      `k = \`${dashes}BEGIN PRIVATE KEY${dashes}`,
      secret,
      secret,
      `${dashes}END PRIVATE KEY${dashes}\`;`,
    ];
    const masked = mask(JSON.stringify({ request: {}, event: [{ script: { exec: lines } }] }));
    expect(JSON.parse(masked).event[0].script.exec).toEqual(['k = `{{privateKey}}', '', '', '`;']);
  });

  it('makes programs ask their environment', () => {
    const [collection] = readCollections(mask(withHeader(`Bearer ${secret}`))).value;
    const [item] = collection ? itemsOf(collection) : [];
    expect(item && resolve(item).value.inputs.slice(1)).toEqual([
      {
        name: 'accessToken',
        kind: 'credential',
        from: 'environment',
        environment: 'ACCESS_TOKEN',
        meaning: 'the bearer token',
      },
    ]);
  });
});
