import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Item } from '../../collection/model.ts';
import { type FieldGroup, type ItemField, itemFields } from '../descriptions/item-fields.ts';
import { brief } from '../text/brief.ts';
import { renderInCell, renderInline } from '../text/markdown.ts';

/** More rows than this say little. */
const maximumRows = 80;
/** Characters of all meanings together. */
const maximumLength = 15_000;
/** Steps that names of members go in, at most. */
const maximumIndent = 4;

/** What the collection documents about each path variable, query entry, header and field of the body. */
export const Parameters = ({ item }: { item: Item }) => {
  const groups = itemFields(item);
  const count = groups.reduce((sum, { fields }) => sum + fields.length, 0);
  if (count === 0) return null;
  const room = Math.max(150, Math.min(2000, Math.floor(maximumLength / count)));
  return (
    <section class="parameters" aria-labelledby="params">
      <h2 id="params">Parameters</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        {firstRows(groups).map(({ place, fields }) => (
          <tbody>
            <tr class="place">
              <th scope="rowgroup" colspan={2}>
                {place}
              </th>
            </tr>
            {fields.map((field) => (
              <tr>
                <td class={`depth-${Math.min(field.depth, maximumIndent)}`}>
                  <Name field={field} />
                </td>
                <td>
                  <Meaning field={field} room={room} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {count > maximumRows && <p class="small">{count - maximumRows} more are in the item's JSON.</p>}
    </section>
  );
};

/** The groups with so many fields in all. */
function firstRows(groups: readonly FieldGroup[]): FieldGroup[] {
  let left = maximumRows;
  return groups.flatMap(({ place, fields }) => {
    const kept = fields.slice(0, left);
    left -= kept.length;
    return kept.length === 0 ? [] : [{ place, fields: kept }];
  });
}

const Name = ({ field: { above, name, presence, type, isOff } }: { field: ItemField }) => (
  <>
    <code>
      {above && <span class="hidden">{brief(above, 60)}</span>}
      {name === '' ? '(no name)' : brief(name)}
    </code>
    {presence === 'required' && <span class="must">required</span>}
    {presence === 'optional' && <span class="small">optional</span>}
    {type !== undefined && <span class="small">{type}</span>}
    {isOff && <span class="off">off, not sent</span>}
  </>
);

const Meaning = ({ field, room }: { field: ItemField; room: number }) => {
  const { meaning, values, default: usual, example, type } = field;
  const isSilent = meaning === '' && values.length === 0 && usual === undefined && !example;
  if (isSilent) return type === undefined ? <span class="small">Not described.</span> : null;
  return (
    <>
      {meaning !== '' && <div class="prose">{raw(rendered(meaning, room))}</div>}
      <Fact name="Values">{values.length > 0 && <Values values={values} room={room} />}</Fact>
      <Fact name="Default">{usual !== undefined && <code>{brief(usual)}</code>}</Fact>
      <Fact name="Example">{example && <code>{brief(example)}</code>}</Fact>
    </>
  );
};

const Values = ({ values, room }: { values: readonly string[]; room: number }) => {
  const shown = firstValues(values, room);
  return (
    <>
      {shown.map((value) => [<code>{brief(value)}</code>, ' '])}
      {shown.length < values.length && `and ${values.length - shown.length} more`}
    </>
  );
};

/** The values that there is room for; one at least. */
function firstValues(values: readonly string[], room: number): readonly string[] {
  let left = room;
  const end = values.findIndex((value) => {
    left -= brief(value).length + 15;
    return left < 0;
  });
  return end === -1 ? values : values.slice(0, Math.max(1, end));
}

const Fact = ({ name, children }: { name: string; children?: Child }) =>
  children ? (
    <p class="small">
      {name} {children}
    </p>
  ) : null;

/** On one line where it is one paragraph: most are. */
function rendered(meaning: string, room: number): string {
  const text = meaning.length <= room ? meaning : `${meaning.slice(0, room)}...`;
  const hasBlocks = /\n\s*(?:[*+-]|\d+[.)])\s|\n\s*\n|<(?:ul|ol|p|pre)\b/i.test(text);
  return hasBlocks ? renderInCell(text) : `<p>${renderInline(text)}</p>`;
}
