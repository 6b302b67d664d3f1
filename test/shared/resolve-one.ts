import { itemsOf } from '../../src/collection/model.ts';
import { readCollections } from '../../src/collection/read.ts';
import { printText } from '../../src/collection/resolve/text.ts';
import type { ResolveOptions } from '../../src/collection/resolve/variables.ts';
import { resolve } from '../../src/collection/resolve.ts';

/** Resolves one item around a request; `variables` are the collection's. */
export function resolveOne(
  request: object,
  variables: Record<string, string> = {},
  options: ResolveOptions = {},
) {
  const document = {
    info: { name: 'C' },
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
    item: [{ name: 'One', request: { method: 'GET', url: 'http://h', ...request } }],
  };
  const [item] = readCollections(JSON.stringify(document)).value.flatMap(itemsOf);
  if (!item) throw new Error('The item is lost.');
  const { value, problems } = resolve(item, options);
  return {
    template: value,
    url: printText(value.url),
    encodes: value.url.flatMap((piece) => (typeof piece === 'string' ? [] : piece.encode)),
    headers: value.headers.map((header) => `${header.name}: ${printText(header.value)}`),
    inputs: new Map(value.inputs.map(({ name, ...input }) => [name, input])),
    codes: problems.map(({ code }) => code),
  };
}
