import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { resolve } from '../../src/collection/resolve.ts';
import { generate } from '../../src/generate.ts';
import { loadTargets } from '../../src/targets/index.ts';
import { fill, ownValues } from '../../src/wire/fill.ts';
import { toMessage } from '../../src/wire/request.ts';
import type { WireTemplate } from '../../src/wire/template.ts';
import { collection } from './collections.ts';

/** By hand: `WIREPROOF_GENERATED=200000 npx vitest run test/generated`. */
const count = Number(process.env['WIREPROOF_GENERATED'] ?? 20_000);

const targets = await loadTargets();

/** What no reader sees: controls, marks that turn the direction of a text, lone surrogates, separators of lines. */
const unseen = /(?![\n\t])\p{C}|[\u2028\u2029]/u;

/** The head of a request as its receiver reads it: nothing in it may be more than one line of its own. */
function checkHead(template: WireTemplate): void {
  const filled = fill(
    template,
    { ...valuesFor(template), ...ownValues(template) },
    { readFile: () => new Uint8Array() },
  );
  if (!filled.ok) return;
  const { headers, target, method } = filled.request;
  const [head = ''] = Buffer.from(toMessage(filled.request)).toString('latin1').split('\r\n\r\n');
  const lines = head.split('\r\n');
  expect(lines[0]).toBe(`${method} ${target} HTTP/1.1`);
  expect(lines.length).toBeLessThanOrEqual(headers.length + 3);
  expect(head).not.toMatch(/(?![\t\r\n\x80-\x9f])\p{Cc}|\r(?!\n)|(?<!\r)\n/u);
}

function valuesFor({ inputs }: WireTemplate): Record<string, string> {
  return Object.fromEntries(inputs.map(({ name }) => [name, 'v']));
}

test(`${count} collections of hostile texts become programs, and none of it crashes`, {
  timeout: 3_600_000,
}, () => {
  let printed = 0;
  fc.assert(
    fc.property(collection, (document) => {
      const { value, problems } = readCollections(JSON.stringify(document));
      expect(problems.filter(({ message, advice }) => unseen.test(message + advice))).toEqual([]);
      for (const item of value.flatMap(itemsOf)) {
        const { value: template } = resolve(item);
        checkHead(template);
        const target = targets[printed++ % targets.length];
        if (!target) throw new Error('There are no targets.');
        const { text } = generate(template, target);
        // A message is its bytes, whatever they are.
        if (!target.send) expect(unseen.exec(text), target.id).toBeNull();
      }
    }),
    { numRuns: count },
  );
  expect(printed).toBeGreaterThan(count / 2);
});
