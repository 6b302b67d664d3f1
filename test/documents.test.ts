import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../src/cli/commands.ts';
import { storedProofs } from '../src/prove/stored-proofs.ts';
import { loadTargets } from '../src/targets/index.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const readme = read('README.md');

describe('README.md', () => {
  it.each(['npm ci && npm start', 'npm ci && npm test'])('names %s', (command) => {
    expect(readme).toContain(command);
  });

  it('has a table of the targets as they are, and as their proofs say', async () => {
    const { byTarget } = storedProofs();
    const rows = (await loadTargets()).map(({ id, language, library }) => {
      const states = new Set(byTarget.get(id)?.map(({ state }) => state));
      const words = {
        ran: 'exact',
        limited: 'limited',
        'stand-in': 'stand-in',
        failed: 'failed',
        unproven: 'unproven',
      };
      const shown = [...states]
        .map((state) => words[state])
        .sort()
        .join(', ');
      return `| \`${id}\` | ${language.title} | [${library.name}](${library.link}) | ${shown} |`;
    });
    expect(readme.split('\n').filter((line) => /^\| `[a-z0-9]+-[a-z0-9-]+` \|/.test(line))).toEqual(rows);
  });

  it('names every command of the command line, and no other', () => {
    const names = commandLine().commands.map((command) => command.name());
    const named = [...readme.matchAll(/^\*\*`wireproof ([a-z]+)\b/gm)].map(([, name = '']) => name);
    expect(named.sort()).toEqual(names.sort());
  });
});

describe('ARCHITECTURE.md', () => {
  it('stays under 200 lines', () => {
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThan(200);
  });
});

describe('documents', () => {
  const documents = [
    ...readdirSync('.'),
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((file) => join('docs', file)),
  ].filter((file) => file.endsWith('.md'));

  it.each(documents)('%s links to files that exist', (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(
      ([, link]) => link ?? '',
    );
    expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([]);
  });

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names paths that exist', (file) => {
    const paths = [...read(file).matchAll(/`((?:src|test|scripts|docs|samples)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('every npm script that a document names is there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
