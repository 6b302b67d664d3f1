import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { programBytes } from '../src/generate.ts';
import { goldenPrograms } from '../test/shared/golden-programs.ts';

// Writes every golden program anew; the difference is for a person to read.
const programs = await goldenPrograms();
await rm('test/golden', { recursive: true, force: true });
for (const { path, text } of programs) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, programBytes(text));
}
console.log(`${programs.length} golden programs written.`);
