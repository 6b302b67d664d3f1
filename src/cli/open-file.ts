import type { Shelf } from '../catalogue/shelf.ts';
import type { Environment } from '../collection/environment.ts';
import { readCollectionsIn } from './environment.ts';
import { Failure } from './failure.ts';
import { readInput } from './input.ts';

/** Opens the collections of a file in a catalogue, in the environments given. One that holds none ends the command. */
export async function openFile(
  shelf: Shelf,
  file: string,
  environments: readonly Environment[],
): Promise<void> {
  const { value, problems } = await readCollectionsIn(environments, await readInput(file));
  if (value.length === 0) {
    const problem = problems.find(({ severity }) => severity === 'error') ?? problems[0];
    throw new Failure(
      1,
      [`${file} cannot be opened.`, problem?.message, problem?.advice].filter(Boolean).join(' '),
    );
  }
  for (const collection of value) shelf.open(collection, problems, 'file');
}
