import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Target } from '../src/targets/target.ts';
import { type GoldenProgram, goldenPrograms } from '../test/shared/golden-programs.ts';

const execute = promisify(execFile);

// The package's own prettier; the others are Debian's, before any that a user has.
const environment = {
  ...process.env,
  PATH: [resolve('node_modules/.bin'), '/usr/bin', process.env['PATH']].join(delimiter),
};

/** The formatters of these targets' languages that are not installed here. */
export function missingFormatters(targets: readonly Target[]): readonly string[] {
  const tools = new Set(targets.flatMap(({ language }) => language.format?.[0] ?? []));
  return [...tools].filter((tool) => {
    try {
      execFileSync('sh', ['-c', 'command -v "$1"', 'sh', tool], { env: environment, stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}

/** The paths of programs that their language's formatter would change; a missing formatter is said and left out. */
export async function checkFormat(programs: readonly GoldenProgram[]): Promise<readonly string[]> {
  const missing = missingFormatters(programs.map(({ target }) => target));
  for (const tool of missing) console.warn(`${tool} is not installed here: its programs are not checked.`);
  const changed: string[] = [];
  for (const language of new Set(programs.map(({ target }) => target.language))) {
    const [tool, ...options] = language.format ?? [];
    if (tool === undefined || missing.includes(tool)) continue;
    const own = programs.filter(({ target }) => target.language === language);
    changed.push(...(await changedBy(tool, options, own)));
  }
  return changed;
}

async function changedBy(
  tool: string,
  options: readonly string[],
  programs: readonly GoldenProgram[],
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wireproof-format-'));
  try {
    const copies = programs.map((program) => ({
      ...program,
      copy: join(folder, `${program.target.id}--${basename(program.path)}`),
    }));
    await Promise.all(copies.map(({ copy, text }) => writeFile(copy, text)));
    await execute(tool, [...options, ...copies.map(({ copy }) => copy)], { env: environment });
    const after = await Promise.all(copies.map(({ copy }) => readFile(copy, 'utf8')));
    return copies.filter(({ text }, index) => after[index] !== text).map(({ path }) => path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const programs = await goldenPrograms();
  const missing = missingFormatters(programs.map(({ target }) => target));
  const changed = await checkFormat(programs);
  for (const path of changed) console.error(`${path}: its formatter would change it.`);
  console.log(`${programs.length} golden programs, ${changed.length} to format.`);
  const mustHaveAll = process.env['WIREPROOF_REQUIRE'] === 'all';
  process.exitCode = changed.length > 0 || (mustHaveAll && missing.length > 0) ? 1 : 0;
}
