import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generate } from '../src/generate.ts';
import { caseNames, readCase } from '../src/prove/case.ts';
import { loadTargets } from '../src/targets/index.ts';

const cases = await Promise.all((await caseNames()).map((name) => readCase(name)));
const targets = await loadTargets();
const limited = targets.filter(({ limits }) => limits.length > 0);

test('some targets have limits', () => {
  expect(limited.length).toBeGreaterThan(0);
});

describe.each(limited)('the limits of $id', (target) => {
  test.each(target.limits)('it $does: in its own cases, and in no other', ({ cases: own, appliesTo }) => {
    const met = cases.filter(({ template }) => appliesTo(template)).map(({ name }) => name);
    expect(met).toEqual(Object.keys(own).sort());
    expect(met.length).toBeGreaterThan(0);
  });
});

test.each(targets)('$id warns in the cases of its limits, and in none that it sends exactly', (target) => {
  const warned = cases.filter(({ template }) =>
    generate(template, target).problems.some(({ code }) => code === 'target-limit'),
  );
  const shown = new Set(target.limits.flatMap((limit) => Object.keys(limit.cases)));
  expect(warned.map(({ name }) => name)).toEqual([...shown].sort());
});

test.each(targets)('$id has four limits at most, or a decision about more', ({ id, limits }) => {
  const decisions = readdirSync('docs/decisions').filter((file) => /^\d{4}-.*\.md$/.test(file));
  const titles = decisions.map((file) => readFileSync(`docs/decisions/${file}`, 'utf8').split('\n')[0] ?? '');
  const isDecided = titles.some((title) => title.includes(` ${id} `) && title.includes('limit'));
  expect(limits.length <= 4 || isDecided).toBe(true);
});
