import { describe, expect, it } from 'vitest';
import { resolveOne } from '../../../test/shared/resolve-one.ts';
import { itemsOf } from '../model.ts';
import { readCollections } from '../read.ts';
import { resolve } from '../resolve.ts';

describe('variables', () => {
  const header = (value: string) => ({ header: [{ key: 'X', value }] });

  it.each([
    ['{{a}}', { a: '1' }, '1'],
    ['{{a}}{{a}}', { a: '1' }, '11'],
    ['{{a b!}}', { 'a b!': '1' }, '1'],
    ['{{a}}', { a: 'x{{b}}', b: '{{c}}', c: '2' }, 'x2'],
    ['{{x{{a}}}}', { a: '1', x1: 'nested' }, 'nested'],
    ['{{A}}', { a: '1' }, '{{A}}'],
    ['{{}} {{ }a}', {}, '{{}} {{ }a}'],
    ['{{toString}}', {}, '{{toString}}'],
    ['$& $1', { a: '1' }, '$& $1'],
    ['{{a}}', { a: '$& $1' }, '$& $1'],
  ])('%s with %j', (value, variables, expected) => {
    expect(resolveOne(header(value), variables as Record<string, string>).headers).toEqual([
      `X: ${expected}`,
    ]);
  });

  it('the caller wins over the nearest folder, and that over the collection', () => {
    const document = {
      info: {},
      variable: [
        { key: 'a', value: 'collection' },
        { key: 'b', value: 'collection' },
        { key: 'c', value: 'collection' },
      ],
      item: [
        {
          name: 'F',
          variable: [
            { key: 'a', value: 'folder' },
            { key: 'b', value: 'folder' },
          ],
          item: [
            { name: 'One', request: { method: 'GET', url: 'http://h', ...header('{{a}} {{b}} {{c}}') } },
          ],
        },
      ],
    };
    const [item] = readCollections(JSON.stringify(document)).value.flatMap(itemsOf);
    if (!item) throw new Error('The item is lost.');
    const { value } = resolve(item, { variables: { a: 'caller' } });
    expect(value.headers).toEqual([{ name: 'X', value: ['caller folder collection'] }]);
  });

  it.each([{ a: '{{a}}x' }, { a: '{{b}}', b: '{{a}}' }, { a: '{{b}}{{c}}', b: '{{a}}' }])(
    'a circle ends and is named: %j',
    (variables) => {
      const { codes } = resolveOne(header('{{a}}'), variables as Record<string, string>);
      expect(codes.filter((code) => code !== 'header-value-unsendable')[0]).toBe('variable-endless');
    },
  );

  it('what doubles with each variable is stopped', () => {
    const names = Array.from({ length: 60 }, (_, index) => `v${index}`);
    const variables = Object.fromEntries(names.map((name, index) => [name, `{{v${index + 1}}}`.repeat(10)]));
    const started = performance.now();
    expect(resolveOne({ method: 'POST', body: { mode: 'raw', raw: '{{v0}}' } }, variables).codes).toContain(
      'variables-too-large',
    );
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('dynamic ones are made with a clock and numbers', () => {
    const options = { now: new Date('2024-05-06T07:08:09.010Z'), random: () => 0.5 };
    const value = '{{$timestamp}} {{$isoTimestamp}} {{$randomInt}} {{$guid}}';
    expect(resolveOne(header(value), {}, options).headers).toEqual([
      'X: 1714979289 2024-05-06T07:08:09.010Z 500 88888888-8888-4888-a888-888888888888',
    ]);
  });

  it('dynamic ones are inputs with an example otherwise, and named', () => {
    const { headers, inputs, codes } = resolveOne(header('{{$guid}} {{$randomEmail}} {{$guid}}'));
    expect(headers).toEqual(['X: {{$guid}} {{$randomEmail}} {{$guid}}']);
    expect(inputs.get('$guid')).toEqual({
      kind: 'variable',
      from: 'environment-or-program',
      environment: 'GUID',
      value: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(inputs.get('$randomEmail')?.value).toMatch(/@example\.com$/);
    expect(codes).toEqual(['dynamic-variable', 'dynamic-variable']);
    expect(resolveOne(header('{{$guid}}')).inputs).toEqual(resolveOne(header('{{$guid}}')).inputs);
  });

  it('dynamic ones that Postman does not have are inputs without a value', () => {
    const { inputs, codes } = resolveOne(header('{{$randomColour}}'));
    expect(inputs.get('$randomColour')).toMatchObject({ from: 'environment', environment: 'RANDOM_COLOUR' });
    expect(codes).toEqual(['dynamic-variable-unknown']);
  });

  it('a variable of the collection wins over a dynamic one', () => {
    expect(resolveOne(header('{{$guid}}'), { $guid: 'own' }).headers).toEqual(['X: own']);
  });

  it('a made-up base URL and a made-up credential', () => {
    const { inputs } = resolveOne({
      url: '{{$randomUrl}}/a',
      header: [{ key: 'Authorization', value: 'Bearer {{$randomPassword}}' }],
    });
    expect(inputs.get('$randomUrl')).toMatchObject({ kind: 'base-url', from: 'environment-or-program' });
    expect(inputs.get('$randomPassword')).toMatchObject({ kind: 'credential', from: 'environment' });
  });
});
