import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentedExamples } from '../../src/catalogue/send/documented-examples.ts';
import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { checkAnswer } from '../../src/send/check-answer.ts';
import { documentedAnswers } from '../../src/simulator/documented.ts';

/** A folder with real collections. It is no part of the project; without it only the samples are looked at. */
const corpus = join(process.env['WIREPROOF_CORPUS'] ?? '../shared', 'collections');
if (!existsSync(corpus))
  console.warn(`No ${corpus}: the documented answers of real collections are not checked.`);

const files = ['samples', corpus].filter(existsSync).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name)),
);

describe('a documented answer is as documented', () => {
  it.each(files)('in %s', (file) => {
    for (const item of readCollections(readFileSync(file)).value.flatMap(itemsOf)) {
      const examples = documentedExamples(documentedAnswers(item));
      for (const { status, headers, body } of examples.filter((example) => example.body !== '')) {
        const answer = { status, reason: '', headers, body: Buffer.from(body) };
        expect(checkAnswer(answer, examples), `${item.path}, ${status}`).toMatchObject({
          verdict: 'as-documented',
          differences: [],
        });
      }
    }
  });
});
