import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../collection/model.ts';
import { readCollections } from '../../collection/read.ts';
import { Parameters } from '../parts/parameters.tsx';
import { itemFields } from './item-fields.ts';

function itemOf(request: object) {
  const { value } = readCollections(JSON.stringify({ name: 'Change a room', request }));
  const [item] = value.flatMap(itemsOf);
  if (!item) throw new Error('There is no item.');
  return item;
}

const room = itemOf({
  method: 'PATCH',
  url: {
    raw: 'https://api.example.com/rooms/:roomId?sort=sort&page=2',
    path: ['rooms', ':roomId'],
    query: [
      { key: 'sort', value: 'sort', description: 'One of `up` or `down`. Defaults to `up`.', disabled: true },
      { key: 'page', value: '2' },
    ],
    variable: [{ key: 'roomId', value: '<integer>', description: 'Id of the room.' }],
  },
  header: [
    { key: 'Content-Type', value: 'application/json' },
    { key: 'X-Trace', value: 'a', description: '(Required) Any word.' },
  ],
  body: { mode: 'raw', raw: '{"name": "Attic", "door": {"isOpen": true}}' },
});

describe('itemFields', () => {
  it('lists every place in order, with what each field says', () => {
    const lines = itemFields(room).map(({ place, fields }) => [
      place,
      ...fields.map(({ above, name, presence, type, values, default: usual, example, isOff }) =>
        [above + name, presence, type, values.join('|'), usual, example, isOff ? 'off' : ''].join(' ').trim(),
      ),
    ]);
    expect(lines).toEqual([
      ['Path', 'roomId required integer'],
      ['Query', 'sort   up|down up  off', 'page     2'],
      ['Headers', 'X-Trace required    a'],
      ['Body', 'name  string   Attic', 'door  object', 'door.isOpen  boolean   true'],
    ]);
  });

  it('knows the fields of forms, files among them', () => {
    const item = itemOf({
      method: 'POST',
      url: 'https://api.example.com/rooms',
      body: {
        mode: 'formdata',
        formdata: [
          { key: 'plan', type: 'file', src: 'plan.pdf' },
          { key: 'name', value: 'Attic' },
        ],
      },
    });
    expect(itemFields(item)[0]?.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'plan file',
      'name undefined',
    ]);
  });
});

describe('Parameters', () => {
  it('shows marks, values and defaults in words', () => {
    const html = String(Parameters({ item: room }));
    for (const text of [
      '<th scope="rowgroup" colspan="2">Path</th>',
      '<span class="must">required</span><span class="small">integer</span>',
      '<span class="off">off, not sent</span>',
      'Values <code>up</code> <code>down</code>',
      'Default <code>up</code>',
      '<span class="hidden">door.</span>isOpen',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('stays small whatever the collection has', () => {
    const text = `(Required) <b>${'x'.repeat(9000)}</b> (This can only be one of ${'value,'.repeat(2000)}${'y'.repeat(5000)})`;
    const query = Array.from({ length: 500 }, (_, index) => ({
      key: `k${index}${'z'.repeat(9000)}`,
      value: text,
      description: text,
    }));
    const item = itemOf({ method: 'GET', url: { raw: 'https://api.example.com/', query } });
    const html = String(Parameters({ item }));
    expect(html.length).toBeLessThan(60_000);
    expect(html).toContain('420 more are in the item&#39;s JSON.');
  });
});
