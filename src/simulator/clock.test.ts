import { expect, test } from 'vitest';
import { Clock } from './clock.ts';

test('runs with the machine, moves forward, stands still and goes on from there', () => {
  const clock = new Clock();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
  clock.advance(60_000);
  expect(clock.now() - Date.now()).toBeGreaterThan(59_000);
  clock.freeze();
  const frozen = clock.now();
  clock.advance(5);
  expect(clock.now()).toBe(frozen + 5);
  expect(clock.isFrozen).toBe(true);
  clock.release();
  expect(clock.now()).toBeGreaterThanOrEqual(frozen + 5);
  clock.reset();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
});

test('is set to a moment, running or frozen', () => {
  const clock = new Clock();
  clock.set(1_000_000);
  expect(clock.now() - 1_000_000).toBeLessThan(1_000);
  clock.freeze();
  clock.set(5);
  expect(clock.now()).toBe(5);
});
