import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Item, itemsOf } from '../collection/model.ts';
import { nearest } from '../collection/nearest.ts';
import { resolve } from '../collection/resolve.ts';
import { type GeneratedProgram, generate as print, programBytes } from '../generate.ts';
import type { Problem } from '../problems.ts';
import { loadTarget } from '../targets/index.ts';
import { chooseItem, chooseTarget } from './choose.ts';
import { readCollectionsIn, readEnvironments } from './environment.ts';
import { Failure } from './failure.ts';
import { readInput } from './input.ts';
import { readPairs } from './pairs.ts';
import { hasError, problemLines } from './problem-report.ts';
import { visible, visibleLines } from './visible.ts';

interface GenerateOptions {
  readonly item?: string;
  readonly target?: string;
  /** `name=value`, in the order given. */
  readonly var: readonly string[];
  /** Files of environments, the strongest last. */
  readonly environment?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
}

/** Prints the program for one item of a file. 1 where the item, or the file, has an error. */
export async function generate(file: string, options: GenerateOptions): Promise<0 | 1> {
  const id = chooseTarget(options.target);
  const variables = readPairs(options.var, 'variable');
  const read = await readCollectionsIn(await readEnvironments(options.environment), await readInput(file));
  if (read.value.flatMap(itemsOf).length === 0) return reportNoItem(file, read.problems, options);
  const item = chooseItem(read.value, options.item);
  const { value: template, problems } = resolve(item, { variables });
  warnOfUnused(item, Object.keys(variables));
  const program = print(template, await loadTarget(id));
  const ofItem = read.problems.filter((problem) => problem.item === undefined || problem.item === item.path);
  return report(program, [...ofItem, ...problems, ...program.problems], options);
}

/** A value that nothing asks for is most often a misspelt name. */
function warnOfUnused(item: Item, names: readonly string[]): void {
  if (names.length === 0) return;
  const written = JSON.stringify([item.request, item.auth, item.variables]);
  const variables = [...written.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name = '']) => name);
  const known = [...variables, ...resolve(item).value.inputs.map(({ name }) => name)];
  for (const name of names.filter((each) => !known.includes(each))) {
    const [meant] = nearest(name, [...new Set(known)]);
    const question = meant === undefined ? '' : ` Did you mean ${meant}?`;
    console.error(visible(`warning: The item has no variable or input "${name}".${question}`));
  }
}

async function report(
  program: GeneratedProgram,
  problems: readonly Problem[],
  { json, out }: GenerateOptions,
): Promise<0 | 1> {
  if (out !== undefined) await write(program, out);
  if (json) console.log(JSON.stringify({ ...program, problems }, null, 2));
  else {
    if (out === undefined) process.stdout.write(printed(program));
    for (const line of problemLines(problems)) console.error(line);
  }
  return hasError(problems) ? 1 : 0;
}

/** A message holds what a body holds: a terminal is shown what it could obey, and a file or a pipe gets every byte. */
function printed({ text }: GeneratedProgram): string | Uint8Array {
  return process.stdout.isTTY ? visibleLines(text) : programBytes(text);
}

function reportNoItem(file: string, problems: readonly Problem[], { json }: GenerateOptions): 1 {
  if (json) console.log(JSON.stringify({ problems }, null, 2));
  else if (problems.length === 0) throw new Failure(1, `There is no item in ${file}.`);
  for (const line of json ? [] : problemLines(problems)) console.error(line);
  return 1;
}

/** Writes the program into a folder, under the name that its target gives it. */
async function write({ file, text }: GeneratedProgram, folder: string): Promise<void> {
  const path = join(folder, file);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, programBytes(text));
  } catch (error) {
    throw new Failure(1, `Cannot write ${path}: ${(error as NodeJS.ErrnoException).code ?? error}.`);
  }
  console.error(visible(`Written: ${path}`));
}
