import type { Entry, Variable } from '../model.ts';
import { descriptionOf, isAbsent, isObject, type JsonObject, kindOf, textOf } from './shape.ts';
import { below, note, type Spot } from './spot.ts';

/** How a list of entries stands in the document. */
export interface ListForm<Item> {
  /** What the list is called in a message: `header`. */
  readonly part: string;
  readonly readObject: (value: JsonObject, spot: Spot) => Item | undefined;
  /** Splits a list that was written as one text, or an element that was. */
  readonly parseText: (text: string) => readonly Entry[];
}

/**
 * Reads a list of entries: an array of objects or texts, one text, or an object from key to value.
 * Order and duplicates are kept.
 */
export function readList<Item extends Entry>(form: ListForm<Item>, value: unknown, spot: Spot): Item[] {
  const readText = (text: string) =>
    form.parseText(text).flatMap((entry) => form.readObject({ ...entry }, spot) ?? []);
  if (isAbsent(value)) return [];
  if (typeof value === 'string') return readText(value);
  if (Array.isArray(value)) {
    return value.flatMap((element, index) => {
      if (typeof element === 'string') return readText(element);
      if (isObject(element)) return form.readObject(element, below(spot, index)) ?? [];
      note(below(spot, index), 'unexpected-shape', form.part, kindOf(element));
      return [];
    });
  }
  if (isObject(value)) {
    const elements =
      'key' in value ? [value] : Object.entries(value).map(([key, own]) => ({ key, value: own }));
    return elements.flatMap((element) => form.readObject(element, spot) ?? []);
  }
  note(spot, 'unexpected-shape', form.part, kindOf(value));
  return [];
}

export function readEntry(value: JsonObject): Entry {
  const text = textOf(value['value']);
  return {
    key: textOf(value['key']) ?? '',
    ...(text !== undefined && { value: text }),
    ...descriptionOf(value),
    ...(isDisabled(value) && { disabled: true }),
  };
}

/** `enabled: false` is how version 1 and early version 2 said it. */
export function isDisabled(value: JsonObject): boolean {
  return value['disabled'] === true || value['enabled'] === false;
}

/** A query string or an urlencoded form; nothing is decoded. Variables may hold any character. */
export function parsePairs(text: string): Entry[] {
  if (text === '') return [];
  const masked = maskVariables(text);
  let start = 0;
  return masked.split('&').map((pair) => {
    const equals = pair.indexOf('=');
    const own = text.slice(start, start + pair.length);
    start += pair.length + 1;
    return equals === -1 ? { key: own } : { key: own.slice(0, equals), value: own.slice(equals + 1) };
  });
}

/** The same text with a filler for every `{{name}}`, so that offsets agree and separators inside names do not count. */
export function maskVariables(text: string): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{[^{}]*\}\}/g, (variable) => '_'.repeat(variable.length));
}

/** Header lines (RFC 9112 section 5). */
export function parseHeaderLines(text: string): Entry[] {
  return text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return colon === -1
        ? { key: line.trim(), value: '' }
        : { key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
    });
}

const variableForm: ListForm<Entry> = {
  part: 'variable',
  // Early exports name a variable by `id` or `name`.
  readObject: (value) => readEntry({ ...value, key: value['key'] ?? value['id'] ?? value['name'] }),
  parseText: () => [],
};

/** Path variables, with their values as given. */
export function readPathVariables(value: unknown, spot: Spot): Entry[] {
  return readList(variableForm, value, spot);
}

/** Variables of a folder, a collection or an environment, without the disabled ones and without the values of secrets. */
export function readVariables(value: unknown, spot: Spot): Variable[] {
  return readList(secretForm, value, spot)
    .filter(({ key, disabled }) => key !== '' && !disabled)
    .map(({ disabled: _, ...variable }) => ({
      ...variable,
      value: variable.isSecret ? '' : (variable.value ?? ''),
    }));
}

const secretForm: ListForm<Entry & Pick<Variable, 'isSecret'>> = {
  ...variableForm,
  readObject: (value, spot) => {
    const entry = variableForm.readObject(value, spot);
    return entry && { ...entry, ...(value['type'] === 'secret' && { isSecret: true }) };
  },
};
