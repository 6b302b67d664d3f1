import type { CollectionRequest, Entry, RequestUrl } from '../../model.ts';
import { type ListForm, parseHeaderLines, readEntry, readList, readPathVariables } from '../entries.ts';
import { descriptionOf, isAbsent, isObject, type JsonObject, textOf } from '../shape.ts';
import { below, type Spot } from '../spot.ts';
import { queryForm, readUrl } from '../url.ts';
import { readDataBody } from './body.ts';

/** Reads a request of version 1, also the one that an answer belongs to. */
export function readFlatRequest(own: JsonObject, spot: Spot): CollectionRequest {
  const body = readDataBody(own, spot);
  return {
    method: textOf(own['method']) ?? '',
    url: readAddress(own, spot),
    headers: readHeaders(own, spot),
    ...(body && { body }),
    ...descriptionOf(own),
  };
}

/** Older versions have the headers as one text only; newer ones have a list beside it that says more. */
function readHeaders(own: JsonObject, spot: Spot): Entry[] {
  const described = readList(headerForm, own['headerData'], below(spot, 'headerData'));
  const names = new Set(described.map(({ key }) => key.toLowerCase()));
  const written = readList(headerForm, own['headers'], below(spot, 'headers'));
  return [...described, ...written.filter(({ key }) => !names.has(key.toLowerCase()))];
}

const disabling = /^\/\/\s*/;

/** A header whose name begins with `//` is disabled. */
export const headerForm: ListForm<Entry> = {
  part: 'header',
  readObject: (value) => {
    const header = readEntry({ ...value, key: value['key'] ?? value['name'] });
    if (!disabling.test(header.key)) return header;
    return { ...header, key: header.key.replace(disabling, ''), disabled: true };
  },
  parseText: parseHeaderLines,
};

/** The lists beside the address say more than its text. */
function readAddress(own: JsonObject, spot: Spot): RequestUrl {
  const url = readUrl(own['url'], below(spot, 'url'));
  const query = readList(parameterForm, own['queryParams'], below(spot, 'queryParams'));
  const described = readPathVariables(own['pathVariableData'], below(spot, 'pathVariableData'));
  const names = new Set(described.map(({ key }) => key));
  const others = valuesOf(own['pathVariables']).filter(({ key }) => !names.has(key));
  return {
    ...url,
    ...(query.length > 0 && { query }),
    variables: [...described, ...readPathVariables(others, below(spot, 'pathVariables')), ...url.variables],
  };
}

const parameterForm: ListForm<Entry> = { ...queryForm, readObject: readParameter };

/** `equals` says whether a parameter without a value has its `=`. */
function readParameter(value: JsonObject): Entry {
  const isEmpty = isAbsent(value['value']) || value['value'] === '';
  if (!isEmpty || typeof value['equals'] !== 'boolean') return readEntry(value);
  return readEntry({ ...value, value: value['equals'] ? '' : null });
}

/** An object from key to value. */
function valuesOf(value: unknown): { key: string; value: unknown }[] {
  return Object.entries(isObject(value) ? value : {}).map(([key, own]) => ({ key, value: own }));
}
