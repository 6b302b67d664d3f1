import type { Environment } from '../collection/environment.ts';
import { itemsOf } from '../collection/model.ts';
import { resolve } from '../collection/resolve.ts';
import type { Problem } from '../problems.ts';
import { readCollectionsIn, readEnvironments } from './environment.ts';
import { Failure } from './failure.ts';
import { readInput } from './input.ts';
import { countProblems, hasError, plural, problemLines } from './problem-report.ts';
import { visible } from './visible.ts';

interface CheckOptions {
  /** Files of environments, the strongest last. */
  readonly environment?: readonly string[];
  readonly json?: boolean;
}

interface CheckedFile {
  readonly file: string;
  /** How many items were read and resolved. */
  readonly items: number;
  readonly problems: readonly Problem[];
  /** Why it could not be read at all. */
  readonly unreadable?: string;
}

/** Reads files and resolves every item in them; says what was found. 1 where something has an error. */
export async function check(files: readonly string[], { environment, json }: CheckOptions): Promise<0 | 1> {
  const environments = await readEnvironments(environment);
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const result = await checkFile(file, environments);
    checked.push(result);
    if (!json) print(result);
  }
  const items = checked.reduce((sum, result) => sum + result.items, 0);
  const problems = checked.flatMap((result) => result.problems);
  if (json) console.log(JSON.stringify({ items, files: checked }, null, 2));
  else if (files.length > 1) {
    console.log(
      `${plural(files.length, 'file')}, ${plural(items, 'item')} read: ${countProblems(problems)}.`,
    );
  }
  return hasError(problems) || checked.some(({ unreadable }) => unreadable) ? 1 : 0;
}

/** A file that cannot be read does not keep the others from being checked. */
async function checkFile(file: string, environments: readonly Environment[]): Promise<CheckedFile> {
  try {
    return { file, ...(await checkDocument(await readInput(file), environments)) };
  } catch (error) {
    if (error instanceof Failure) return { file, items: 0, problems: [], unreadable: error.message };
    throw error;
  }
}

async function checkDocument(
  bytes: Uint8Array,
  environments: readonly Environment[],
): Promise<Omit<CheckedFile, 'file'>> {
  const { value: collections, problems } = await readCollectionsIn(environments, bytes);
  const items = collections.flatMap(itemsOf);
  return {
    items: items.length,
    problems: [...problems, ...items.flatMap((item) => resolve(item).problems)],
  };
}

function print({ file, items, problems, unreadable }: CheckedFile): void {
  console.log(visible(unreadable ?? `${file}: ${plural(items, 'item')} read, ${countProblems(problems)}.`));
  for (const line of problemLines(problems)) console.log(`  ${line}`);
}
