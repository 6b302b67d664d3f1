/** How the folders of a generated collection lie. */
export type Shape = 'flat' | 'wide' | 'deep' | 'usual';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const verbs = ['List', 'Create', 'Get', 'Update', 'Delete', 'Export', 'Archive', 'Share', 'Lock', 'Count'];
const methods = ['GET', 'POST', 'GET', 'PATCH', 'DELETE', 'GET', 'POST', 'POST', 'PUT', 'GET'];
const things = [
  'invoice',
  'member',
  'booking',
  'vessel',
  'harbour',
  'cargo',
  'permit',
  'voyage',
  'crane',
  'tariff',
];
const parts = [
  'line',
  'note',
  'attachment',
  'comment',
  'approval',
  'schedule',
  'contact',
  'setting',
  'alert',
  'report',
];

interface GeneratedItem {
  readonly name: string;
  readonly request: unknown;
}

/**
 * A collection of so many requests, each with a name of its own, as JSON.
 * All in one folder (`flat`), five each in folders beside each other (`wide`), in sixty folders one inside the other (`deep`),
 * or a hundred each in folders inside folders (`usual`).
 */
export function largeCollection(shape: Shape, count = 10_000): string {
  const items = Array.from({ length: count }, (_, index) => generatedItem(index));
  return JSON.stringify({ info: { name: `Harbour ${shape}`, schema }, item: shapes[shape](items) });
}

const shapes: Readonly<Record<Shape, (items: readonly GeneratedItem[]) => readonly unknown[]>> = {
  flat: (items) => [{ name: 'Everything', item: items }],
  wide: (items) => inFolders(items, 5),
  deep: (items) => deepened(inFolders(items, Math.ceil(items.length / 60))),
  usual: (items) => inFolders(items, 1000).map(({ name, item }) => ({ name, item: inFolders(item, 100) })),
};

function inFolders<Child>(children: readonly Child[], size: number) {
  return Array.from({ length: Math.ceil(children.length / size) }, (_, index) => ({
    name: `Quay ${index + 1}`,
    item: children.slice(index * size, (index + 1) * size),
  }));
}

/** Each folder inside the one before it. */
function deepened(
  folders: readonly { readonly name: string; readonly item: readonly unknown[] }[],
): unknown[] {
  return folders.reduceRight<unknown[]>((inner, { name, item }) => [{ name, item: item.concat(inner) }], []);
}

function generatedItem(index: number): GeneratedItem {
  const [verb = '', method = ''] = [verbs[index % 10], methods[index % 10]];
  const thing = things[Math.floor(index / 10) % 10] ?? '';
  const part = parts[Math.floor(index / 100) % 10] ?? '';
  const berth = Math.floor(index / 1000) + 1;
  const path = [
    'v2',
    `berth${berth}`,
    `${thing}s`,
    `:${thing}Id`,
    `${part}s`,
    `${verb.toLowerCase()}_${index}`,
  ];
  return {
    name: `${verb} ${part}s of a ${thing} at berth ${berth}`,
    request: {
      method,
      description: `The ${part}s of one ${thing}, number ${index}.`,
      header: [{ key: 'X-Harbour-Desk', value: 'north' }],
      url: {
        raw: `{{baseUrl}}/${path.join('/')}?page_size=30`,
        host: ['{{baseUrl}}'],
        path,
        query: [
          { key: 'page_size', value: '30' },
          { key: `${thing}State`, value: 'open' },
        ],
      },
    },
  };
}
