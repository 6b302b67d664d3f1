import { describe, expect, it } from 'vitest';
import { resolveOne } from '../../../test/shared/resolve-one.ts';

const basePart = { kind: 'base-url', meaning: 'The base URL, with its scheme.' };

describe('base URL', () => {
  it.each([
    ['http://h/a', {}, '{{baseUrl}}/a', 'baseUrl', 'http://h'],
    ['HTTPS://H.example:8443/a', {}, '{{baseUrl}}/a', 'baseUrl', 'HTTPS://H.example:8443'],
    ['h.example/a', {}, '{{baseUrl}}/a', 'baseUrl', 'http://h.example'],
    ['http://bücher.example/a', {}, '{{baseUrl}}/a', 'baseUrl', 'http://xn--bcher-kva.example'],
    ['{{host}}/a', { host: 'https://x.example/v 1' }, '{{host}}/a', 'host', 'https://x.example/v%201'],
    ['{{host}}/a', { host: 'x.example' }, '{{host}}/a', 'host', 'http://x.example'],
    ['{{host}}/a', { host: '{{inner}}', inner: 'https://y' }, '{{host}}/a', 'host', 'https://y'],
    ['https://{{host}}:{{port}}/a', { host: 'x', port: '81' }, '{{baseUrl}}/a', 'baseUrl', 'https://x:81'],
    ['{{host}}?a=1', { host: 'https://x' }, '{{host}}?a=1', 'host', 'https://x'],
  ])('%s is an input with its value', (url, variables, expected, name, value) => {
    const { url: text, inputs, encodes, codes } = resolveOne({ url }, variables as Record<string, string>);
    expect(text).toBe(expected);
    expect(inputs.get(name)).toEqual({ ...basePart, from: 'program', value });
    expect(encodes).toEqual(['verbatim']);
    expect(codes).toEqual([]);
  });

  it('without a value comes from the environment', () => {
    const { url, inputs } = resolveOne({ url: '{{server url}}/a' });
    expect(url).toBe('{{server url}}/a');
    expect(inputs.get('server url')).toEqual({ ...basePart, from: 'environment', environment: 'SERVER_URL' });
  });

  it('known in part has an input for each unknown variable', () => {
    const { url, inputs, codes } = resolveOne(
      { url: 'https://{{region}}.example.com:{{port}}/a' },
      { port: '81' },
    );
    expect(url).toBe('https://{{region}}.example.com:81/a');
    expect([...inputs.keys()]).toEqual(['region']);
    expect(inputs.get('region')).toEqual({ kind: 'variable', from: 'environment', environment: 'REGION' });
    expect(codes).toEqual([]);
  });

  it.each([
    ['{{host}}.example.com/a', '{{host}}.example.com/a', 'base-url'],
    ['{{scheme}}://h/a', '{{scheme}}://h/a', 'variable'],
    ['h.{{domain}}/a', 'http://h.{{domain}}/a', 'variable'],
  ])('known in part: %s', (url, expected, kind) => {
    const { url: text, template } = resolveOne({ url });
    expect([text, template.inputs[0]?.kind]).toEqual([expected, kind]);
  });

  it('known in part encodes what stands behind the host', () => {
    const { url, encodes } = resolveOne(
      { url: '{{all}}/x' },
      { all: 'https://{{h}}/a b/{{id}}?q=é&r={{q}}' },
    );
    expect(url).toBe('https://{{h}}/a%20b/{{id}}?q=%C3%A9&r={{q}}/x');
    expect(encodes).toEqual(['verbatim', 'segment', 'query']);
    expect(resolveOne({ url: '{{all}}' }, { all: '//h/{{id}}' }).url).toBe('http://h/{{id}}');
    const cut = resolveOne({ url: '{{all}}/x?y' }, { all: 'https://h/{{id}}#{{fragment}}' });
    expect(cut.url).toBe('https://h/{{id}}');
    expect([...cut.inputs.keys()]).toEqual(['id']);
  });

  it.each([
    [{ baseUrl: 'https://other' }, 'https://other'],
    [{ baseUrl: 'other:81' }, 'http://other:81'],
    [{ baseUrl: 'https://{{inner}}/v1', inner: 'i' }, 'https://i/v1'],
    [{ baseUrl: 'https://ada:p@other' }, 'https://other'],
  ])('is what the caller says: %j', (variables, value) => {
    for (const url of ['http://h/a', '{{baseUrl}}/a']) {
      const { inputs, codes, template } = resolveOne({ url }, {}, { variables });
      expect(inputs.get('baseUrl')?.value).toBe(value);
      expect(codes).toEqual([]);
      expect(template.basic !== undefined).toBe(variables.baseUrl.includes('@'));
    }
  });

  it.each(['ftp://h/a', 'http://h:99999/', 'ws://{{host}}/', '{{a}}.https://h/'])(
    '%s is named as unusable',
    (url) => {
      expect(resolveOne({ url }).codes).toEqual(['address-unusable']);
    },
  );

  it('that is missing is an input, and named', () => {
    const { url, inputs, codes } = resolveOne({ url: '/a' });
    expect(url).toBe('{{baseUrl}}/a');
    expect(inputs.get('baseUrl')?.from).toBe('environment');
    expect(codes).toEqual(['address-missing']);
  });

  it('gives up its user and password as basic auth', () => {
    const { template, url, inputs } = resolveOne({ url: 'http://ada:p%40ss:x@h/a' });
    expect(url).toBe('{{baseUrl}}/a');
    expect(inputs.get('baseUrl')?.value).toBe('http://h');
    expect(template.basic).toEqual({
      user: [{ input: 'apiUser', encode: 'verbatim' }],
      password: [{ input: 'apiPassword', encode: 'verbatim' }],
    });
    expect(inputs.get('apiPassword')).toMatchObject({ value: 'p@ss:x', environment: 'API_PASSWORD' });
  });
});
