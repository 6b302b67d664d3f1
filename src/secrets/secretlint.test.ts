import { describe, expect, it } from 'vitest';
import type { Found } from './judge.ts';
import { lintTexts, loadSecretlint } from './secretlint.ts';
import { visitTexts } from './texts.ts';
import { readTree } from './tree.ts';

/** What is found in each text of a document, by pointer, as it stands there. */
async function foundIn(lint: (text: string) => Promise<readonly Found[]>, document: object) {
  const source = JSON.stringify(document);
  const search = await lintTexts(lint, source);
  const found: Record<string, string[]> = {};
  visitTexts(source, readTree(source), (text) => {
    const own = search(text).map(({ start, end }) => text.text.slice(start, end));
    if (own.length > 0) found[text.pointer] = own;
  });
  return found;
}

/** Finds every `mark` and what follows it, up to five characters. */
const finder = async (text: string) =>
  Array.from(text.matchAll(/mark.{0,5}/g), ({ index, 0: own }) => ({
    kind: 'mark',
    start: index,
    end: index + own.length,
  }));

describe('what a linter finds', () => {
  it('is in the text where it stands, in each that is the same', async () => {
    const document = { a: 'nothing is here', b: ['x mark1234z', 'y\nmark5678z\nmark9', 'x mark1234z'] };
    expect(await foundIn(finder, document)).toEqual({
      '/b/0': ['mark1234z'],
      '/b/1': ['mark5678z', 'mark9'],
      '/b/2': ['mark1234z'],
    });
  });

  it('goes to the end of its word, and of an address is the password', async () => {
    expect(await foundIn(finder, { a: 'say mark12345678 now' })).toEqual({ '/a': ['mark12345678'] });
    const whole = async (text: string) => [{ kind: 'address', start: 0, end: text.length }];
    expect(await foundIn(whole, { a: 'postgres://app:q7Rk2vX9@db/app' })).toEqual({ '/a': ['q7Rk2vX9'] });
    expect(await foundIn(whole, { a: 'postgres://app:password@db/app' })).toEqual({});
  });
});

describe('secretlint', () => {
  it('finds with its preset what no rule of ours needs to know', async () => {
    const lint = await loadSecretlint();
    if (!lint) throw new Error('Secretlint is not installed: npm ci installs it.');
    const token = ['gh', 'p_', 'q7Rk2vX9'.repeat(4), 'q7Rk'].join('');
    expect(await foundIn(lint, { a: 'nothing is here', b: `use ${token} here` })).toEqual({ '/b': [token] });
  });
});
