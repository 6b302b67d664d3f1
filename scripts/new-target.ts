import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// Writes the file of a new target, which compiles and prints only its heading, and its lines in the list;
// and the file of its language where that is new as well.
const [id = ''] = process.argv.slice(2);
const [, language = '', library = ''] = /^([a-z]+)-([a-z0-9-]+)$/.exec(id) ?? [];
// Targets of Node.js begin with its own name.
const name = language === 'node' ? 'javascript' : language;
const file = `src/targets/${id}.ts`;
const languageFile = `src/languages/${name}.ts`;
const list = 'src/targets/index.ts';
const problem = refuse();

if (problem) {
  console.error(problem);
  process.exitCode = 2;
} else {
  const isNewLanguage = !existsSync(languageFile);
  if (isNewLanguage) writeFileSync(languageFile, languageText());
  writeFileSync(file, targetText());
  writeFileSync(list, listText(readFileSync(list, 'utf8')));
  console.log(`Written: ${isNewLanguage ? `${languageFile}, ` : ''}${file}, and its lines in ${list}.`);
  console.log(leftToDo(isNewLanguage));
}

function refuse(): string | undefined {
  if (!library) return 'Name the target as <language>-<library>: npm run new-target python-httpx';
  return existsSync(file) ? `${file} is there already.` : undefined;
}

/** In the order of the work; `tsc` and the fast tests find what is forgotten, but for the names of the environment. */
function leftToDo(isNewLanguage: boolean): string {
  const ofLanguage = [
    `${languageFile}: the rules of its literals, its reserved words, its comments`,
    'test/shared/literals.test.ts: a harness; then npx vitest run test/shared/literals.test.ts',
    'src/catalogue/text/highlight.ts: its grammar',
    'src/collection/resolve/environment.ts: what its runtime reads from the environment',
  ];
  const steps = [
    ...(isNewLanguage ? ofLanguage : []),
    `${file}: the data, and print (docs/programs.md)`,
    'scripts/set-up.ts: its Debian packages',
    'test/shared/targets.test.ts: the tools that must be there',
    `npm run prove ${id} -- --case update-a-users-password; then npm run prove ${id}`,
    `npm run golden; npx vitest run test/shared/targets.test.ts -t ${id}`,
    `README.md: a row; then npm run proofs and npm run check`,
  ];
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

function exportName(): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function listText(text: string): string {
  const ids = [...text.matchAll(/^ {2}'?([a-z0-9-]+)'?: async/gm)].map(([, known = '']) => known);
  const after = [...ids, id].sort();
  const line = `  '${id}': async () => (await import('./${id}.ts')).${exportName()},\n`;
  const next = after[after.indexOf(id) + 1];
  const at = next
    ? text.search(new RegExp(`^  '?${next}'?: async`, 'm'))
    : text.indexOf('};', text.indexOf('const loaders'));
  const withLoader = text.slice(0, at) + line + text.slice(at);
  return withLoader.replace(/export const targetIds = \[[\s\S]*?\] as const;/, () => {
    const oneLine = `export const targetIds = [${after.map((known) => `'${known}'`).join(', ')}] as const;`;
    if (oneLine.length <= 110) return oneLine;
    return `export const targetIds = [\n${after.map((known) => `  '${known}',\n`).join('')}] as const;`;
  });
}

function titleOf(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function targetText(): string {
  return `import { ${name} } from '../languages/${name}.ts';
import { code } from '../print/code.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = ${name};

export const ${exportName()}: Target = {
  id: '${id}',
  title: '${titleOf(name)} ${library}',
  language: ${name},
  library: { name: '${library}', link: 'https://example.com/' },
  file: 'main',
  run: ['./main'],
  packages: [],
  versions: [],
  limits: [],
  taken: identifiers('url'),
  encoders: encodeWith(code\`percent_encode\`, code\`json_escape\`),
  print: (program) => code\`
    \${program.heading}

    \${text(program.method)} \${program.text(program.url)}
  \`,
};
`;
}

/** The literals of C: a beginning that most languages are near to, and none is equal to. */
function languageText(): string {
  return `import { code, join } from '../print/code.ts';
import { lineComment } from '../print/comment.ts';
import { type LiteralRules, literal, octalUtf8 } from '../print/literal.ts';
import type { Language, Pieces } from './language.ts';

const rules: LiteralRules = {
  open: '"',
  close: '"',
  escapes: { '"': '\\\\"', '\\\\': '\\\\\\\\', '\\n': '\\\\n', '\\r': '\\\\r', '\\t': '\\\\t' },
  codePoint: octalUtf8,
};

const quoted = literal(rules);

function joined(pieces: Pieces) {
  const all = pieces.length === 0 ? [''] : pieces;
  return join(
    all.map((piece) => (typeof piece === 'string' ? quoted(piece) : piece)),
    code\` + \`,
  );
}

export const ${name}: Language = {
  id: '${name}',
  title: '${titleOf(name)}',
  highlight: '${name}',
  names: { style: 'snake_case', reserved: new Set('if else while for return'.split(' ')) },
  text: quoted,
  join: joined,
  joinLong: joined,
  comment: lineComment('//'),
};
`;
}
