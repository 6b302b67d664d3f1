import type { FormField, RequestBody } from '../model.ts';
import { isDisabled, type ListForm, parsePairs, readEntry, readList } from './entries.ts';
import { isAbsent, isObject, type JsonObject, kindOf, textOf } from './shape.ts';
import { below, note, type Spot } from './spot.ts';

/** Reads a body; undefined where there is none, where it is disabled, and where its mode is unknown. */
export function readBody(value: unknown, spot: Spot): RequestBody | undefined {
  if (isAbsent(value)) return undefined;
  if (!isObject(value)) {
    note(spot, 'unexpected-shape', 'body', kindOf(value));
    return undefined;
  }
  if (isDisabled(value)) return undefined;
  const mode = textOf(value['mode'])?.toLowerCase();
  if (mode === undefined || mode === '' || mode === 'none') return undefined;
  if (!Object.hasOwn(bodyModes, mode)) {
    note(spot, 'body-mode-unknown', mode);
    return undefined;
  }
  return bodyModes[mode as keyof typeof bodyModes](value, below(spot, mode));
}

/** Reads the content of a body, by its mode. */
export const bodyModes = {
  raw: (value: JsonObject) => {
    const language = optionOf(value, 'raw', 'language');
    return { mode: 'raw', raw: textOf(value['raw']) ?? '', ...(language && { language }) };
  },
  urlencoded: (value: JsonObject, spot: Spot) => ({
    mode: 'urlencoded',
    fields: readList(urlencodedForm, value['urlencoded'], spot),
  }),
  formdata: (value: JsonObject, spot: Spot) => ({
    mode: 'formdata',
    fields: readList(formdataForm, value['formdata'], spot),
  }),
  graphql: (value: JsonObject) => readGraphql(value['graphql']),
  file: (value: JsonObject) => readFile(value['file']),
} satisfies Record<RequestBody['mode'], (value: JsonObject, spot: Spot) => RequestBody>;

/** A form that was written as one text is encoded already. */
const decodedPairs = (text: string) =>
  parsePairs(text).map(({ key, value }) => ({
    key: decodeForm(key),
    ...(value !== undefined && { value: decodeForm(value) }),
  }));

const urlencodedForm: ListForm<ReturnType<typeof readEntry>> = {
  part: 'urlencoded field',
  readObject: readEntry,
  parseText: decodedPairs,
};

const formdataForm: ListForm<FormField> = {
  part: 'form field',
  readObject: readFormField,
  parseText: decodedPairs,
};

function readFormField(value: JsonObject): FormField {
  const { src } = value;
  const isFile = value['type'] === 'file' || (value['type'] === undefined && !isAbsent(src));
  if (!isFile) return { ...readEntry(value), type: 'text', ...contentTypeOf(value) };
  const fileName = value['fileName'];
  return {
    ...readEntry(value),
    type: 'file',
    src: (Array.isArray(src) ? src : [src]).flatMap((path) => textOf(path) || []),
    ...contentTypeOf(value),
    ...(typeof fileName === 'string' && fileName !== '' && { fileName }),
  };
}

function contentTypeOf({ contentType }: JsonObject): { contentType?: string } {
  return typeof contentType === 'string' && contentType !== '' ? { contentType } : {};
}

function readGraphql(value: unknown): RequestBody {
  if (!isObject(value)) return { mode: 'graphql', query: textOf(value) ?? '', variables: '' };
  const operationName = value['operationName'];
  return {
    mode: 'graphql',
    query: textOf(value['query']) ?? '',
    variables: textOf(value['variables']) ?? '',
    ...(typeof operationName === 'string' && { operationName }),
  };
}

function readFile(value: unknown): RequestBody {
  if (!isObject(value)) return { mode: 'file', ...(typeof value === 'string' && value && { src: value }) };
  const src = textOf(Array.isArray(value['src']) ? value['src'][0] : value['src']);
  const content = textOf(value['content']);
  return { mode: 'file', ...(src && { src }), ...(content !== undefined && { content }) };
}

/** `options.raw.language` and the like. */
function optionOf(value: JsonObject, mode: string, name: string): string | undefined {
  const options = value['options'];
  const own = isObject(options) ? options[mode] : undefined;
  const option = isObject(own) ? own[name] : undefined;
  return typeof option === 'string' ? option : undefined;
}

function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
