import { existsSync, readFileSync, writeFileSync } from 'node:fs';

// Writes the file of a new target, which compiles and prints only its heading, and its lines in the list.
const [id = ''] = process.argv.slice(2);
const [, language = '', library = ''] = /^([a-z]+)-([a-z0-9-]+)$/.exec(id) ?? [];
const file = `src/targets/${id}.ts`;
const list = 'src/targets/index.ts';
const problem = refuse();

if (problem) {
  console.error(problem);
  process.exitCode = 2;
} else {
  writeFileSync(file, targetText());
  writeFileSync(list, listText(readFileSync(list, 'utf8')));
  console.log(`${file} is there. Write print in it, then: npm run golden && npx wireproof prove ${id}`);
}

function refuse(): string | undefined {
  if (!library) return 'Name the target as <language>-<library>: npm run new-target python-httpx';
  if (!existsSync(languageFile())) return `There is no ${languageFile()} yet: write the language first.`;
  return existsSync(file) ? `${file} is there already.` : undefined;
}

/** Targets of Node.js begin with its own name. */
function languageName(): string {
  return language === 'node' ? 'javascript' : language;
}

function languageFile(): string {
  return `src/languages/${languageName()}.ts`;
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

function targetText(): string {
  const name = languageName();
  return `import { ${name} } from '../languages/${name}.ts';
import { code } from '../print/code.ts';
import { encodeWith, identifiers, type Target } from './target.ts';

const { text } = ${name};

export const ${exportName()}: Target = {
  id: '${id}',
  title: '${library}',
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
