import type { CollectionRequest, Entry, Example } from '../model.ts';
import { readBody } from './body.ts';
import { type ListForm, parseHeaderLines, readEntry, readList } from './entries.ts';
import { descriptionOf, isAbsent, isObject, kindOf, textOf } from './shape.ts';
import { below, note, type Spot } from './spot.ts';
import { readUrl } from './url.ts';

const headerForm: ListForm<Entry> = { part: 'header', readObject: readEntry, parseText: parseHeaderLines };

/** Reads a request: an object, or a text, which is its address and means GET. */
export function readRequest(value: unknown, spot: Spot): CollectionRequest {
  if (typeof value === 'string') return { method: 'GET', url: readUrl(value, spot), headers: [] };
  if (!isObject(value)) {
    if (isAbsent(value)) note(spot, 'request-missing');
    else note(spot, 'unexpected-shape', 'request', kindOf(value));
    return { method: '', url: readUrl(undefined, spot), headers: [] };
  }
  const body = readBody(value['body'], below(spot, 'body'));
  return {
    method: textOf(value['method']) ?? '',
    url: readUrl(value['url'], below(spot, 'url')),
    headers: readList(headerForm, value['header'], below(spot, 'header')),
    ...(body && { body }),
    ...descriptionOf(value),
  };
}

/** Reads the saved answers of an item. */
export function readExamples(value: unknown, spot: Spot): Example[] {
  if (isAbsent(value)) return [];
  return (Array.isArray(value) ? value : [value]).flatMap((example, index) => {
    const place = Array.isArray(value) ? below(spot, index) : spot;
    if (isObject(example)) return readExample(example, place);
    note(place, 'unexpected-shape', 'example', kindOf(example));
    return [];
  });
}

function readExample(value: Readonly<Record<string, unknown>>, spot: Spot): Example {
  const id = textOf(value['id'] ?? value['_postman_id']);
  const code = Number(textOf(value['code']) || Number.NaN);
  const status = textOf(value['status']);
  const original = value['originalRequest'];
  return {
    name: textOf(value['name']) ?? '',
    ...(id && { id }),
    ...(Number.isInteger(code) && { code }),
    ...(status && { status }),
    headers: readList(headerForm, value['header'], below(spot, 'header')),
    body: textOf(value['body']) ?? '',
    ...(!isAbsent(original) && { request: readRequest(original, below(spot, 'originalRequest')) }),
  };
}
