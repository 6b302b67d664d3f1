import type { Auth, CollectionRequest, Example, Folder, Item, Variable } from '../model.ts';
import { escapeName, pathsOf, slugsOf } from '../names.ts';
import { authOfExamples } from './auth.ts';
import { readVariables } from './entries.ts';
import { limits } from './json.ts';
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
  readonly behavior: JsonObject;
  readonly form: ItemForm;
  /** Items and folders read so far, in the whole document. */
  readonly count: { read: number };
}

/** How a version of the format writes an item. */
export interface ItemForm {
  /** The object that has its method and address, or what stands in place of one. */
  readonly requestOf: (own: JsonObject) => unknown;
  readonly readRequest: (own: JsonObject, spot: Spot) => CollectionRequest;
  readonly readExamples: (own: JsonObject, spot: Spot) => Example[];
  /** What it, a folder or a collection states; undefined where nothing is stated. */
  readonly readAuth: (own: JsonObject, from: Auth['from'], spot: Spot) => Auth | undefined;
}

/** A folder or an item of the document, or what stands in place of one. */
export interface Part {
  readonly own: unknown;
  readonly place: Spot;
  /** What is in a folder, by the place of that folder; absent for an item. */
  readonly inside?: (folder: Spot) => Iterable<Part>;
}

/** What a parent states for everything in it. */
export function surround(
  value: JsonObject,
  from: Auth['from'],
  around: Surroundings,
  spot: Spot,
): Surroundings {
  const key = isAbsent(value['variable']) ? 'variables' : 'variable';
  const variables = readVariables(value[key], below(spot, key));
  return {
    ...around,
    auth: around.form.readAuth(value, from, spot) ?? around.auth,
    variables: variables.length > 0 ? [variables, ...around.variables] : around.variables,
    behavior: behaviorOf(value, around),
  };
}

/** Reads what stands in a folder or a collection. */
export function readChildren(parts: Iterable<Part>, around: Surroundings): (Folder | Item)[] {
  const entries = entriesOf(parts, around);
  const names = entries.map(({ own }) => nameOf(own, around));
  const paths = pathsOf(around.path, names);
  const slugs = slugsOf(
    entries.map(({ own }, index) => ({
      name: names[index] ?? '',
      identity: identityOf(own, names[index] ?? '', around),
    })),
  );
  return entries.map(({ own, place, inside }, index) => {
    const [name, path, slug] = [names[index] ?? '', paths[index] ?? '', slugs[index] ?? ''];
    const spot = { ...place, item: path };
    if (!textOf(own['name'])) note(spot, 'name-missing', name);
    const id = textOf(own['id'] ?? own['_postman_id']);
    const named = { ...(id && { id }), name, path, slug };
    return inside ? readFolder(own, inside(spot), named, around, spot) : readItem(own, named, around, spot);
  });
}

interface Naming {
  readonly id?: string;
  readonly name: string;
  readonly path: string;
  readonly slug: string;
}

/** The parts that are items or folders, up to the limit of the document. */
function entriesOf(parts: Iterable<Part>, { count }: Surroundings): (Part & { own: JsonObject })[] {
  const entries: (Part & { own: JsonObject })[] = [];
  for (const part of parts) {
    const { own, place } = part;
    if (!isObject(own)) {
      note(place, 'not-an-item', kindOf(own));
    } else if (count.read < limits.items) {
      count.read++;
      entries.push({ ...part, own });
    } else {
      note(place, 'too-many-items', String(limits.items));
      break;
    }
  }
  return entries;
}

function readFolder(
  own: JsonObject,
  parts: Iterable<Part>,
  naming: Naming,
  around: Surroundings,
  spot: Spot,
): Folder {
  const inside = surround(own, 'folder', { ...around, path: naming.path }, spot);
  return { kind: 'folder', ...naming, ...descriptionOf(own), children: readChildren(parts, inside) };
}

function readItem(own: JsonObject, naming: Naming, around: Surroundings, spot: Spot): Item {
  const request = around.form.readRequest(own, spot);
  const examples = around.form.readExamples(own, spot);
  const stated = around.form.readAuth(own, 'item', spot) ?? around.auth;
  const shown = stated ? undefined : authOfExamples(examples);
  const isByHand = request.headers.some(
    ({ key, disabled }) => !disabled && key.toLowerCase() === 'authorization',
  );
  if (shown && !isByHand) note(spot, 'auth-from-example', shown.type);
  const used = stated ?? (isByHand ? undefined : shown);
  const behavior = behaviorOf(own, around);
  return {
    kind: 'item',
    ...naming,
    collection: around.collection,
    pointer: spot.pointer,
    request,
    ...(Object.keys(behavior).length > 0 && { behavior }),
    ...(used && { auth: used }),
    variables: around.variables,
    examples,
  };
}

/** Each setting is inherited alone, as in Postman (postman-collection, item.js, getProtocolProfileBehaviorResolved). */
function behaviorOf({ protocolProfileBehavior: own }: JsonObject, { behavior }: Surroundings): JsonObject {
  return isObject(own) ? { ...behavior, ...own } : behavior;
}

/** Postman shows the address of an item that has no name. */
function nameOf(own: JsonObject, { form }: Surroundings): string {
  return textOf(own['name']) || addressOf(form.requestOf(own)) || 'Untitled';
}

function identityOf(own: JsonObject, name: string, { form, path }: Surroundings): string {
  const id = textOf(own['id'] ?? own['_postman_id']);
  const request = form.requestOf(own);
  const method = isObject(request) ? textOf(request['method']) : undefined;
  return id || `${method ?? ''} ${addressOf(request)} ${path}/${escapeName(name)}`;
}

/** The address as it is written, for names only. */
function addressOf(request: unknown): string {
  const url = isObject(request) ? request['url'] : request;
  if (!isObject(url)) return isAbsent(url) ? '' : (textOf(url) ?? '');
  const { raw, host, path } = url;
  return textOf(raw) ?? [wordsOf(host).join('.'), ...wordsOf(path)].join('/');
}

function wordsOf(list: unknown): string[] {
  return (Array.isArray(list) ? list : [list]).flatMap((word) =>
    isAbsent(word) ? [] : (textOf(word) ?? []),
  );
}
