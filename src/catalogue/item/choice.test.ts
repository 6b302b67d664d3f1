import { describe, expect, it } from 'vitest';
import { readChoice, withChoice } from './choice.ts';

const read = (query: string) => readChoice(new URLSearchParams(query));

describe('readChoice', () => {
  it.each([
    ['', { host: 'documented', values: {} }],
    ['host=simulator', { host: 'simulator', values: {} }],
    ['host=elsewhere', { host: 'documented', values: {} }],
    ['base=https://a.example/v2&host=simulator', { host: 'own', base: 'https://a.example/v2', values: {} }],
    ['base=ftp://a.example', { host: 'documented', values: {} }],
    ['base=https://a.example/?q', { host: 'documented', values: {} }],
    ['value.userId=a%2Fb&value.x=', { host: 'documented', values: { userId: 'a/b', x: '' } }],
    ['answer=404&run=abc', { host: 'documented', values: {}, answer: '404', run: 'abc' }],
    [`value.long=${'x'.repeat(4001)}`, { host: 'documented', values: {} }],
  ])('reads %s', (query, choice) => {
    expect(read(query)).toEqual(choice);
  });

  it('is read back from its address', () => {
    const choice = read('base=http://127.0.0.1:1/a&value.a%26b=%23&answer=400-300');
    expect(readChoice(new URL(withChoice('/p/', choice), 'http://x').searchParams)).toEqual(choice);
    expect(withChoice('/p/', read(''))).toBe('/p/');
  });
});
