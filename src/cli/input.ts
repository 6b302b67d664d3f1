import { readFile, stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Failure } from './failure.ts';

/** Bytes read from one file or from standard input, at most. */
const maximumBytes = 64 * 1024 * 1024;

/** Reads a file, or standard input for `-`. Ends the command with a sentence where that cannot be done. */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === '-') return new TextEncoder().encode(await text(process.stdin));
  try {
    const { size } = await stat(path);
    if (size > maximumBytes) throw new Failure(1, `${path} has ${size} bytes; at most ${maximumBytes} are read.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(1, `Cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? error}.`);
  }
}
