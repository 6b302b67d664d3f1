import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a file and gives its path. */
export function fileIn(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
