import { oneLine } from '../../collection/plain-text.ts';
import { isObject, textOf } from '../../collection/read/shape.ts';
import type { Schema } from './schema.ts';

/** Values of an enumeration that are listed. */
const mostListed = 100;

/**
 * What Postman's own converter writes (openapi-to-postmanv2, schemaUtils.js), which readers of collections look for:
 * `(Required) text (This can only be one of a,b)`, and the default behind it.
 */
export function describe(description: unknown, isRequired: boolean, schema: Schema | undefined): string {
  const items = schema?.value['items'];
  const choices = schema?.value['enum'] ?? (isObject(items) ? items['enum'] : undefined);
  const listed = Array.isArray(choices) ? choices.filter((each) => each !== null) : [];
  const standard = schema?.value['default'];
  return [
    isRequired ? '(Required)' : '',
    typeof description === 'string' ? description : '',
    listed.length > 0 && listed.length <= mostListed
      ? `(This can only be one of ${listed.map(textOf).join(',')})`
      : '',
    standard === undefined || standard === null ? '' : `(Defaults to ${textOf(standard)})`,
    schema?.value['deprecated'] === true ? '(Deprecated)' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A summary as a title, on one line. */
export function titleFrom(summary: unknown): string {
  const line = typeof summary === 'string' ? oneLine(summary.slice(0, 2 * longestTitle)) : '';
  return line.length > longestTitle ? `${line.slice(0, longestTitle).trimEnd()}...` : line;
}

const longestTitle = 120;
