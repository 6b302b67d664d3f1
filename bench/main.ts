import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.ts';
import { corpusNames, whereCorpusIs } from '../test/corpus/corpus.ts';
import { printPage } from './page.ts';
import { drawPicture } from './picture.ts';
import { measure, type PartName, partNames, readResults } from './results.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !partNames.includes(name as PartName));

if (unknown.length > 0) refuse(`There is no part ${unknown.join(', ')}; there are ${partNames.join(', ')}.`);
else if (corpusNames.length === 0)
  refuse(`Real collections are needed, and none are here (${whereCorpusIs}).`);
else await run(wanted.length > 0 ? (wanted as PartName[]) : partNames);

/** Measures these parts, prints the page, and writes it with its picture. */
async function run(parts: readonly PartName[]): Promise<void> {
  installPeers();
  if (!(await build())) return refuse('The library does not build.');
  for (const name of parts) {
    console.error(`measuring: ${name}`);
    await measure(name);
  }
  const results = readResults();
  const page = printPage(results);
  writeFileSync('docs/benchmarks.svg', drawPicture(results));
  writeFileSync('docs/benchmarks.md', page);
  console.log(page);
}

/** Once; the peers are packages of this folder and of nothing else. */
function installPeers(): void {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  if (existsSync(`${folder}/node_modules`)) return;
  // One of them brings a parser of its own as a binary; no script of theirs has to run for it.
  // What npm tells its scripts of the root's settings would win over this folder's own.
  execFileSync('npm', ['ci', '--ignore-scripts', '--engine-strict=false'], { cwd: folder, stdio: 'inherit' });
}

function refuse(sentence: string): void {
  console.error(`bench: ${sentence}`);
  process.exitCode = 2;
}
