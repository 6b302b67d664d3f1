import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFormat, missingFormatters } from '../../scripts/format-check.ts';
import { programBytes } from '../../src/generate.ts';
import { lua } from '../../src/languages/lua.ts';
import { toProgram } from '../../src/targets/program.ts';
import { goldenPrograms } from './golden-programs.ts';

const programs = await goldenPrograms();

test.each(programs)('$path is what is printed today', ({ path, text }) => {
  expect(existsSync(path), `${path} is missing: npm run golden`).toBe(true);
  expect(readFileSync(path)).toEqual(Buffer.from(programBytes(text)));
});

test('there is no golden file that nobody prints', () => {
  const known = new Set(programs.map(({ path }) => path));
  const files = readdirSync('test/golden', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  expect(files.filter((file) => !known.has(file))).toEqual([]);
});

test('formatters leave every golden program as it is', { timeout: 120_000 }, async () => {
  const missing = missingFormatters(programs.map(({ target }) => target));
  if (process.env['WIREPROOF_REQUIRE'] === 'all') expect(missing).toEqual([]);
  expect(await checkFormat(programs)).toEqual([]);
});

/**
 * The identifiers of a program outside of texts and comments, but for those that no name of ours can hide:
 * members, fields of an object, parameters that are passed by name, and what is included or imported from.
 */
function identifiersOf(text: string): Set<string> {
  // A text of Go between backquotes has no escapes, and may hold the quotes of another.
  const goTexts = /`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/.*$/gm;
  const bare = (text.includes('\npackage main\n') ? text.replace(goTexts, ' ') : text)
    .replace(/<<<'?(\w+)'?\n[\s\S]*?\n\1|%r\{.*\}\w*|(?<=[=+] )'(?:\\.|[^'\\])*'/g, ' ')
    .replace(/\/\[[^\n]*?\]\/g/g, ' ')
    .replace(/[=!]~ (?:s\/.*|\/.*?\/)/g, ' ')
    .replace(/(?<=\$body = |\. )'(?:\\[\s\S]|[^'\\])*'/g, ' ')
    .replace(/R"(\w*)\([\s\S]*?\)\1"/g, ' ')
    .replace(/[bf]?"""[\s\S]*?"""/g, ' ')
    .replace(/[bf]?"(?:\\.|[^"\\\n])*"|[bf]?'(?:\\.|[^'\\\n])*'|(?<=\()\/.*?\/g|\b0x\w+/g, ' ')
    .replace(/`(?:\\.|[^`\\])*`/g, (text) => (text.match(/(?<!\\)\$\{[^}]*\}/g) ?? []).join(' '))
    .replace(/(?:\/\/|#).*$/gm, ' ')
    .replace(/^from \w+(?:\.\w+)?/gm, ' ');
  // A mark stands before every variable of PHP, and before the global ones of Ruby.
  if (text.startsWith('<?php')) return new Set(bare.match(/(?<=\$)\w+/g));
  const safe = /\$\w+|(?:\.|->|::)[A-Za-z_]\w*|\b\w+(?==(?!=))|\b\w+(?=: )/g;
  return new Set(bare.replace(safe, ' ').match(/[A-Za-z_]\w*/g));
}

/** Inputs of Lua are fields of a table: nothing but a keyword is in their way (Lua 5.4 Reference Manual, section 3.1). */
const luaKeyword =
  /^(?:and|break|do|else|elseif|end|false|for|function|goto|if|in|local|nil|not|or|repeat|return|then|true|until|while)$/;

test.each(programs.filter(({ target }) => !target.isCommand && !target.send))(
  'no input can take a name that $path uses',
  ({ target, example: { template }, text }) => {
    const own = new Set(toProgram(template, target).inputs.map(({ identifier }) => String(identifier)));
    const isInTheWay = (name: string) => target.language !== lua || luaKeyword.test(name);
    const used = [...identifiersOf(text)].filter((name) => !own.has(name) && isInTheWay(name));
    const program = toProgram(
      {
        ...template,
        inputs: [
          ...template.inputs,
          ...used.map((name) => ({ name, kind: 'variable', from: 'program', value: '' }) as const),
        ],
      },
      target,
    );
    const given = program.inputs.slice(template.inputs.length).map(({ identifier }) => String(identifier));
    expect(given.filter((name) => used.includes(name))).toEqual([]);
    expect(new Set(given).size).toBe(given.length);
  },
);
