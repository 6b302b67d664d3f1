import { raw } from 'hono/html';
import type { Entry, Item } from '../../collection/model.ts';
import { renderInline } from '../markdown.ts';

/** A place of a request that the collection may describe. */
export interface Parameter {
  readonly entry: Entry;
  readonly place: 'path' | 'query' | 'header' | 'form' | 'file';
}

/** More rows than this say little. */
const maximumRows = 100;
/** Characters of all meanings together. */
const maximumLength = 15_000;

/** What the collection documents about each path variable, query entry, header and form field. */
export const Parameters = ({ item }: { item: Item }) => {
  const parameters = parametersOf(item);
  if (parameters.length === 0) return null;
  const room = Math.max(150, Math.min(2000, Math.floor(maximumLength / parameters.length)));
  return (
    <section aria-labelledby="params">
      <h2 id="params">Parameters</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {parameters.slice(0, maximumRows).map(({ entry, place }) => {
            const { isRequired, meaning } = readDescription(entry.description, room);
            return (
              <tr>
                <td>
                  <code>{entry.key}</code>
                  {isRequired && <span class="must">required</span>}
                  <span class="small">{entry.disabled ? `${place}, off` : place}</span>
                </td>
                <td>{meaning ? raw(renderInline(meaning)) : <Example value={entry.value} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {parameters.length > maximumRows && <p class="small">{parameters.length - maximumRows} more.</p>}
    </section>
  );
};

const Example = ({ value }: { value: string | undefined }) =>
  value ? (
    <span class="small">
      Example: <code>{value.slice(0, 200)}</code>
    </span>
  ) : (
    <span class="small">Not described.</span>
  );

/** Converters from OpenAPI write `(Required)` in front of the description. Longer meanings than `room` are cut. */
export function readDescription(description = '', room: number): { isRequired: boolean; meaning: string } {
  const meaning = description.replace(/^\s*\(required\)\s*/i, '');
  return {
    isRequired: meaning !== description,
    meaning: meaning.length <= room ? meaning : `${meaning.slice(0, room)}...`,
  };
}

/** Path variables, query entries, headers and form fields, in this order. */
export function parametersOf({ request: { url, headers, body } }: Item): Parameter[] {
  const entries = (place: Parameter['place'], list: readonly Entry[]) =>
    list.map((entry) => ({ entry, place }));
  const fields = body?.mode === 'urlencoded' ? entries('form', body.fields) : [];
  const parts =
    body?.mode === 'formdata'
      ? body.fields.map((entry): Parameter => ({ entry, place: entry.type === 'file' ? 'file' : 'form' }))
      : [];
  return [
    ...entries('path', url.variables),
    ...entries('query', url.query),
    ...entries(
      'header',
      headers.filter(({ key }) => !/^content-type$/i.test(key)),
    ),
    ...fields,
    ...parts,
  ];
}
