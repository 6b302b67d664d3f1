import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changeSettingsRules } from '../../src/simulator/behaviours/zoom-users/account-settings.ts';
import { passwordRules } from '../../src/simulator/behaviours/zoom-users/password-rules.ts';
import { zoomSettings } from '../../src/simulator/behaviours/zoom-users/settings.ts';
import { entryRules } from '../../src/simulator/behaviours/zoom-users/visit.ts';

/** Lines of the document; cells of tables may be padded. */
const lines = readFileSync('docs/zoom.md', 'utf8')
  .split('\n')
  .map((line) => line.replace(/ +/g, ' '));

test('docs/zoom.md lists the rules as they are, in their order', () => {
  const entry = new Set(entryRules.map(({ id }) => id));
  const rules = [...entryRules, ...passwordRules, ...changeSettingsRules.filter(({ id }) => !entry.has(id))];
  expect(lines.filter((line) => line.startsWith('| `zoom-'))).toEqual(
    rules.map(
      ({ id, status, code, stated, worded, reference }) =>
        `| \`${id}\` | ${status} | ${code} | ${stated} | ${worded} | ${reference} |`,
    ),
  );
});

test('docs/zoom.md lists the settings as they are', () => {
  for (const [name, setting] of Object.entries(zoomSettings)) {
    expect(lines).toContain(`| \`${name}\` | \`${setting.default}\` | ${setting.meaning} |`);
  }
});

test('every rule has a test named after it', () => {
  const tests = readFileSync('test/simulator/zoom-users.test.ts', 'utf8');
  for (const { id } of [...entryRules, ...passwordRules, ...changeSettingsRules]) {
    const isNamed = tests.includes(`${id} (`) || tests.includes(`'${id}',`) || tests.includes(`${id} and`);
    expect(isNamed, id).toBe(true);
  }
});
