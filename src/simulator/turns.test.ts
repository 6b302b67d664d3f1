import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('work on one key is done in its order, one at a time; a failure does not stop the next', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const work = (name: string, milliseconds: number) => async () => {
    seen.push(`${name} begins`);
    await wait(milliseconds);
    seen.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const all = [turns.take('x', work('a', 20)), turns.take('x', work('b', 1)), turns.take('x', work('c', 1))];
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('other keys do not wait', async () => {
  const turns = new Turns();
  let release = () => {};
  const held = turns.take('x', () => new Promise<void>((resolve) => (release = resolve)));
  expect(await turns.take('y', async () => 'done')).toBe('done');
  release();
  await held;
});

test('work is told whether it had to wait', async () => {
  const turns = new Turns();
  const told = async (hasWaited: boolean) => hasWaited;
  expect(await Promise.all([turns.take('x', told), turns.take('x', told), turns.take('y', told)])).toEqual([
    false,
    true,
    false,
  ]);
  expect(await turns.take('x', told)).toBe(false);
});
