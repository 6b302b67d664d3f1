import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files on their way to the disk while others are made. */
const maximumWriting = 32;

/** A folder that many files are written into, some at the same time. */
export class OutputFolder {
  readonly #path: string;
  readonly #folders = new Map<string, Promise<unknown>>();
  readonly #writing = new Set<Promise<void>>();

  constructor(path: string) {
    this.#path = path;
  }

  /** Resolves when the next file may come. Rejects with the system's error, which may be that of an earlier file. */
  async write(name: string, content: string | Uint8Array): Promise<void> {
    const writing = this.#write(join(this.#path, name), content);
    this.#writing.add(writing);
    // A failure is reported by the next race or by close; until then nobody waits for it.
    writing.then(
      () => this.#writing.delete(writing),
      () => {},
    );
    if (this.#writing.size >= maximumWriting) await Promise.race(this.#writing);
  }

  /** Resolves when every file is written. Rejects with the error of the first that is not. */
  async close(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #write(path: string, content: string | Uint8Array): Promise<void> {
    const folder = dirname(path);
    const made = this.#folders.get(folder) ?? mkdir(folder, { recursive: true });
    this.#folders.set(folder, made);
    await made;
    await writeFile(path, content);
  }
}
