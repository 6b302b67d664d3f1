import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withZoomParts, zoomParts } from '../../scripts/zoom-document.ts';
import { endpoints } from '../../src/simulator/behaviours/zoom-users/endpoints.ts';
import { zoomSettings } from '../../src/simulator/behaviours/zoom-users/settings.ts';
import { entryRules } from '../../src/simulator/behaviours/zoom-users/visit.ts';

const document = readFileSync('docs/zoom.md', 'utf8');
const folder = import.meta.dirname;
const tests = [
  'src/simulator/behaviours/zoom-users/rate-limit.test.ts',
  ...readdirSync(folder)
    .filter((name) => /^zoom-.*\.test\.ts$/.test(name))
    .map((name) => join(folder, name)),
]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')
  .replace(/\s+/g, ' ');
const rules = [...entryRules, ...endpoints.flatMap((endpoint) => endpoint.rules)];

test('docs/zoom.md has the routes, settings and rules as they are', () => {
  expect(withZoomParts(document)).toBe(document);
  for (const [name, lines] of Object.entries(zoomParts)) {
    expect(document, name).toContain(`<!-- ${name} -->\n\n${lines.join('\n')}\n\n<!-- /${name} -->`);
  }
});

test('the quick start has ten lines at most', () => {
  const [, block = ''] = /## Quick start\n\n```sh\n([\s\S]*?)```/.exec(document) ?? [];
  expect(block.trim().split('\n').length).toBeLessThanOrEqual(10);
  expect(block).toContain('wireproof simulate');
});

test('a rule is the same wherever it stands', () => {
  const seen = new Map<string, string>();
  for (const { id, status, code, stated, worded, reference } of rules) {
    const said = JSON.stringify([status, code, stated, worded, reference]);
    expect(seen.get(id) ?? said, id).toBe(said);
    seen.set(id, said);
  }
});

test('every rule has a test that is named after it and after who words it', () => {
  const untested = rules
    .map(({ id, worded }) => [id, worded] as const)
    .filter(
      ([id, worded]) => !tests.includes(`${id} (${worded})`) && !tests.includes(`'${id}', '${worded}'`),
    );
  expect(untested).toEqual([]);
});

test('every setting has a test that changes it', () => {
  const untested = Object.keys(zoomSettings).filter((name) => !new RegExp(`\\b${name}\\b`).test(tests));
  expect(untested).toEqual([]);
});
