import { describe, expect, it } from 'vitest';
import { resolveOne } from '../../../test/shared/resolve-one.ts';
import { itemsOf } from '../model.ts';
import { readCollections } from '../read.ts';
import { resolve } from '../resolve.ts';
import { printText } from './text.ts';

describe('bodies', () => {
  const post = (body: object, more: object = {}) => resolveOne({ method: 'POST', body, ...more });
  const textOf = ({ template: { body } }: ReturnType<typeof post>) =>
    body?.kind === 'text' ? printText(body.text) : undefined;

  it.each([
    [undefined, 'text/plain'],
    ['text', 'text/plain'],
    ['json', 'application/json'],
    ['xml', 'application/xml'],
    ['html', 'text/html'],
    ['javascript', 'application/javascript'],
    ['constructor', 'text/plain'],
  ])('raw of language %s', (language, type) => {
    const resolved = post({ mode: 'raw', raw: ' a\r\n\t"é" ', options: { raw: { language } } });
    expect(textOf(resolved)).toBe(' a\r\n\t"é" ');
    expect(resolved.headers).toEqual([`Content-Type: ${type}`]);
  });

  it('raw keeps the type that is written by hand', () => {
    const header = [{ key: 'content-type', value: 'multipart/form-data' }];
    expect(post({ mode: 'raw', raw: 'x' }, { header }).headers).toEqual([
      'content-type: multipart/form-data',
    ]);
  });

  it('raw JSON escapes the inputs between quotes only', () => {
    const raw = '{"a{{k}}": "x\\"{{v}}", "n": {{n}}, "m": "{{v}}"}';
    const { template } = post({ mode: 'raw', raw, options: { raw: { language: 'json' } } });
    const holes =
      template.body?.kind === 'text' ? template.body.text.filter((piece) => typeof piece !== 'string') : [];
    expect(holes).toEqual([
      { input: 'k', encode: 'json' },
      { input: 'v', encode: 'json' },
      { input: 'n', encode: 'verbatim' },
      { input: 'v', encode: 'json' },
    ]);
  });

  it.each([
    [{ mode: 'raw', raw: '' }],
    [{ mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b', disabled: true }] }],
    [{ mode: 'formdata', formdata: [] }],
  ])('%j is none', (body) => {
    expect(post(body)).toMatchObject({ headers: [], codes: [] });
    expect(post(body).template.body).toBeUndefined();
  });

  it('urlencoded is encoded as a form, with its type', () => {
    const urlencoded = [
      { key: 'a b', value: "c+&=%20!'()*~é" },
      { key: 'a b', value: null },
      { key: 'k', value: '{{v}}' },
    ];
    const resolved = post({ mode: 'urlencoded', urlencoded });
    expect(textOf(resolved)).toBe('a%20b=c%2B%26%3D%2520%21%27%28%29%2A~%C3%A9&a%20b=&k={{v}}');
    expect(resolved.headers).toEqual(['Content-Type: application/x-www-form-urlencoded']);
    expect(resolved.template.body).toMatchObject({
      text: [expect.any(String), { input: 'v', encode: 'form' }],
    });
  });

  it.each([
    [
      'application/x-www-form-urlencoded; charset=utf-8',
      ['Content-Type: application/x-www-form-urlencoded; charset=utf-8'],
      [],
    ],
    ['application/json', ['Content-Type: application/x-www-form-urlencoded'], ['content-type-replaced']],
  ])('urlencoded with %s by hand', (value, headers, codes) => {
    const body = { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b' }] };
    expect(post(body, { header: [{ key: 'Content-Type', value }] })).toMatchObject({ headers, codes });
  });

  it.each([
    ['multipart/form-data', []],
    ['Multipart/Form-Data', []],
    ['multipart/form-data; boundary=x', ['content-type-replaced']],
    ['application/json', ['content-type-replaced']],
  ])('formdata with %s by hand: whoever frames it writes the type', (value, codes) => {
    const body = { mode: 'formdata', formdata: [{ key: 'a', value: 'b' }] };
    expect(post(body, { header: [{ key: 'Content-Type', value }] })).toMatchObject({ headers: [], codes });
  });

  it('formdata has a part for each field and file', () => {
    const formdata = [
      { key: 'a"b', value: 'x{{v}}', type: 'text' },
      { key: 'json', value: '{}', contentType: 'application/json' },
      { key: 'off', value: 'x', disabled: true },
      { key: 'f', type: 'file', src: ['/d/a.PNG', 'b.bin'] },
      { key: 'g', type: 'file', src: 'c.csv', contentType: 'text/x-csv', fileName: 'd.csv' },
      { key: 'h', type: 'file', src: null },
    ];
    const { template, codes, inputs } = post({ mode: 'formdata', formdata });
    expect(template.body).toEqual({
      kind: 'multipart',
      parts: [
        { name: ['a"b'], content: ['x', { input: 'v', encode: 'verbatim' }] },
        { name: ['json'], content: ['{}'], contentType: 'application/json' },
        { name: ['f'], content: { path: ['/d/a.PNG'] }, contentType: 'image/png' },
        { name: ['f'], content: { path: ['b.bin'] }, contentType: 'application/octet-stream' },
        { name: ['g'], content: { path: ['c.csv'], filename: 'd.csv' }, contentType: 'text/x-csv' },
        {
          name: ['h'],
          content: { path: [{ input: 'h', encode: 'verbatim' }] },
          contentType: 'application/octet-stream',
        },
      ],
    });
    expect(codes).toEqual(['file-missing']);
    expect(inputs.get('h')).toEqual({
      kind: 'field',
      from: 'environment',
      environment: 'H',
      meaning: 'The path of the file to send.',
    });
  });

  it('a part type that no header can carry is left out', () => {
    const formdata = [{ key: 'a', value: 'b', contentType: 'text/plain\r\nX: y' }];
    const { template, codes } = post({ mode: 'formdata', formdata });
    expect([template.body, codes]).toEqual([
      { kind: 'multipart', parts: [{ name: ['a'], content: ['b'] }] },
      ['header-value-unsendable'],
    ]);
  });

  it('a blank part type is none', () => {
    const { template, codes } = post({
      mode: 'formdata',
      formdata: [{ key: 'a', value: 'b', contentType: ' ' }],
    });
    expect([template.body, codes]).toEqual([
      { kind: 'multipart', parts: [{ name: ['a'], content: ['b'] }] },
      [],
    ]);
  });

  it.each([
    [
      'formdata',
      'password',
      'old',
      {
        name: 'password',
        kind: 'field',
        from: 'environment-or-program',
        environment: 'PASSWORD',
        value: 'old',
      },
    ],
    [
      'urlencoded',
      'client_secret',
      'x',
      {
        name: 'client_secret',
        kind: 'field',
        from: 'environment-or-program',
        environment: 'CLIENT_SECRET',
        value: 'x',
      },
    ],
    [
      'urlencoded',
      'user[newPassword]',
      '',
      {
        name: 'user[newPassword]',
        kind: 'field',
        from: 'environment-or-program',
        environment: 'USER_NEW_PASSWORD',
        value: '',
      },
    ],
    [
      'formdata',
      'pwd',
      '{{known}}',
      { name: 'pwd', kind: 'field', from: 'environment-or-program', environment: 'API_PWD', value: 'K' },
    ],
    [
      'formdata',
      'api-key',
      '{{unknown}}',
      { name: 'unknown', kind: 'field', from: 'environment', environment: 'UNKNOWN' },
    ],
  ] as const)('a secret field of %s: %s', (mode, key, value, input) => {
    const field = { key, value, description: '' };
    const { template } = resolveOne({ method: 'POST', body: { mode, [mode]: [field] } }, { known: 'K' });
    expect(template.inputs.slice(1)).toEqual([input]);
  });

  it.each(['page_token', 'nextPageToken', 'username', 'tokens', 'secretary'])('%s is no secret', (key) => {
    expect(post({ mode: 'formdata', formdata: [{ key, value: 'x' }] }).template.inputs).toHaveLength(1);
  });

  it.each([
    [
      { query: 'q "{{a}}"', variables: '{"b": {{b}}, "c": "{{c}}"}', operationName: 'O' },
      '{"query":"q \\"{{a}}\\"","operationName":"O","variables":{"b": {{b}}, "c": "{{c}}"}}',
    ],
    [{ query: 'q\n', variables: '' }, '{"query":"q\\n"}'],
    [{ query: 'q', variables: { a: 1 }, operationName: null }, '{"query":"q","variables":{"a":1}}'],
  ])('graphql %j', (graphql, text) => {
    const resolved = post({ mode: 'graphql', graphql });
    expect(textOf(resolved)).toBe(text);
    expect(resolved.headers).toEqual(['Content-Type: application/json']);
  });

  it.each([
    [{ src: '/a/b.pdf' }, '/a/b.pdf', 'application/pdf', []],
    [{ src: '{{dir}}/b' }, '{{dir}}/b', 'application/octet-stream', []],
    [{}, '{{file}}', 'application/octet-stream', ['file-missing']],
  ])('file %j', (file, path, type, codes) => {
    const resolved = post({ mode: 'file', file });
    const { body } = resolved.template;
    expect(body?.kind === 'file' && printText(body.file.path)).toBe(path);
    expect([resolved.headers, resolved.codes]).toEqual([[`Content-Type: ${type}`], codes]);
  });

  it.each(['GET', 'head', 'COPY', 'PURGE', 'UNLOCK'])('%s has none, as in Postman', (method) => {
    const { template, headers, codes } = resolveOne({ method, body: { mode: 'raw', raw: 'x' } });
    expect([template.body, headers, codes]).toEqual([undefined, [], ['body-pruned']]);
  });

  it.each(['DELETE', 'OPTIONS', 'LINK'])('%s has one', (method) => {
    expect(resolveOne({ method, body: { mode: 'raw', raw: 'x' } }).template.body?.kind).toBe('text');
  });

  it('GET has one where pruning is disabled', () => {
    const item = {
      name: 'One',
      protocolProfileBehavior: { disableBodyPruning: true },
      request: { method: 'GET', url: 'http://h', body: { mode: 'raw', raw: 'x' } },
    };
    const [read] = readCollections(JSON.stringify(item)).value.flatMap(itemsOf);
    expect(read && resolve(read).value.body).toEqual({ kind: 'text', text: ['x'] });
  });
});
