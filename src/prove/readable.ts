import { chmod, writeFile } from 'node:fs/promises';

/** Writes a file that anybody inside may read, whatever the file mode mask is. */
export async function writeReadable(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content);
  await chmod(path, 0o644);
}
