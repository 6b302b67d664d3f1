import type { Auth, Folder, Item, Variable } from '../model.ts';
import { escapeName, pathsOf, slugsOf } from '../names.ts';
import { authOfExamples, readAuth } from './auth.ts';
import { readVariables } from './entries.ts';
import { limits } from './json.ts';
import { readExamples, readRequest } from './request.ts';
import { descriptionOf, isAbsent, isObject, type JsonObject, kindOf, textOf } from './shape.ts';
import { below, note, type Spot } from './spot.ts';

/** What items have from the folders and the collection around them. */
export interface Surroundings {
  /** Name of the collection. */
  readonly collection: string;
  /** Path of the folder; empty at the top. */
  readonly path: string;
  readonly auth: Auth | undefined;
  readonly variables: readonly (readonly Variable[])[];
  readonly disablesBodyPruning: boolean;
  /** Items and folders read so far, in the whole document. */
  readonly count: { read: number };
}

/** The list of items and folders in a folder or a collection, with its key; early converters wrote `items`. */
export function childrenOf(value: JsonObject): { key: string; children: readonly unknown[] } | undefined {
  for (const key of ['item', 'items']) {
    const children = value[key];
    if (Array.isArray(children)) return { key, children };
  }
  return undefined;
}

/** What a parent states for everything in it. */
export function surround(
  value: JsonObject,
  from: Auth['from'],
  around: Surroundings,
  spot: Spot,
): Surroundings {
  const variables = readVariables(value['variable'] ?? value['variables'], below(spot, 'variable'));
  return {
    ...around,
    auth: readAuth(value['auth'], from, below(spot, 'auth')) ?? around.auth,
    variables: variables.length > 0 ? [variables, ...around.variables] : around.variables,
    disablesBodyPruning: bodyPruningOf(value) ?? around.disablesBodyPruning,
  };
}

/** Reads a list of items and folders, each with its place in the document. */
export function readChildren(
  values: readonly unknown[],
  around: Surroundings,
  placeAt: (index: number) => Spot,
): (Folder | Item)[] {
  const entries = entriesOf(values, around, placeAt);
  const names = entries.map(({ own }) => nameOf(own));
  const paths = pathsOf(around.path, names);
  const slugs = slugsOf(
    entries.map(({ own }, index) => ({
      name: names[index] ?? '',
      identity: identityOf(own, around.path, names[index] ?? ''),
    })),
  );
  return entries.map(({ own, place }, index) => {
    const [name, path, slug] = [names[index] ?? '', paths[index] ?? '', slugs[index] ?? ''];
    const spotOfItem = { ...place, item: path };
    if (!textOf(own['name'])) note(spotOfItem, 'name-missing', name);
    const id = textOf(own['id'] ?? own['_postman_id']);
    const named = { ...(id && { id }), name, path, slug };
    return childrenOf(own)
      ? readFolder(own, named, around, spotOfItem)
      : readItem(own, named, around, spotOfItem);
  });
}

interface Naming {
  readonly id?: string;
  readonly name: string;
  readonly path: string;
  readonly slug: string;
}

/** The entries that are items or folders, up to the limit of the document. */
function entriesOf(
  values: readonly unknown[],
  { count }: Surroundings,
  placeAt: (index: number) => Spot,
): { own: JsonObject; place: Spot }[] {
  const entries: { own: JsonObject; place: Spot }[] = [];
  for (const [index, own] of values.entries()) {
    const place = placeAt(index);
    if (!isObject(own)) {
      note(place, 'not-an-item', kindOf(own));
    } else if (count.read < limits.items) {
      count.read++;
      entries.push({ own, place });
    } else {
      note(place, 'too-many-items', String(limits.items));
      break;
    }
  }
  return entries;
}

function readFolder(own: JsonObject, naming: Naming, around: Surroundings, spot: Spot): Folder {
  const list = childrenOf(own);
  const inside = surround(own, 'folder', { ...around, path: naming.path }, spot);
  const placeOfList = below(spot, list?.key ?? 'item');
  return {
    kind: 'folder',
    ...naming,
    ...descriptionOf(own),
    children: readChildren(list?.children ?? [], inside, (index) => below(placeOfList, index)),
  };
}

function readItem(own: JsonObject, naming: Naming, around: Surroundings, spot: Spot): Item {
  const request = readRequest(own['request'], below(spot, 'request'));
  const examples = readExamples(own['response'], below(spot, 'response'));
  const { auth } = isObject(own['request']) ? own['request'] : own;
  const stated = readAuth(auth, 'item', below(below(spot, 'request'), 'auth')) ?? around.auth;
  const shown = stated ? undefined : authOfExamples(examples);
  const isByHand = request.headers.some(
    ({ key, disabled }) => !disabled && key.toLowerCase() === 'authorization',
  );
  if (shown && !isByHand) note(spot, 'auth-from-example', shown.type);
  const used = stated ?? (isByHand ? undefined : shown);
  return {
    kind: 'item',
    ...naming,
    collection: around.collection,
    pointer: spot.pointer,
    request,
    ...((bodyPruningOf(own) ?? around.disablesBodyPruning) && { disablesBodyPruning: true }),
    ...(used && { auth: used }),
    variables: around.variables,
    examples,
  };
}

function bodyPruningOf(value: JsonObject): boolean | undefined {
  const behavior = value['protocolProfileBehavior'];
  const disables = isObject(behavior) ? behavior['disableBodyPruning'] : undefined;
  return typeof disables === 'boolean' ? disables : undefined;
}

/** Postman shows the address of an item that has no name. */
function nameOf(own: JsonObject): string {
  return textOf(own['name']) || addressOf(own) || 'Untitled';
}

function identityOf(own: JsonObject, folder: string, name: string): string {
  const id = textOf(own['id'] ?? own['_postman_id']);
  const request = own['request'];
  const method = isObject(request) ? textOf(request['method']) : undefined;
  return id || `${method ?? ''} ${addressOf(own)} ${folder}/${escapeName(name)}`;
}

/** The address as it is written, for names only. */
function addressOf({ request }: JsonObject): string {
  const url = isObject(request) ? request['url'] : request;
  const raw = isObject(url) ? (url['raw'] ?? url) : url;
  return isAbsent(raw) ? '' : (textOf(raw) ?? '');
}
