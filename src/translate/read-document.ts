import { type Collection, itemsOf, type Result } from '../collection/model.ts';
import { decode } from '../collection/read/json.ts';
import { isObject, type JsonObject } from '../collection/read/shape.ts';
import { note, type Spot } from '../collection/read/spot.ts';
import { readCollections } from '../collection/read.ts';
import type { Problem } from '../problems.ts';
import { itemsIn, type Translation } from './translation.ts';

/**
 * Reads every collection of a document: what {@link readCollections} reads, OpenAPI 2 and 3 as JSON or YAML, a HAR recording,
 * or curl commands. What is no Postman document is translated into one, which is the `source` of its collection.
 * Places of problems are in the document that was given. Never rejects: what cannot be read is a problem.
 */
export async function readDocument(input: Uint8Array | string): Promise<Result<readonly Collection[]>> {
  const problems: Problem[] = [];
  const spot: Spot = { pointer: '', problems };
  const text = decode(input, spot);
  if (text === undefined) return { value: [], problems };
  const { value, problems: found } = await readText(text, spot);
  return { value, problems: [...problems, ...found] };
}

async function readText(text: string, spot: Spot): Promise<Result<readonly Collection[]>> {
  const read = readCollections(text);
  const [first] = read.problems;
  if (read.value.length > 0 || !first) return read;
  if (first.code === 'not-a-collection') return (await translate(JSON.parse(text), spot)) ?? read;
  // What begins like JSON was meant to be JSON, and that reader says best where it is broken.
  // One that nests too deep for it would take the YAML parser all memory that there is.
  if (first.code !== 'not-json' || /^\s*(?:[[{]|$)/.test(text)) return read;
  const { findsCurl, translateCurl } = await import('./curl/translate-curl.ts');
  if (findsCurl(text)) return readTranslation(translateCurl(text, { pointer: '', problems: [] }));
  return readYaml(text, spot);
}

async function readYaml(text: string, spot: Spot): Promise<Result<readonly Collection[]>> {
  const { parseYaml } = await import('./yaml.ts');
  const problems: Problem[] = [];
  const value = await parseYaml(text, { ...spot, problems });
  if (value === undefined) return { value: [], problems };
  const translated = await translate(value, spot);
  if (translated) return translated;
  if (isObject(value) || Array.isArray(value)) return readCollections(JSON.stringify(value));
  note({ ...spot, problems }, 'not-a-document');
  return { value: [], problems };
}

/** Undefined where the value is in none of the formats that are translated. */
async function translate(value: unknown, spot: Spot): Promise<Result<readonly Collection[]> | undefined> {
  if (!isObject(value)) return undefined;
  const own: Spot = { ...spot, problems: [] };
  if (isOpenApi(value)) {
    const { translateOpenApi } = await import('./openapi/translate-openapi.ts');
    return readTranslation(translateOpenApi(value, own));
  }
  if (isHar(value)) {
    const { translateHar } = await import('./har.ts');
    return readTranslation(translateHar(value, own));
  }
  return undefined;
}

function isOpenApi(value: JsonObject): boolean {
  return ('openapi' in value || 'swagger' in value) && (isObject(value['paths']) || isObject(value['info']));
}

function isHar({ log }: JsonObject): boolean {
  return isObject(log) && Array.isArray(log['entries']);
}

function readTranslation({ document, problems, marks }: Translation): Result<readonly Collection[]> {
  const { value, problems: ofReading } = readCollections(JSON.stringify(document));
  const read = value.flatMap(itemsOf);
  const paths = new Map(itemsIn(document).map((item, index) => [item, read[index]?.path]));
  const named = problems.map((problem): Problem => {
    const { item: mark, ...others } = problem;
    const item = mark === undefined ? undefined : marks.get(mark);
    const path = item && paths.get(item);
    return path === undefined ? others : { ...others, item: path };
  });
  // The translation is nobody's file: of what its reading says, only the item is a place to look at.
  return { value, problems: [...named, ...ofReading.map((problem) => ({ ...problem, pointer: '' }))] };
}
