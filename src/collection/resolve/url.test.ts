import { describe, expect, it } from 'vitest';
import { resolveOne } from '../../../test/shared/resolve-one.ts';

describe('path and query', () => {
  it.each([
    ['/a b/ü/%41%2f/x:y/a:z', '/a%20b/%C3%BC/%41%2f/x:y/a:z'],
    ['/"<>`#', '/%22%3C%3E%60'],
    ["/{a}/|^[]@!$&'()*+,;=", "/%7Ba%7D/|^[]@!$&'()*+,;="],
    ['/a\\b', '/a/b'],
    ['/./../a//', '/./../a//'],
    ['/50%/%zz', '/50%/%zz'],
    ['/a?x=1&x=2&y&z=&=w', '/a?x=1&x=2&y&z=&=w'],
    ['/a?q=a b"\'<>`{}|ü%20+&r==', '/a?q=a%20b%22%27%3C%3E`{}|%C3%BC%20+&r=='],
    ['/a?k k=v', '/a?k%20k=v'],
    ['/a?x#frag?y', '/a?x'],
    ['?x', '?x'],
    ['/?', '/'],
  ])('http://h%s', (path, expected) => {
    const { url, codes } = resolveOne({ url: `http://h${path}` });
    expect(url).toBe(`{{baseUrl}}${expected}`);
    expect(codes).toEqual([]);
  });

  it('query entries: disabled ones left out, separators inside encoded', () => {
    const query = [
      { key: 'a=&', value: 'b=&#' },
      { key: 'off', value: '1', disabled: true },
      { key: 'n', value: null },
      { key: 'n', value: '' },
    ];
    expect(resolveOne({ url: { host: ['http://h'], path: ['p'], query } }).url).toBe(
      '{{baseUrl}}/p?a%3D%26=b=%26%23&n&n=',
    );
  });

  it('known variables are filled and encoded with the rest', () => {
    const { url } = resolveOne(
      { url: 'http://h/{{a}}/x?q={{b}}&{{c}}=1' },
      { a: 'v 1/w', b: 'x&y', c: 'k{{d}}', d: '=' },
    );
    expect(url).toBe('{{baseUrl}}/v%201/w/x?q=x%26y&k%3D=1');
  });

  it('a value may bring a query or a fragment along', () => {
    expect(resolveOne({ url: 'http://h/{{a}}' }, { a: "x?q='{{b}}'" }).url).toBe(
      '{{baseUrl}}/x?q=%27{{b}}%27',
    );
    expect(resolveOne({ url: 'http://h/{{a}}/{{b}}?c=d' }, { a: 'x#y' }).url).toBe('{{baseUrl}}/x');
  });

  it('unknown variables are inputs, encoded for their place', () => {
    const { encodes, inputs } = resolveOne({ url: 'http://h/{{a}}-{{a}}?q={{b}}&{{c}}' });
    expect(encodes).toEqual(['verbatim', 'segment', 'segment', 'query', 'query']);
    expect(inputs.get('a')).toEqual({ kind: 'variable', from: 'environment', environment: 'A' });
  });
});

describe('path variables', () => {
  it('have the value of a disabled entry too', () => {
    const url = { raw: 'http://h/:id', variable: [{ key: 'id', value: '7', disabled: true }] };
    expect(resolveOne({ url }).inputs.get('id')?.value).toBe('7');
  });

  it('end at a dot', () => {
    const url = { raw: 'http://h/:id.json', variable: [{ key: 'id', value: '7' }] };
    const { url: text, inputs } = resolveOne({ url });
    expect(text).toBe('{{baseUrl}}/{{id}}.json');
    expect(inputs.get('id')?.value).toBe('7');
  });

  const url = (value: unknown, description?: string) => ({
    host: ['http://h'],
    path: ['users', ':userId', 'x:userId', ':'],
    variable: [{ key: 'userId', value, description }],
  });

  it('are inputs with value and meaning', () => {
    const {
      url: text,
      inputs,
      encodes,
    } = resolveOne({ url: url('a/{{n}}', '(Required) The [user](http://x).\n\nMore.') }, { n: '1' });
    expect(text).toBe('{{baseUrl}}/users/{{userId}}/x:userId/:');
    expect(encodes).toEqual(['verbatim', 'segment']);
    expect(inputs.get('userId')).toEqual({
      kind: 'path',
      from: 'program',
      value: 'a/1',
      meaning: 'The user.',
    });
  });

  it.each([undefined, null, ''])('with the value %j come from the environment', (value) => {
    expect(resolveOne({ url: url(value) }).inputs.get('userId')).toEqual({
      kind: 'path',
      from: 'environment',
      environment: 'USER_ID',
    });
  });

  it('that nobody lists too', () => {
    expect(resolveOne({ url: 'http://h/:some-id/:some-id' }).inputs.get('some-id')).toMatchObject({
      environment: 'SOME_ID',
    });
  });

  it('whose value is an unknown variable are that variable', () => {
    const { url: text, inputs } = resolveOne({ url: url('{{uid}}', 'The user.') });
    expect(text).toBe('{{baseUrl}}/users/{{uid}}/x:userId/:');
    expect(inputs.get('uid')).toMatchObject({
      kind: 'variable',
      environment: 'API_UID',
      meaning: 'The user.',
    });
  });

  it('known in part stay one segment', () => {
    const { url: text, encodes } = resolveOne({ url: url('a/b?{{uid}}#') });
    expect(text).toBe('{{baseUrl}}/users/a%2Fb%3F{{uid}}%23/x:userId/:');
    expect(encodes).toEqual(['verbatim', 'segment']);
  });

  it('are what the caller says', () => {
    const { inputs } = resolveOne({ url: url('{{uid}}') }, {}, { variables: { userId: 'me' } });
    expect(inputs.get('userId')).toMatchObject({ kind: 'path', from: 'program', value: 'me' });
  });
});
