import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file that anybody inside may read, whatever the file mode mask is. */
export async function writeReadable(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content);
  await chmod(path, 0o644);
}

/** Writes a file at a relative path below a folder, with the folders between, as {@link writeReadable} does. */
export async function writeReadableBelow(folder: string, path: string, content: Uint8Array): Promise<void> {
  const between = dirname(path).split('/');
  for (const [index] of between.entries()) {
    const made = join(folder, ...between.slice(0, index + 1));
    await mkdir(made, { recursive: true });
    await chmod(made, 0o755);
  }
  await writeReadable(join(folder, path), content);
}
