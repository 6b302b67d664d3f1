import { readdir, readFile } from 'node:fs/promises';
import type { Target } from '../targets/target.ts';

/** A header or a source that is put beside a program. */
export interface StandInFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a target's stand-in; undefined where it has none, or where they are not here: they are no part of the package. */
export async function readStandIn({ standIn }: Target): Promise<readonly StandInFile[] | undefined> {
  if (!standIn) return undefined;
  const folder = new URL(`../../${standIn.folder}/`, import.meta.url);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  if (names.length === 0) return undefined;
  return Promise.all(
    names.sort().map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })),
  );
}
