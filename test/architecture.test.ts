import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const core = ['wire', 'print', 'languages', 'collection', 'targets', 'generate', 'problems'];

/** Who may import whom, inside `src`: folder or file at its top, and what it sees beside itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  print: [],
  database: [],
  problems: [],
  styles: [],
  collection: ['wire', 'problems'],
  translate: ['collection', 'wire', 'problems'],
  languages: ['print'],
  targets: ['wire', 'print', 'languages'],
  generate: ['collection', 'targets', 'wire', 'problems'],
  prove: ['generate', 'wire', 'collection', 'targets', 'languages', 'problems'],
  secrets: ['collection', 'wire'],
  simulator: ['collection', 'wire', 'database', 'network', 'styles'],
  network: ['wire'],
  send: ['collection', 'wire', 'network'],
  catalogue: [...core, 'translate', 'prove', 'simulator', 'send', 'network', 'styles'],
  cli: [...core, 'translate', 'catalogue', 'prove', 'secrets', 'simulator', 'network', 'database'],
  index: [...core, 'translate'],
};

const sources = filesUnder('src').filter((file) => /\.tsx?$/.test(file));
const shipped = sources.filter((file) => !/\.test\.tsx?$/.test(file));

describe('imports', () => {
  it('are found in every form', () => {
    const text = `import a from './a.ts';
import {
  b,
  type C,
} from "./b.ts";
import './c.ts';
export { d } from './d.ts';
export type { E } from './e.ts';
const f = await import('./f.ts');
type G = import('./g.ts').G;`;
    expect(importsOf(text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `./${name}.ts`));
  });

  it('follow the rule', () => {
    const forbidden = shipped.flatMap((file) => {
      const allowed = [part(file), ...(mayImport[part(file)] ?? [])];
      return importsOf(read(file))
        .filter(
          (imported) => imported.startsWith('.') && !allowed.includes(part(join(dirname(file), imported))),
        )
        .map((imported) => `${file} imports ${imported}`);
    });
    expect(forbidden).toEqual([]);
  });

  it('have a rule for every folder', () => {
    expect(Object.keys(mayImport).sort()).toEqual([...new Set(shipped.map(part))].sort());
  });

  it('never leave src, and end in their extension', () => {
    for (const file of shipped) {
      for (const imported of importsOf(read(file)).filter((name) => name.startsWith('.'))) {
        expect(imported, file).toMatch(/\.(?:tsx?|mjs)$/);
        expect(relative('src', join(dirname(file), imported)), file).not.toMatch(/^\.\./);
      }
    }
  });

  it('of the core are pure: no Node, no package', () => {
    const foreign = shipped
      .filter((file) => core.includes(part(file)) || part(file) === 'index')
      .flatMap((file) => importsOf(read(file)).map((imported) => `${file}: ${imported}`))
      .filter((line) => !/: \.{1,2}\//.test(line));
    expect(foreign).toEqual([]);
  });

  it('of a target are never another target', () => {
    for (const file of targetFiles()) {
      const others = importsOf(read(file)).filter((imported) =>
        targetFiles().includes(join(dirname(file), imported)),
      );
      expect(others, file).toEqual([]);
    }
  });
});

describe('the library', () => {
  it('exports what it promises, and nothing else', async () => {
    expect(Object.keys(await import('../src/index.ts')).sort()).toEqual([
      'fill',
      'findItem',
      'generate',
      'itemsOf',
      'loadTarget',
      'ownValues',
      'problemTable',
      'programBytes',
      'readCollections',
      'readDocument',
      'readEnvironment',
      'resolve',
      'targetIds',
      'toMessage',
      'withEnvironment',
    ]);
    const { exports } = JSON.parse(read('package.json'));
    expect(Object.keys(exports)).toEqual(['.', './targets', './simulator']);
  });
});

describe('names', () => {
  it('are kebab-case', () => {
    const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.tsx?$/;
    expect(sources.filter((file) => !kebab.test(basename(file)))).toEqual([]);
  });

  it('avoid words that say nothing', () => {
    const vague = /\b(?:utils?|helpers?|common|manager|service|misc|shared)\b/;
    expect(sources.filter((file) => vague.test(file))).toEqual([]);
  });
});

describe('targets', () => {
  it('are the files of their folder, in the list and in the loader', async () => {
    const { targetIds, loadTarget } = await import('../src/targets/index.ts');
    expect([...targetIds].sort()).toEqual(
      targetFiles()
        .map((file) => basename(file, '.ts'))
        .sort(),
    );
    for (const id of targetIds) expect((await loadTarget(id)).id).toBe(id);
  });

  it('have golden programs under their own id, and nothing else has', async () => {
    const { targetIds } = await import('../src/targets/index.ts');
    expect(readdirSync('test/golden').sort()).toEqual([...targetIds].sort());
  });
});

/** `cpp-libcurl.ts`: a language and a library. */
function targetFiles(): string[] {
  const others = new Set(['index', 'target', 'program']);
  return shipped.filter((file) => dirname(file) === 'src/targets' && !others.has(basename(file, '.ts')));
}

/** The folder below `src`, or the name of a file directly in it. */
function part(file: string): string {
  return (
    relative('src', file)
      .split('/')[0]
      ?.replace(/\.tsx?$/, '') ?? ''
  );
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

function importsOf(text: string): string[] {
  const specifier =
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|^\s*import\s+['"]([^'"]+)['"]/gm;
  return [...text.matchAll(specifier)].map(([, from, lazily, effect]) => from ?? lazily ?? effect ?? '');
}

function filesUnder(folder: string): string[] {
  return readdirSync(resolve(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative('.', join(entry.parentPath, entry.name)))
    .sort();
}
