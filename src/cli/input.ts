import { readFile, stat } from 'node:fs/promises';
import { Failure } from './failure.ts';

/** Bytes read from one file or from standard input, at most. */
const maximumBytes = 64 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
};

/** Reads a file, or standard input for `-`. Ends the command with a sentence where that cannot be done. */
export async function readInput(path: string): Promise<Uint8Array> {
  if (path === '-') return readStandardInput();
  try {
    const { size } = await stat(path);
    if (size > maximumBytes) throw tooLarge(path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Failure(1, `Cannot read ${path}: ${reasons[code] ?? (code || String(error))}.`);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maximumBytes) throw tooLarge('Standard input');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(what: string): Failure {
  return new Failure(1, `${what} has more than ${maximumBytes} bytes, which is the most that is read.`);
}
