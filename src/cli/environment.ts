import { type Environment, readEnvironment, withEnvironment } from '../collection/environment.ts';
import type { Collection, Result } from '../collection/model.ts';
import { readDocument } from '../translate/read-document.ts';
import { Failure } from './failure.ts';
import { readInput } from './input.ts';
import { problemLines } from './problem-report.ts';

/** Reads the files of `--environment`. One that is none ends the command; what is doubtful in one is said at once. */
export async function readEnvironments(files: readonly string[] = []): Promise<Environment[]> {
  const environments: Environment[] = [];
  for (const file of files) {
    const { value, problems } = readEnvironment(await readInput(file));
    if (!value) {
      const [{ message, advice } = { message: 'It is no environment.', advice: '' }] = problems;
      throw new Failure(1, `${file} cannot be used: ${message} ${advice}`.trim());
    }
    for (const line of problemLines(problems)) console.error(`${file}: ${line}`);
    environments.push(value);
  }
  return environments;
}

/** Reads the collections of a document of any format, each in the environments given. */
export async function readCollectionsIn(
  environments: readonly Environment[],
  document: Uint8Array,
): Promise<Result<readonly Collection[]>> {
  const { value, problems } = await readDocument(document);
  return { value: value.map((collection) => environments.reduce(withEnvironment, collection)), problems };
}
