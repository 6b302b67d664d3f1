import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf } from './model.ts';
import { readCollections } from './read.ts';
import { itemSource, prettyJson } from './source.ts';

const item =
  '{"name":"a\\u0062 \\"x\\" ]","10":1,"2":12345678901234567890,"request":"http://h",  "x" :\t1.0e+5}';

function sourcesOf(document: string): string[] {
  return readCollections(document).value.flatMap((collection) =>
    itemsOf(collection).map((each) => itemSource(collection, each)),
  );
}

describe('itemSource', () => {
  it.each([
    ['a collection', `{"info":{"name":"}"},"item":[{"name":"f","item":[ ${item} , {"request":"b"}]}]}`],
    ['a wrapper', `\ufeff {"collection":{"item":[${item}, {"request":"b"}]}}`],
    ['a list', `[${item},{"request":"b"}]`],
    ['a key spelled with an escape', `{"info":{},"it\\u0065m":[${item},{"request":"b"}]}`],
    ['a key twice, of which the last counts', `{"item":[{"request":"a"}],"item":[${item},{"request":"b"}]}`],
  ])('gives the text of each item in %s', (_, document) => {
    expect(sourcesOf(document)).toEqual([item, '{"request":"b"}']);
  });

  it('gives one item alone', () => {
    expect(sourcesOf(`\n${item}\n`)).toEqual([item]);
  });
});

describe('prettyJson', () => {
  it('indents by two, keeps every token', () => {
    expect(prettyJson('{"b":[1.50,{ },[ ]],"1":{"a":12345678901234567890,"t":"\\u00e9,{"}}')).toBe(
      `{
  "b": [
    1.50,
    {},
    []
  ],
  "1": {
    "a": 12345678901234567890,
    "t": "\\u00e9,{"
  }
}`,
    );
  });

  it('means the same, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const pretty = prettyJson(JSON.stringify(value));
        expect(pretty).toBe(JSON.stringify(value, null, 2));
        expect(prettyJson(pretty)).toBe(pretty);
      }),
    );
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(prettyJson(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
