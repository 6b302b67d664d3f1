import { expect, test } from 'vitest';
import { Runs } from './runs.ts';

const run = (bytes: number) => ({
  page: '/a/',
  values: {},
  result: {
    request: new Uint8Array(bytes),
    requestLength: bytes,
    played: {
      milliseconds: 1,
      bodyLength: 0,
      outcome: { answered: false, why: 'Nobody is listening there.' } as const,
    },
  },
});

test.each([
  ['many', 101, 1],
  ['large', 3, 30 * 1024 * 1024],
])('the oldest of %s runs gives way, the newest stays', (_, count, bytes) => {
  const runs = new Runs();
  const ids = Array.from({ length: count }, () => runs.keep(run(bytes)));
  const isKept = ids.map((id) => runs.find(id, '/a/') !== undefined);
  expect(isKept).toEqual(ids.map((_, at) => at > 0));
});

test('a run larger than all that is kept is shown once', () => {
  const runs = new Runs();
  runs.keep(run(1));
  expect(runs.find(runs.keep(run(70 * 1024 * 1024)), '/a/')).toBeDefined();
});

test('a run belongs to its page', () => {
  const runs = new Runs();
  expect(runs.find(runs.keep(run(1)), '/b/')).toBeUndefined();
});
