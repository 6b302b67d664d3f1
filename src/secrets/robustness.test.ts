import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskDocuments, searchDocuments } from './documents.ts';
import { findSecrets } from './find.ts';
import { visitTexts } from './texts.ts';
import { readTree } from './tree.ts';

/** Names that mean something to the search, so that generated documents come near real ones. */
const keys = fc.constantFrom(
  ...(
    'item request response url query variable key value header body raw auth bearer apikey token password name type id ' +
    'description event script exec cookie originalRequest a/b ~ __proto__ constructor'
  ).split(' '),
);
const pieces = fc.constantFrom(
  ...'q7Rk2vX9q7Rk2vX9|Bearer |token=|"password": "|{{a}}|{{|}}|\\|"|<b>|</b>|://u:|@h|secret|; |\n|,|\u2028|😀|\ud800| x1y9|-----BEGIN PRIVATE KEY-----'.split(
    '|',
  ),
);
const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { maxDepth: 6 },
    texts,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('document'), { maxLength: 4 }),
    fc
      .array(fc.tuple(keys, tie('document')), { maxLength: 5 })
      .map((members) => ({ ...Object.fromEntries(members) })),
  ),
}));
const source = fc
  .tuple(document, fc.constantFrom(undefined, 1))
  .map(([value, room]) => JSON.stringify(value, null, room));

describe('a text made to take long', () => {
  it.each([
    ['backslashes', `token ${'\\'.repeat(200_000)}`],
    ['beginnings of JSON Web Tokens', `${'eyJ'.repeat(6_600)} `.repeat(10)],
    ['beginnings of keys without a digit', `${'sk-'.repeat(6_600)} `.repeat(10)],
  ])('does not: %s', (_, text) => {
    const start = performance.now();
    findSecrets(JSON.stringify({ item: [{ name: text }] }), []);
    // Without bounds it takes from seconds to most of a minute; within them some ten milliseconds.
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('is still searched: a long token, and one behind other letters', () => {
    const head = Buffer.from(`{"alg":"RS256","x5c":"${'a1B2'.repeat(300)}"}`).toString('base64url');
    const short = Buffer.from('{"alg":"HS256"}').toString('base64url');
    const rest = '.eyJzdWIiOiJhbGljZS03NyJ9.c2lnbmF0dXJlLXE3Ums';
    for (const text of [`x ${head}${rest}`, `x=id_${short}${rest} y`]) {
      const secrets = findSecrets(JSON.stringify({ item: [{ name: text }] }), []);
      expect(secrets.map(({ value }) => value)).toEqual([text.match(/eyJ\S+/)?.[0]]);
    }
  });
});

describe('any document', () => {
  it('is visited whole: every string of it, and where it stands', () => {
    fc.assert(
      fc.property(source, (text) => {
        const visited: string[] = [];
        visitTexts(text, readTree(text), ({ strings }) => {
          for (const string of strings) {
            const written = text.slice(string.start, string.end);
            expect(String(JSON.parse(written))).toBe(string.text);
            if (written.startsWith('"')) visited.push(string.text);
          }
        });
        const all: string[] = [];
        JSON.parse(text, (_, value) => {
          if (typeof value === 'string') all.push(value);
          return value;
        });
        expect(visited.sort()).toEqual(all.sort());
      }),
    );
  });

  it('has no secret left when it is masked, and is the same document else', async () => {
    await fc.assert(
      fc.asyncProperty(source, async (text) => {
        const searched = await searchDocuments([{ name: 'it', source: text, items: [] }], undefined);
        const masked = (await maskDocuments(searched, undefined)).get(text) ?? '';
        expect(findSecrets(masked, [])).toEqual([]);
        if (searched[0]?.secrets.length === 0) expect(masked).toBe(text);
        else expect(() => JSON.parse(masked)).not.toThrow();
      }),
    );
  });
});
