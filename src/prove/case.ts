import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Item, itemsOf } from '../collection/model.ts';
import { readCollections } from '../collection/read.ts';
import { resolve } from '../collection/resolve.ts';
import type { WireTemplate } from '../wire/template.ts';
import type { Values } from '../wire/values.ts';

/** Where the cases of this project are: the same place beside `src` and beside `dist`. */
export const casesFolder = fileURLToPath(new URL('../../test/cases/', import.meta.url));
const projectFolder = new URL('../../', import.meta.url);

/** What a program meets when it sends its request. */
export interface Answer {
  /**
   * `204`, `302`, `404` ...: the name of its file; or `refused` (nobody listens), `untrusted` (a certificate of a
   * stranger), `misnamed` (a good certificate of another host), `endless` (it begins, and goes on until the program gives up).
   */
  readonly name: string;
  /** The answer, byte for byte; absent where there is none. */
  readonly bytes?: Uint8Array;
}

/** An answer whose first bytes come at once; then one more each second. */
export const endless: Answer = {
  name: 'endless',
  bytes: Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n'),
};

/** A small item with one tricky idea, and the expected request beside it, written by hand. */
export interface Case {
  /** Name of its folder; for somebody's own item, its path. */
  readonly name: string;
  /** Set where it is made of somebody's own item: nobody has written what must arrive. */
  readonly isOwn?: true;
  readonly template: WireTemplate;
  /** Values of the inputs that come from the environment. */
  readonly values: Values;
  /** What its programs find in their folder, by relative path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The whole request message. */
  readonly expected: Uint8Array;
  readonly answers: readonly Answer[];
}

/** `case.json`, as people write it. */
interface CaseFile {
  /** What is tricky, in one sentence; for readers. */
  readonly idea: string;
  /** A collection, from the project's folder; absent: `item.json` beside this file. */
  readonly collection?: string;
  /** Item path in that collection. */
  readonly item?: string;
  readonly values?: Values;
  /** Files beside this one (`204.http`), `refused`, `untrusted`, `misnamed`, `endless`. One run for each. */
  readonly runs: readonly string[];
}

/** Names of all cases, in order. */
export async function caseNames(folder = casesFolder): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Reads one case. Throws where it is not well formed: cases are ours. */
export async function readCase(name: string, folder = casesFolder): Promise<Case> {
  const beside = (file: string) => readFile(`${folder}/${name}/${file}`);
  const { collection, item, values = {}, runs } = JSON.parse(`${await beside('case.json')}`) as CaseFile;
  const source = collection ? await readFile(new URL(collection, projectFolder)) : await beside('item.json');
  const { value: template, problems } = resolve(theItem(name, source, item), {});
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`Case ${name}: ${error.message}`);
  for (const input of Object.keys(values)) {
    if (template.inputs.some((known) => known.name === input && known.environment)) continue;
    throw new Error(`Case ${name}: its request has no input "${input}" that comes from the environment.`);
  }
  return {
    name,
    template,
    values,
    files: await readFiles(`${folder}/${name}/files`),
    expected: await beside('expected.http'),
    answers: await Promise.all(
      runs.map(async (run) => {
        if (run === endless.name) return endless;
        if (!run.endsWith('.http')) return { name: run };
        return { name: run.slice(0, -'.http'.length), bytes: await beside(run) };
      }),
    ),
  };
}

/** All files below a folder, by their path in it; none where there is no such folder. */
async function readFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.sort().map(async (path) => [relative(folder, path), await readFile(path)] as const);
  return new Map(await Promise.all(files));
}

/** What is tricky in a case, in one sentence. */
export async function caseIdea(name: string, folder = casesFolder): Promise<string> {
  const { idea } = JSON.parse(await readFile(`${folder}/${name}/case.json`, 'utf8')) as CaseFile;
  return idea;
}

function theItem(name: string, source: Uint8Array, path: string | undefined): Item {
  const { value: collections } = readCollections(source);
  const items = collections.flatMap(itemsOf);
  const item = path === undefined ? items[0] : items.find((candidate) => candidate.path === path);
  if (!item) throw new Error(`Case ${name}: there is no item ${path ?? 'in item.json'}.`);
  return item;
}
