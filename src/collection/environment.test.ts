import { describe, expect, it } from 'vitest';
import { readEnvironment, withEnvironment } from './environment.ts';
import { itemsOf } from './model.ts';
import { readCollections } from './read.ts';
import { printText } from './resolve/text.ts';
import { resolve } from './resolve.ts';

const exported = (values: readonly object[], more: object = {}) =>
  JSON.stringify({ id: '1', name: 'Stage', values, _postman_variable_scope: 'environment', ...more });

describe('an environment', () => {
  it('has the enabled values, and no value of a secret', () => {
    const values = [
      { key: 'host', value: 'h', enabled: true, type: 'default' },
      { key: 'off', value: 'x', enabled: false },
      { key: 'token', value: 'hush', type: 'secret', enabled: true },
      { key: 'number', value: 5 },
      { key: '', value: 'x' },
    ];
    expect(readEnvironment(exported(values))).toEqual({
      value: {
        name: 'Stage',
        scope: 'environment',
        variables: [
          { key: 'host', value: 'h' },
          { key: 'token', value: '', isSecret: true },
          { key: 'number', value: '5' },
        ],
      },
      problems: [],
    });
  });

  it('may be globals, wrapped, with a byte order mark, or without a scope', () => {
    const scopeOf = (text: string) => readEnvironment(text).value?.scope;
    expect(scopeOf(exported([], { _postman_variable_scope: 'globals' }))).toBe('globals');
    expect(scopeOf(`\ufeff{"environment": ${exported([])}}`)).toBe('environment');
    expect(scopeOf('{"values": []}')).toBe('environment');
  });

  it('has problems with places', () => {
    const { value, problems } = readEnvironment(exported([{ key: 'a', value: 'b' }, 5 as never]));
    expect(value?.variables).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'unexpected-shape', pointer: '/values/1' }]);
  });

  it.each([
    ['{', 'This is not JSON: line 1, column 2: a name in double quotes or } was expected.'],
    ['[]', 'This is a list, not an environment.'],
    ['{"values": {}}', 'This is an object, not an environment.'],
    ['{"info": {}, "item": []}', 'This is a collection, not an environment.'],
    ['"x"', 'This is a text, not an environment.'],
  ])('%s is none', (text, message) => {
    const { value, problems } = readEnvironment(text);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ message, advice: expect.stringMatching(/\.$/) }]);
  });
});

/** Resolves an item with a folder around it in environments, the strongest last. */
function resolveIn(environments: readonly string[], header: string, variables: Record<string, string> = {}) {
  const document = {
    info: {},
    variable: [
      { key: 'a', value: 'collection' },
      { key: 'c', value: 'collection' },
    ],
    item: [
      {
        name: 'F',
        variable: [{ key: 'b', value: 'folder' }],
        item: [
          { name: 'One', request: { method: 'GET', url: 'http://h', header: [{ key: 'X', value: header }] } },
        ],
      },
    ],
  };
  const read = environments.flatMap((text) => readEnvironment(text).value ?? []);
  const [collection] = readCollections(JSON.stringify(document)).value;
  const [item] = collection ? itemsOf(read.reduce(withEnvironment, collection)) : [];
  if (!item) throw new Error('The item is lost.');
  const { value } = resolve(item, { variables });
  return {
    header: value.headers.map((own) => printText(own.value)).join(),
    inputs: value.inputs.filter(({ kind }) => kind !== 'base-url'),
  };
}

describe('variables by strength', () => {
  const environment = exported(['a', 'b'].map((key) => ({ key, value: 'environment' })));
  const globals = exported(
    ['a', 'c', 'd'].map((key) => ({ key, value: 'globals' })),
    { _postman_variable_scope: 'globals' },
  );

  it.each([
    ['{{a}} {{b}} {{c}}', [], 'collection folder collection'],
    ['{{a}} {{b}} {{c}}', [environment], 'environment environment collection'],
    ['{{a}} {{b}} {{c}} {{d}}', [globals, environment], 'environment environment collection globals'],
    ['{{a}} {{d}}', [environment, globals], 'environment globals'],
    ['{{a}}', [environment, exported([{ key: 'a', value: 'later' }])], 'later'],
    ['{{a}}', [exported([{ key: 'a', value: '<{{c}}>' }])], '<collection>'],
  ])('%s in %j', (written, environments, expected) => {
    expect(resolveIn(environments, written).header).toBe(expected);
  });

  it('what the caller says wins', () => {
    expect(resolveIn([environment], '{{a}}', { a: 'own' }).header).toBe('own');
  });
});

describe('a secret', () => {
  const secret = exported([
    { key: 'a', value: 'hush', type: 'secret' },
    { key: 'whole', value: 'k={{a}}' },
  ]);

  it.each(['{{a}}', 'x {{a}}', '{{whole}}'])('in %s is a credential without a value', (written) => {
    const { header, inputs } = resolveIn([secret], written);
    expect(header).toMatch(/\{\{a\}\}$/);
    expect(inputs).toEqual([{ name: 'a', kind: 'credential', from: 'environment', environment: 'A' }]);
  });

  it('has the value that the caller gives, and no program prints it', () => {
    const { header, inputs } = resolveIn([secret], '{{a}}', { a: 'own' });
    expect(header).toBe('{{a}}');
    expect(inputs).toMatchObject([{ kind: 'credential', from: 'environment', value: 'own' }]);
  });
});
