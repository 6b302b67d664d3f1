import { readFileSync } from 'node:fs';
import type { Browsing, Visits } from './catalogue.ts';
import type { ColdStart } from './cold-start.ts';
import type { Exactness } from './exactness.ts';
import type { LargeFile } from './large-file.ts';
import { peers, versionOf } from './peers.ts';
import { printPublishing } from './publishing.ts';
import type { Part, Results } from './results.ts';
import type { SearchFigures } from './search.ts';
import type { Simulating } from './simulator.ts';
import type { Speed } from './speed.ts';
import { summarizeExactness, summarizeSpeed } from './summary.ts';
import { megabytes, table, thousands } from './table.ts';
import type { WholeCollection } from './whole-collection.ts';

/** Targets that a collection is counted for, where there are fewer. */
const normalTargets = 60;

/** The whole page, as Markdown. */
export function printPage(results: Results): string {
  const { exactness, speed } = results;
  const parts = [
    introduction(),
    exactness && printExactness(exactness),
    speed && printSpeed(speed),
    results['whole-collection'] && printWholeCollection(results['whole-collection']),
    results['large-file'] && printLargeFile(results['large-file']),
    results['cold-start'] && printColdStart(results['cold-start']),
    results.simulator && printSimulator(results.simulator),
    results.catalogue && printCatalogue(results.catalogue),
    results.search && printSearch(results.search),
    results.publishing && `${printPublishing(results.publishing.figures)}\n${measured(results.publishing)}`,
  ];
  return parts.filter((part) => part !== undefined).join('\n');
}

function introduction(): string {
  const versions = peers.map(({ name }) => `${name} ${versionOf(name)}`).join(', ');
  return `# Benchmarks

\`npm run bench\` measures and writes this page; nothing on it is written by hand.
\`npm run bench -- speed\` measures one part.
It needs the real collections of \`WIREPROOF_CORPUS\`.

![Exact requests and program text per CPU second, by generator](benchmarks.svg)

Wireproof ${ownVersion()} beside ${versions}.
CPU time is that of all threads of a process of its own, compilers and garbage collectors among them.
Rounds alternate between all generators, and each figure is the median of its rounds; read ratios rather than absolute figures.
`;
}

function printExactness(part: Part<Exactness>): string {
  const { figures } = part;
  const targets = figures['wireproof']?.map(({ target }) => target) ?? [];
  const names = Object.keys(figures);
  const rows = targets.map((target) => {
    const cells = names.map((name) => {
      const count = figures[name]?.find((each) => each.target === target);
      return count ? `${count.exact} of ${count.cases}` : '';
    });
    return [`\`${target}\``, ...cells];
  });
  const all = summarizeExactness(figures).map(
    ({ exact, programs }) => `${exact} of ${programs} (${Math.round((100 * exact) / programs)} %)`,
  );
  const count = Math.max(...(figures['wireproof'] ?? []).map(({ cases }) => cases));
  return `## Exact on the wire

Every program for each of ${count} of the cases in \`test/cases\`, taken at equal steps through their names (\`WIREPROOF_BENCH_STRIDE=1\` takes all); built and run in the prover's sandbox; counted are requests that arrive exactly as \`expected.http\` says.
The comparison is that of \`wireproof prove\`, with the same free headers for all, and looks at the request only.
The peers get every value filled in, and basic authentication as a header, since their formats do not all know it.
A snippet that is no whole file gets the least around it: \`main\` and includes in C and Java, \`<?php\`, \`import requests\`; its warnings are no errors.
A JSON body written anew or a charset added to a type may mean the same to a server: this table counts bytes, not meaning.
What a library does to the wire counts against whoever printed the program, and so one of ours can miss here too.

${table(['target', ...names], [...rows, ['all', ...all]])}
${measured(part)}`;
}

function printSpeed(part: Part<Speed>): string {
  const { figures } = part;
  const summaries = summarizeSpeed(figures);
  const [own] = summaries;
  const rows = summaries.map(({ name, bytes, bytesPerSecond, programsPerSecond }) => [
    name,
    `${bytes}`,
    megabytes(bytesPerSecond),
    ratio(own?.bytesPerSecond, bytesPerSecond),
    thousands(programsPerSecond),
    ratio(own?.programsPerSecond, programsPerSecond),
  ]);
  const head = [
    'generator',
    'bytes a program',
    'MB of text per CPU second',
    'ours to it',
    'programs per CPU second',
    'ours to it',
  ];
  return `## Speed of printing

${figures.requests} requests of real collections, chosen by a fixed rule and made into each generator's own input before the clock runs.
Ours are whole programs that build, read the environment and tell success from failure; a peer's are mostly snippets, and so both bytes and programs are counted.
Medians over the targets that at least two peers have too, ${figures.rounds} rounds.

${table(head, rows)}
Programs per CPU second, target by target:

${table(['target', ...summaries.map(({ name }) => name)], speedRows(figures))}
${lost(figures)}
${measured(part)}`;
}

function speedRows({ generators }: Speed): string[][] {
  const targets = generators['wireproof']?.map(({ target }) => target) ?? [];
  return targets.map((target) => [
    `\`${target}\``,
    ...Object.values(generators).map((speeds) => {
      const speed = speeds.find((each) => each.target === target);
      return speed ? thousands(speed.programsPerSecond) : '';
    }),
  ]);
}

/** Says where another one prints more, in programs or in bytes. */
function lost(speed: Speed): string {
  const [own, ...others] = summarizeSpeed(speed);
  const faster = (key: 'bytesPerSecond' | 'programsPerSecond') =>
    others.filter((other) => other[key] > (own?.[key] ?? 0)).map(({ name }) => name);
  const sentence = (what: string, names: readonly string[]) =>
    names.length > 0
      ? `More ${what} than ours per CPU second: ${names.join(', ')}.`
      : `Nobody prints more ${what}.`;
  return [
    sentence('programs', faster('programsPerSecond')),
    sentence('bytes', faster('bytesPerSecond')),
  ].join('\n');
}

function printWholeCollection(part: Part<WholeCollection>): string {
  const { items, targets, prepare, print, bytes, memory, rounds } = part.figures;
  const normal = prepare + (print * normalTargets) / targets;
  return `## A whole collection for every target

The Zoom collection in a fresh process: read and resolved once, then all ${items} items printed for all ${targets} targets, ${rounds} rounds.
The first printing is the dear one: most of its CPU time goes to the compiler of the JavaScript engine, which runs beside it.

${table(
  ['what', 'figure'],
  [
    ['read and resolve', `${prepare.toFixed(2)} CPU s`],
    [`print for ${targets} targets, ${megabytes(bytes)} MB`, `${print.toFixed(2)} CPU s`],
    [`the whole for ${normalTargets} targets, if each took the same`, `${normal.toFixed(2)} CPU s`],
    ['peak memory', `${megabytes(memory)} MB`],
  ],
)}
${measured(part)}`;
}

function printLargeFile(part: Part<LargeFile>): string {
  const { bytes, items, cpu, wall, memory, memoryOfNode, rounds } = part.figures;
  return `## A large collection

Real collections, each in a folder, over and over in one file: read, resolved and listed in a fresh process, ${rounds} rounds.

${table(
  ['what', 'figure'],
  [
    ['file', `${megabytes(bytes)} MB, ${items} items`],
    ['read, resolve, list', `${cpu.toFixed(2)} CPU s, ${wall.toFixed(2)} s by the clock`],
    ['peak memory', `${megabytes(memory)} MB, ${(memory / bytes).toFixed(1)} times the file`],
    ['of that before the file is read', `${megabytes(memoryOfNode)} MB`],
  ],
)}
${measured(part)}`;
}

function printColdStart(part: Part<ColdStart>): string {
  const { node, generate, rounds } = part.figures;
  const row = (name: string, { cpu, wall }: ColdStart['node']) => [name, cpu.toFixed(0), wall.toFixed(0)];
  const difference = { cpu: generate.cpu - node.cpu, wall: generate.wall - node.wall };
  return `## Cold start

\`wireproof generate\` of one small item, as it is built, beside \`node -e 0\`; in turn, ${rounds} rounds.

${table(
  ['command', 'CPU ms', 'ms by the clock'],
  [row('`node -e 0`', node), row('`wireproof generate`', generate), row('difference', difference)],
)}
${measured(part)}`;
}

function printSimulator(part: Part<Simulating>): string {
  const { documented, zoom, starts, rounds } = part.figures;
  const versions = ['@stoplight/prism-cli', '@mockoon/cli', 'json-server'];
  return `## Simulator

${versions.map((name) => `${name} ${versionOf(name)}`).join(', ')} and a bare \`node:http\` server, asked over 32 connections, one request at a time on each; medians of ${rounds} rounds in turn.
Everybody gives the same documented answer of one user, and logs as it does by itself; the bare server and ours write their lines together every 50 ms, to a file or to a terminal.
json-server looks the user up in its file and formats it with spaces, which no option of it turns off.

${answeringTable(documented)}
With the rules of Zoom, libsql in memory, a quick hash in the place of scrypt, and limits that are counted but never reached:

${answeringTable(zoom)}
From the start of the process to its first answer:

${table(
  ['server', 'CPU ms', 'ms by the clock', 'MB then', 'MB after the load'],
  starts.map(({ name, cpuMilliseconds, milliseconds, memory, memoryAfterLoad }) => [
    name,
    cpuMilliseconds.toFixed(0),
    milliseconds.toFixed(0),
    megabytes(memory),
    megabytes(memoryAfterLoad),
  ]),
)}
${measured(part)}`;
}

function printSearch(part: Part<readonly SearchFigures[]>): string {
  const { figures } = part;
  const row = (name: string, cell: (one: SearchFigures) => string) => [name, ...figures.map(cell)];
  const time = (milliseconds = Number.NaN) => `${milliseconds.toFixed(1)} ms`;
  const both = (times?: { readonly median: number; readonly p95: number }) =>
    times ? `${time(times.median)}, ${time(times.p95)}` : 'no browser';
  const page = (name: string) =>
    row(`page: ${name}`, ({ pages }) => {
      const found = pages.find((one) => one.name === name);
      return found ? `${time(found.milliseconds)}, ${(found.bytes / 1000).toFixed(1)} kB` : '';
    });
  return `## Search and pages of a large catalogue

The palette in Chromium, typed into by keyboard, from the key to the frame that is drawn after it; the form and pages over HTTP.

${table(
  ['what', ...figures.map(({ collection, items }) => `${collection}, ${thousands(items)} items`)],
  [
    row('palette: keystroke, median and p95', ({ palette }) => both(palette?.keystroke)),
    row('palette: first answer after it is opened', ({ palette }) => time(palette?.opening)),
    row('palette: longest task', ({ palette }) => time(palette?.longestTask)),
    row(
      'palette: data, and compressed',
      ({ scriptBytes, scriptGzip }) =>
        `${(scriptBytes / 1000).toFixed(0)} kB, ${(scriptGzip / 1000).toFixed(0)} kB`,
    ),
    row('form: median and p95', ({ form }) => both(form)),
    row('form: first question', ({ first }) => time(first)),
    ...['start', 'collection', 'folder', 'item'].map(page),
  ],
)}
${measured(part)}`;
}

/** Each beside the bare server that logs to the same place. */
function answeringTable(all: Simulating['documented']): string {
  const [bare] = all;
  const onTerminal = all.find(({ name }) => name === 'bare node:http, terminal');
  return table(
    ['server', 'answers per CPU second', 'to bare', 'answers per second', 'to bare'],
    all.map(({ name, answersPerCpuSecond, answersPerSecond }) => {
      const beside = name.endsWith(', terminal') ? onTerminal : bare;
      return [
        name,
        thousands(answersPerCpuSecond),
        share(answersPerCpuSecond, beside?.answersPerCpuSecond),
        thousands(answersPerSecond),
        share(answersPerSecond, beside?.answersPerSecond),
      ];
    }),
  );
}

function share(part: number, whole = Number.NaN): string {
  return (part / whole).toFixed(3);
}

function printCatalogue(part: Part<Browsing>): string {
  const { perSecond, first, again } = part.figures;
  const row = (name: string, { median: middle, p99, cpu }: Visits) => [
    name,
    ...[middle, p99, cpu].map((milliseconds) => milliseconds.toFixed(1)),
  ];
  return `## Catalogue

The pages of the Zoom collection's items in the first languages, ${first.pages} in all, served as built; milliseconds until a page is whole, and CPU time of the server for one.
A page is made when it is first asked for, one after another here; then each is asked for again, ${perSecond} a second whether or not the last one is there.

${table(['pages', 'median ms', '99 of 100 within ms', 'CPU ms a page'], [row('for the first time', first), row(`again, ${perSecond} a second`, again)])}
${measured(part)}`;
}

function measured({ date, machine }: Part<unknown>): string {
  return `Measured on ${date}: ${machine}.\n`;
}

function ratio(own = Number.NaN, other: number): string {
  return `${(own / other).toFixed(2)} x`;
}

function ownVersion(): string {
  return JSON.parse(readFileSync('package.json', 'utf8')).version;
}
