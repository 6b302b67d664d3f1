import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../model.ts';
import { readCollections } from '../../read.ts';
import { resolve } from '../../resolve.ts';
import { itemSource, prettyJson } from '../../source.ts';

function read(request: object) {
  const json = JSON.stringify({
    order: ['1'],
    requests: [{ id: '1', name: 'One', url: 'http://h', ...request }],
  });
  const { value, problems } = readCollections(json);
  const [item, ...others] = value.flatMap(itemsOf);
  if (!item || others.length > 0) throw new Error('There is not one item.');
  return { item, problems: problems.map(({ code, pointer }) => `${code} ${pointer}`) };
}

describe('what is odd in a request of version 1', () => {
  it.each([
    ['headerData', { headerData: 5 }, 'unexpected-shape /requests/0/headerData'],
    ['a header', { headerData: [{ key: 'A' }, 5] }, 'unexpected-shape /requests/0/headerData/1'],
    ['a parameter', { queryParams: [null] }, 'unexpected-shape /requests/0/queryParams/0'],
    ['a mode', { dataMode: 'magic' }, 'body-mode-unknown /requests/0/dataMode'],
    ['a field', { dataMode: 'params', data: [5] }, 'unexpected-shape /requests/0/data/0'],
    [
      'a field elsewhere',
      { dataMode: 'params', rawModeData: [5] },
      'unexpected-shape /requests/0/rawModeData/0',
    ],
    ['a raw body', { dataMode: 'raw', rawModeData: ['a', 'b'] }, 'unexpected-shape /requests/0/rawModeData'],
    [
      'helper attributes',
      { currentHelper: 'basicAuth', helperAttributes: '{' },
      'not-json /requests/0/helperAttributes',
    ],
    [
      'deep attributes',
      { currentHelper: 'basicAuth', helperAttributes: '['.repeat(500) },
      'too-deep /requests/0/helperAttributes',
    ],
    ['auth', { auth: 5 }, 'unexpected-shape /requests/0/auth'],
    ['answers', { responses: {} }, 'unexpected-shape /requests/0/responses'],
    ['an answer', { responses: [5] }, 'unexpected-shape /requests/0/responses/0'],
    [
      'the request of an answer',
      { responses: [{ request: { url: 5 } }] },
      'unexpected-shape /requests/0/responses/0/request/url',
    ],
  ])('%s is a problem with its place', (_, request, problem) => {
    expect(read(request).problems).toEqual([problem]);
  });
});

describe('a request of version 1', () => {
  it('has its address for a name where it has none', () => {
    expect(read({ name: '' }).item.name).toBe('http://h');
  });

  it('takes a path variable of any name', () => {
    const { item } = read({ url: 'http://h/:key', pathVariables: { key: 'v' } });
    expect(item.request.url.variables).toEqual([{ key: 'key', value: 'v' }]);
  });

  it('keeps headers of one name, and takes those of the text that the list lacks', () => {
    const { item } = read({ headerData: [{ key: 'A', value: '1' }], headers: 'B: 2\nB: 3\n//C: 4\na: 5' });
    expect(item.request.headers).toEqual([
      { key: 'A', value: '1' },
      { key: 'B', value: '2' },
      { key: 'B', value: '3' },
      { key: 'C', value: '4', disabled: true },
    ]);
  });

  it('has answers as their order says, and those that it leaves out', () => {
    const responses = ['1', '2', '3'].map((id) => ({ id, name: id, request: 'some-id' }));
    const { item, problems } = read({ responses, responses_order: ['3'] });
    expect(item.examples.map(({ name }) => name)).toEqual(['3', '1', '2']);
    expect(item.examples[0]).not.toHaveProperty('request');
    expect(problems).toEqual([]);
  });

  it('may hold anything', () => {
    const keys =
      'id name url method headers headerData queryParams pathVariables pathVariableData data dataMode rawModeData dataOptions graphqlModeData auth currentHelper helperAttributes responses responses_order request requestObject responseCode text type key value enabled equals src __proto__'.split(
        ' ',
      );
    const words = fc.constantFrom(
      ...[
        'params',
        'raw',
        'urlencoded',
        'binary',
        'graphql',
        'basicAuth',
        'hawkAuth',
        '// a: b',
        '{"a":[]}',
        '{{a}}',
      ],
    );
    const { anything } = fc.letrec((tie) => ({
      anything: fc.oneof(
        { maxDepth: 5, depthSize: 'large', withCrossShrink: true },
        fc.oneof(words, fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('anything'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...keys), tie('anything'), { maxKeys: 8 }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom(...keys), anything)),
        anything,
        (requests, order) => {
          const { value } = readCollections(JSON.stringify({ requests, order }));
          const [collection] = value;
          const items = value.flatMap(itemsOf);
          expect(items).toHaveLength(requests.length);
          for (const item of items) {
            const source = collection && itemSource(collection, item);
            expect(requests).toContainEqual(JSON.parse(prettyJson(source ?? '')));
            resolve(item);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
