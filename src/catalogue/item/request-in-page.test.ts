import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../collection/model.ts';
import { readCollections } from '../../collection/read.ts';
import { resolve } from '../../collection/resolve.ts';
import { requestInPage } from './request-in-page.ts';

function templateOf(request: unknown) {
  const [item] = readCollections(JSON.stringify({ name: 'Try', request })).value.flatMap(itemsOf);
  if (!item) throw new Error('The document has an item.');
  return resolve(item).value;
}

const secret = (value: string) => ({ value, isSecret: true });

describe('requestInPage', () => {
  const bearer = templateOf({
    method: 'POST',
    url: 'https://a.example/:id',
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] },
    body: { mode: 'urlencoded', urlencoded: [{ key: 'password', value: 'own' }] },
  });

  it('has names in the place of what has no value', () => {
    const text = requestInPage(bearer, {}, false);
    expect(text).toContain('POST /%24ID HTTP/1.1\n');
    expect(text).toContain('Authorization: Bearer $TOKEN\n');
  });

  it('masks secrets wherever they stand, and keeps the length of the real request', () => {
    const values = {
      id: { value: 'ü', isSecret: false },
      token: secret('tok'),
      password: secret('pass word'),
    };
    const shown = requestInPage(bearer, values, true);
    expect(shown).toContain('Bearer tok\n');
    expect(shown).toContain('password=pass%20word');
    const masked = requestInPage(bearer, values, false);
    expect(masked).toContain('POST /%C3%BC HTTP/1.1\n');
    expect(masked).toContain('Bearer ********\n');
    expect(masked).toMatch(/password=\*{8}$/);
    expect(/Content-Length: \d+/.exec(masked)?.[0]).toBe(/Content-Length: \d+/.exec(shown)?.[0]);
  });

  it('masks the pair of basic authentication whole', () => {
    const basic = templateOf({
      url: 'https://a.example/',
      auth: {
        type: 'basic',
        basic: [
          { key: 'username', value: 'ada' },
          { key: 'password', value: '{{pw}}' },
        ],
      },
    });
    const text = requestInPage(basic, { pw: secret('geheim') }, false);
    expect(text).toContain('Authorization: Basic ********\n');
    expect(text).not.toContain(btoa('ada:geheim'));
  });

  it('says why there is none', () => {
    const text = requestInPage(
      templateOf({ url: '{{base}}/' }),
      { base: { value: 'no url', isSecret: false } },
      false,
    );
    expect(text).toBe('"no url/" is not an address that a request can be sent to.');
  });
});
