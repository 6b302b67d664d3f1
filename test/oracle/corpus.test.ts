import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpusNames, readFromCorpus, whereCorpusIs } from '../corpus/corpus.ts';
import { compareAll, type Verdict } from './oracle.ts';
import { type Recorder, startRecorder } from './recorder.ts';

let recorder: Recorder;
beforeAll(async () => {
  recorder = await startRecorder();
});
afterAll(() => recorder.close());

/** How many items of the corpus agree with the engine in every part, at least. It only rises. */
const floor = 6956;

/** Collections and items of our own; a case without an item takes one of a sample. */
const ours = [
  ...readdirSync('samples').map((name) => join('samples', name)),
  ...readdirSync('test/cases').map((name) => join('test/cases', name, 'item.json')),
].filter((path) => path.endsWith('.json') && existsSync(path));

it.each(ours)('%s', async (path) => {
  const verdicts = await compareAll(readFileSync(path), recorder);
  expect(verdicts.length).toBeGreaterThan(0);
  expect(verdicts.flatMap(tell)).toEqual([]);
});

describe.skipIf(corpusNames.length === 0)(`the corpus (${whereCorpusIs})`, () => {
  const all: Verdict[] = [];

  it.each(corpusNames)('%s', { timeout: 300_000 }, async (name) => {
    const verdicts = await compareAll(readFromCorpus(name), recorder);
    all.push(...verdicts);
    expect(verdicts.flatMap(tell)).toEqual([]);
  });

  it('agrees with Postman, or differs for a written reason', () => {
    const unexplained = all.filter((verdict) => verdict.unexplained.length > 0);
    const agreeing = all.filter(({ differing }) => differing.length === 0);
    const reasoned = all.length - agreeing.length - unexplained.length;
    process.stdout.write(
      `oracle: ${agreeing.length} of ${all.length} agree, ${reasoned} differ for a written reason, ${unexplained.length} unexplained\n`,
    );
    for (const [reason, count] of countReasons(all)) process.stdout.write(`  ${reason}: ${count}\n`);
    expect(agreeing.length).toBeGreaterThanOrEqual(floor);
    expect(unexplained).toEqual([]);
  });
});

function countReasons(verdicts: readonly Verdict[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reason of verdicts.flatMap(({ reasons }) => reasons)) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}

/** What a reader needs to find the cause of a difference. */
function tell({ item, unexplained, ours: we, theirs, refusals }: Verdict): string[] {
  const short = (text: string | undefined) => JSON.stringify(text)?.slice(0, 300);
  return unexplained.map(
    (part) =>
      `${item.path}: ${part}: we ${short(we?.get(part))}, the engine ${short(theirs?.get(part))}; ${refusals.join('; ')}`,
  );
}
