import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../collection/model.ts';
import { readCollections } from '../../collection/read.ts';
import { resolve } from '../../collection/resolve.ts';
import { generate } from '../../generate.ts';
import { loadTarget, targetIds } from '../../targets/index.ts';
import { inputLines } from './input-lines.ts';

const sample = new URL('../../../samples/zoom-users.postman_collection.json', import.meta.url);
const [item] = readCollections(readFileSync(sample)).value.flatMap(itemsOf);
if (!item) throw new Error('The sample has no item.');
const template = resolve(item).value;

describe('inputLines', () => {
  it.each(targetIds)('marks the lines of %s that hold an input', async (id) => {
    const target = await loadTarget(id);
    const { text } = generate(template, target);
    const lines = text.split('\n');
    const marked = Array.from(inputLines(template, target, text), (line) => lines[line - 1] ?? '');
    for (const value of ['api.zoom.us', 'ada', 'Correct horse 42 staple', 'ACCESS_TOKEN']) {
      expect(marked.some((line) => line.includes(value))).toBe(true);
    }
    // Nothing but the values: at most one line for each input, two where the environment comes first.
    expect(marked.length).toBeLessThanOrEqual(template.inputs.length + 1);
    expect(marked.filter((line) => /^(?:\/\/|#)/.test(line))).toEqual([]);
  });

  it('marks nothing in a program without inputs', async () => {
    const target = await loadTarget('python-requests');
    const plain = { ...template, url: ['https://example.com/'], headers: [], inputs: [] };
    const { body: _, ...fixed } = plain;
    expect(inputLines(fixed, target, generate(fixed, target).text).size).toBe(0);
  });
});
