import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from './budget.ts';

describe('a budget', () => {
  it('gives a burst, then one at a time as they come back, and never more than the burst', () => {
    let now = 0;
    const budget = new Budget({ burst: 3, perSecond: 0.5 }, () => now);
    expect([1, 2, 3].map(() => budget.take('a'))).toEqual([0, 0, 0]);
    expect(budget.take('a')).toBe(2);
    expect(budget.take('b')).toBe(0);
    now += 1000;
    expect(budget.wait('a')).toBe(1);
    now += 1000;
    expect(budget.take('a')).toBe(0);
    expect(budget.take('a')).toBe(2);
    now += 3_600_000;
    expect([1, 2, 3, 4].map(() => budget.take('a'))).toEqual([0, 0, 0, 2]);
  });

  it('never gives more than burst and refill, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 4000 }), { maxLength: 60 }), (steps) => {
        let now = 0;
        let latest = 0;
        const budget = new Budget({ burst: 4, perSecond: 1 }, () => now);
        let given = 0;
        for (const step of steps) {
          now += step;
          latest = Math.max(latest, now);
          if (budget.take('x') === 0) given++;
        }
        const forward = steps.reduce((sum, step) => sum + Math.max(0, step), 0);
        expect(given).toBeLessThanOrEqual(4 + forward / 1000);
      }),
    );
  });

  it('forgets who was here longest ago, and nobody who keeps coming', () => {
    const budget = new Budget({ burst: 2, perSecond: 0.001 }, () => 0);
    budget.take('patient');
    for (let n = 0; n < 12_000; n++) {
      budget.take(`other-${n}`);
      if (n === 5000) budget.take('patient');
    }
    expect(budget.take('patient')).toBeGreaterThan(0);
    expect(budget.take('other-1')).toBe(0);
  });
});
