import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import converter from 'openapi-to-postmanv2';
import { describe, expect, it } from 'vitest';
import { type Item, itemsOf, readDocument, resolve } from '../../src/index.ts';
import { corpusFolder, whereCorpusIs } from '../corpus/corpus.ts';

const own = 'test/translate/parcels.openapi.yaml';
const folder = join(corpusFolder, 'openapi');
const given = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** What both must agree on for an operation. */
interface Facts {
  /** Names of required query parameters. */
  readonly required: readonly string[];
  readonly mediaType: string | undefined;
}

/** An item by its method and whole address: a server of its own stands in the path there, and in a variable here. */
function factsOf(item: Item): [string, Facts] {
  const { method, url, headers, body } = item.request;
  const base = resolve(item).value.inputs.find(({ kind }) => kind === 'base-url')?.value;
  const path = url.path.map((segment) => segment.replace(/^:[^.]+/, '*').replace(/\{\{[^{}]+\}\}/g, '*'));
  const required = url.query
    .filter(({ description }) => description?.startsWith('(Required)'))
    .map(({ key }) => key.replace(/\[.*$/, ''));
  const written = headers.find(({ key }) => key.toLowerCase() === 'content-type')?.value;
  const byMode = { urlencoded: 'application/x-www-form-urlencoded', formdata: 'multipart/form-data' };
  const mode = body?.mode === 'urlencoded' || body?.mode === 'formdata' ? byMode[body.mode] : undefined;
  const mediaType = body ? (mode ?? written?.split(';')[0]) : undefined;
  return [`${method} ${base}/${path.join('/')}`, { required: [...new Set(required)].sort(), mediaType }];
}

function convert(data: string): Promise<string> {
  return new Promise((done, fail) => {
    const options = { requestNameSource: 'Fallback', optimizeConversion: false };
    converter.convertV2({ type: 'string', data }, options, (error, result) => {
      const [output] = result?.output ?? [];
      if (error || !output) fail(new Error(String(error ?? result?.reason)));
      else done(JSON.stringify(output.data));
    });
  });
}

async function factsIn(document: string): Promise<Map<string, Facts>> {
  const { value } = await readDocument(document);
  return new Map(value.flatMap(itemsOf).map(factsOf));
}

describe(`openapi-to-postmanv2 agrees (${whereCorpusIs})`, () => {
  it.each([own, ...given])('%s', async (file) => {
    const text = readFileSync(file, 'utf8');
    const [ours, theirs] = await Promise.all([factsIn(text), convert(text).then(factsIn)]);
    expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
    const different = [...ours].filter(
      ([key, facts]) => JSON.stringify(facts) !== JSON.stringify(theirs.get(key)),
    );
    expect(different.map(([key, facts]) => ({ key, ours: facts, theirs: theirs.get(key) }))).toEqual([]);
    process.stdout.write(`${file}: ${ours.size} operations, all as openapi-to-postmanv2 has them.\n`);
  });
});
