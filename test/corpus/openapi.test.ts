import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { generate } from '../../src/generate.ts';
import { itemsOf, readDocument, resolve } from '../../src/index.ts';
import { loadTarget, targetIds } from '../../src/targets/index.ts';
import { fill } from '../../src/wire/fill.ts';
import { corpusFolder, whereCorpusIs } from './corpus.ts';

const folder = join(corpusFolder, 'openapi');
const names = existsSync(folder) ? readdirSync(folder) : [];

/** Operations as the document itself has them. */
function operationsIn(text: string): string[] {
  const { paths } = parse(text) as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([path, own]) =>
    Object.keys(own)
      .filter((key) => /^(?:get|put|post|delete|options|head|patch|trace)$/.test(key))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** The path of an item with `{name}` for `:name` and `{{name}}`. */
function pathOf(segments: readonly string[]): string {
  return segments
    .map((segment) => `/${segment.replace(/^:([^.]+)/, '{$1}').replace(/\{\{([^{}]+)\}\}/g, '{$1}')}`)
    .join('');
}

/** What is wrong with a document itself, and no reader can mend. */
const faults: Readonly<Record<string, readonly string[]>> = {
  // An example of a header goes over two lines.
  'box-openapi.json': ['header-value-unsendable'],
};

describe.skipIf(names.length === 0)(`OpenAPI documents (${whereCorpusIs})`, () => {
  it.each(names)('%s: every operation becomes an item, and every item a program', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { value, problems } = await readDocument(text);
    const items = value.flatMap(itemsOf);
    const operations = operationsIn(text);
    expect(problems).toEqual([]);
    expect(items.map(({ request: { method, url } }) => `${method} ${pathOf(url.path)}`).sort()).toEqual(
      operations.sort(),
    );
    const errors: string[] = [];
    for (const item of items) {
      const { value: template, problems: found } = resolve(item);
      errors.push(...found.filter(({ severity }) => severity === 'error').map(({ code }) => code));
      const base = template.inputs.find(({ kind }) => kind === 'base-url');
      expect(base?.value).toMatch(/^https:\/\/[a-z0-9.]+(?:\/|$)/);
      const values = template.inputs.map((input) => [input.name, input.value ?? 'x']);
      expect(fill(template, Object.fromEntries(values), { readFile: () => new Uint8Array() }).ok).toBe(true);
    }
    expect(errors).toEqual(faults[name] ?? []);
    process.stdout.write(`${name}: ${operations.length} operations, ${items.length} items.\n`);
  });

  it.each(targetIds)('every item is printed for %s', async (id) => {
    const target = await loadTarget(id);
    for (const name of names) {
      const { value } = await readDocument(readFileSync(join(folder, name)));
      for (const item of value.flatMap(itemsOf)) {
        expect(generate(resolve(item).value, target).text.length, item.path).toBeGreaterThan(30);
      }
    }
  });
});
