import { readFileSync } from 'node:fs';
import transformer from 'postman-collection-transformer';
import { type Collection, type Item, itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { resolve } from '../../src/collection/resolve.ts';
import { itemSource } from '../../src/collection/source.ts';
import { fill } from '../../src/wire/fill.ts';
import { differingParts, type Parts, partsOfArrival, partsOfRequest } from './compare.ts';
import { differences } from './differences.ts';
import { fileOfForms, type Sent, sendAll } from './engine.ts';
import type { Recorder } from './recorder.ts';
import { sampleVariables, type Values, valuesOf } from './values.ts';

/** An item that both sides have sent. */
export interface Verdict {
  readonly item: Item;
  /** The parts in which they differ. */
  readonly differing: readonly string[];
  /** Those among them that no written reason explains. */
  readonly unexplained: readonly string[];
  /** The written reasons that explain the others. */
  readonly reasons: readonly string[];
  /** What each side sent; undefined where it refused. */
  readonly ours: Parts | undefined;
  readonly theirs: Parts | undefined;
  /** Why a side refused. */
  readonly refusals: readonly string[];
}

/** Sends every item of a document by the engine, and compares what arrives with what we would send. */
export async function compareAll(bytes: Uint8Array, recorder: Recorder): Promise<Verdict[]> {
  const { value: collections } = readCollections(bytes);
  if (collections.length === 0) return [];
  const text = new TextDecoder().decode(bytes);
  const verdicts: Verdict[] = [];
  const documents = await documentsOf(text);
  for (const [index, collection] of collections.entries()) {
    const document = documents[index];
    if (!document) throw new Error(`The engine has no collection ${index}.`);
    verdicts.push(...(await compareCollection(collection, document, recorder)));
  }
  return verdicts;
}

async function compareCollection(collection: Collection, document: object, recorder: Recorder) {
  const items = itemsOf(collection);
  const known = Object.fromEntries(collection.variables.map(({ key, value }) => [key, value]));
  const bases = items.flatMap((item) =>
    resolve(item).value.inputs.flatMap(({ name, kind }) => (kind === 'base-url' ? [name] : [])),
  );
  const samples = sampleVariables(JSON.stringify(document), known, new Set(bases));
  const sent = await sendAll(document, samples, recorder);
  if (sent.length !== items.length)
    throw new Error(`The engine has ${sent.length} items, we have ${items.length}.`);
  return items.map((item, index) => judge(collection, item, sent[index] as Sent, samples));
}

const file = readFileSync(fileOfForms);

function judge(collection: Collection, item: Item, sent: Sent, samples: Values): Verdict {
  if (sent.name !== '' && sent.name !== item.name)
    throw new Error(`The engine sent ${sent.name} where ${item.name} is next.`);
  // Base URLs, and variables that the collection leaves empty, are given as with `--var`; the others fill the template.
  const known = new Set(item.variables.flat().map(({ key }) => key));
  const given = Object.entries(samples).filter(([name, value]) => !/^v\w*$/.test(value) || known.has(name));
  const { value: template } = resolve(item, { variables: Object.fromEntries(given) });
  const filled = fill(template, valuesOf(template.inputs, samples), {
    readFile: () => file,
    boundary: 'BOUNDARY',
  });
  const kept = new Set(
    item.request.headers.flatMap(({ key, disabled }) => (disabled ? [] : [key.toLowerCase()])),
  );
  const [arrival] = sent.arrivals;
  const ours = filled.ok ? partsOfRequest(filled.request, kept) : undefined;
  const theirs = arrival && partsOfArrival(arrival, kept);
  const refusals = [
    ...(filled.ok ? [] : [`we: ${filled.fault.reason} ${filled.fault.what}`]),
    ...(arrival ? [] : [`the engine: ${sent.error}`]),
  ];
  const differing = ours && theirs ? differingParts(ours, theirs) : ours === theirs ? [] : ['sending'];
  const source = JSON.parse(itemSource(collection, item) || '{}');
  const applying = differences
    .map(({ id, explains }) => ({ id, parts: explains(item, source) }))
    .filter(({ parts }) => parts.some((part) => differing.includes(part)));
  const explained = new Set(applying.flatMap(({ parts }) => parts));
  const unexplained = differing.filter((part) => !explained.has(part));
  return { item, differing, unexplained, reasons: applying.map(({ id }) => id), ours, theirs, refusals };
}

/** A document as the engine reads it: collections of version 1 are converted by Postman's own transformer. */
async function documentsOf(text: string): Promise<object[]> {
  const parsed = JSON.parse(text.replace(/^\ufeff/, ''), (_, value) => renameItems(value));
  const whole = parsed.collections ?? [parsed.collection ?? wrap(parsed)];
  return Promise.all(whole.map(toCurrent));
}

/** One item or a list of items is a collection of its own. */
function wrap(parsed: { item?: unknown; requests?: unknown }): object {
  if (parsed.item || parsed.requests) return parsed;
  return { info: { name: '' }, item: [parsed].flat() };
}

/** Early converters wrote `items` for `item`, of which the engine knows nothing. */
function renameItems(value: unknown): unknown {
  const { items, item, info, name, ...rest } = (value ?? {}) as Record<string, unknown>;
  const isOld = Array.isArray(items) && item === undefined && (info !== undefined || name !== undefined);
  return isOld ? { info, name, item: items, ...rest } : value;
}

function toCurrent(document: { requests?: unknown }): Promise<object> {
  if (!document.requests) return Promise.resolve(document);
  const versions = {
    inputVersion: '1.0.0',
    outputVersion: '2.1.0',
    retainIds: true,
    prioritizeV2: true,
  } as const;
  return new Promise((resolve, reject) => {
    transformer.convert(document, versions, (error, converted) =>
      error ? reject(error) : resolve(converted),
    );
  });
}
