import { readFile, writeFile } from 'node:fs/promises';
import { stateWords } from '../src/catalogue/parts/proof-states.ts';
import { caseIdea } from '../src/prove/case.ts';
import { type ProofMatrix, proofMatrix, proofStates, type StateCounts } from '../src/prove/matrix.ts';
import { storedProofs } from '../src/prove/stored-proofs.ts';
import { loadTargets } from '../src/targets/index.ts';
import type { Instead, Limit, Target } from '../src/targets/target.ts';
import { withSecretsParts } from './secrets-document.ts';
import { withZoomParts } from './zoom-document.ts';

const preface = 'Written by `npm run documents` from the targets and from `proofs.json`; not by hand.';

/** `docs/targets.md`: what each target is and needs, what its library adds and cannot do, and its proofs. */
function targetsDocument(targets: readonly Target[], { columns }: ProofMatrix): string {
  const sections = targets.map((target, index) => section(target, columns[index]?.counts));
  return [
    '# Targets',
    '',
    preface,
    'What each program sent, case by case: [proofs.md](proofs.md).',
    ...sections,
  ].join('\n');
}

function section(target: Target, counts: StateCounts | undefined): string {
  const {
    id,
    title,
    language,
    library,
    install,
    file,
    build,
    run,
    packages,
    addsHeaders = {},
    limits,
    standIn,
  } = target;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['title', title],
    ['language', language.title],
    ['library', `[${library.name}](${library.link})`],
    ['at least', library.minimum],
    ['install', install && code(install)],
    ['file', code(file)],
    ['build', build && code(build.join(' '))],
    ['run', code(run.join(' '))],
    ['Debian packages of its proofs', packages.map(code).join(', ')],
    ['proofs', counts && countsInWords(counts)],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value ? [`| ${name} | ${value.replaceAll('|', '\\|')} |`] : [],
  );
  const added = Object.entries(addsHeaders).map(([name, reason]) => `- ${code(name)}: ${reason}`);
  return [
    '',
    `## ${code(id)}`,
    '',
    '| | |',
    '|---|---|',
    ...rows,
    ...(standIn ? ['', `Stand-in: ${standIn.why}`] : []),
    ...(added.length > 0 ? ['', 'Headers that the library adds beside the usual ones:', '', ...added] : []),
    ...(limits.length > 0
      ? ['', 'Limits of the library:', ...limits.flatMap((limit) => limitLines(library.name, limit))]
      : []),
    '',
  ]
    .join('\n')
    .trimEnd();
}

function limitLines(library: string, { does, cases, source, tried }: Limit): string[] {
  return [
    '',
    `- **${library} ${does}.**`,
    ...Object.entries(cases).flatMap(([name, instead]) =>
      placesOf(instead).map((place) => `  - Arrives in \`${name}\`: ${place}.`),
    ),
    `  - Source: ${source}`,
    `  - Tried: ${tried}`,
  ];
}

function placesOf(instead: Instead): string[] {
  if (instead === 'nothing') return ['nothing, and the program says why'];
  return instead.map(
    ({ where, arrived }) => `${where}: ${arrived === undefined ? 'nothing' : code(arrived)}`,
  );
}

/** `docs/proofs.md`: a row for each case, a column for each target. */
async function proofsDocument(
  targets: readonly Target[],
  { cases, columns, counts }: ProofMatrix,
): Promise<string> {
  const rows = cases.map((name) => {
    const cells = columns.map(({ byCase }) => {
      const state = byCase.get(name)?.state;
      return state === 'ran' ? '✓' : state ? stateWords[state].word : '';
    });
    return row([`[${name}](#${name})`, ...cells]);
  });
  const sums = proofStates
    .filter((state) => counts[state] > 0)
    .map((state) =>
      row([
        `**${counts[state]} ${stateWords[state].word}**`,
        ...columns.map((column) => `${column.counts[state]}`),
      ]),
    );
  const ideas = await Promise.all(
    cases.map(async (name) => [
      ``,
      `### ${name}`,
      '',
      `${await caseIdea(name)}`,
      `Files: [${name}](../test/cases/${name}/case.json).`,
    ]),
  );
  return [
    '# Proofs',
    '',
    preface,
    '`✓` is *exact*: built, run, and right on the wire, byte for byte.',
    'What the other words mean: [README](../README.md#targets); what a limit is, with its source: [targets.md](targets.md).',
    'The catalogue (`npm start`) shows the program and the recording behind each cell.',
    '',
    `In all: ${countsInWords(counts)}.`,
    '',
    row(['case', ...targets.map(({ id }) => `[${id}](targets.md#${id})`)]),
    row(['---', ...targets.map(() => ':-:')]),
    ...sums,
    ...rows,
    '',
    '## The idea of each case',
    ...ideas.flat(),
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function countsInWords(counts: StateCounts): string {
  return proofStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${stateWords[state].word}`)
    .join(', ');
}

/** A text between more backticks than it has in a row; controls as JSON writes them. */
function code(text: string): string {
  const shown = text.replace(/\p{Cc}/gu, (control) => JSON.stringify(control).slice(1, -1));
  const fence = '`'.repeat(1 + Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length)));
  const room = fence.length > 1 || shown.trim() !== shown ? ' ' : '';
  return `${fence}${room}${shown}${room}${fence}`;
}

/** Writes the documents that are made from data, or with `--check` says which of them are not as they would be written. */
async function main(isCheck: boolean): Promise<void> {
  const targets = await loadTargets();
  const matrix = proofMatrix(
    storedProofs(),
    targets.map(({ id }) => id),
  );
  const documents = {
    'docs/targets.md': targetsDocument(targets, matrix),
    'docs/proofs.md': await proofsDocument(targets, matrix),
    'docs/secrets.md': (await withSecretsParts(await readFile('docs/secrets.md', 'utf8'))).trimEnd(),
    'docs/zoom.md': withZoomParts(await readFile('docs/zoom.md', 'utf8')).trimEnd(),
  };
  for (const [path, text] of Object.entries(documents)) {
    if (!isCheck) await writeFile(path, `${text}\n`);
    else if ((await readFile(path, 'utf8').catch(() => '')) !== `${text}\n`) {
      console.error(`${path} is not what the data says; npm run documents`);
      process.exitCode = 1;
    }
  }
}

await main(process.argv.includes('--check'));
