import { isObject, type JsonObject, kindOf, textOf } from '../../collection/read/shape.ts';
import { below, note, type Spot } from '../../collection/read/spot.ts';
import { collectionDocument, type FolderDocument, type ItemDocument } from '../postman.ts';
import { MarkedItems, mostItems, type Translation } from '../translation.ts';
import { itemOf, type Operation } from './operation.ts';
import { type Security, securityOf } from './security.ts';
import { openServers } from './servers.ts';
import { members, type Node, type Source } from './source.ts';

/** Fixed fields of a Path Item Object; 3.2 has `query` too. */
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

/** Values in all samples of a document. */
const mostSampled = 250_000;

/** Translates an OpenAPI document of version 2.0, 3.0 or 3.1; every operation becomes an item. */
export function translateOpenApi(root: JsonObject, spot: Spot): Translation {
  const isVersion2 = 'swagger' in root;
  const source: Source = {
    root,
    isVersion2,
    budget: { left: mostSampled },
    samples: { request: new Map(), answer: new Map() },
    reported: new Set(),
  };
  const at: Node = { value: root, spot };
  const servers = openServers(source, at);
  const marked = new MarkedItems();
  const folders = new Map<string, ItemDocument[]>();
  const usualSecurity = securityOf(source, at);
  for (const operation of operationsOf(source, at, usualSecurity)) {
    const item = marked.add(operation.at.spot, (own) => itemOf(source, servers, operation, own));
    const name = folderOf(operation);
    const folder = folders.get(name) ?? [];
    folders.set(name, folder);
    folder.push(item);
  }
  if (source.budget.left <= 0) note(spot, 'samples-too-large');
  if (isObject(root['webhooks'])) note(below(spot, 'webhooks'), 'sent-by-the-api', 'webhooks');
  const { title, description } = isObject(root['info']) ? root['info'] : ({} as JsonObject);
  const { auth } = usualSecurity;
  const document = collectionDocument(textOf(title) || 'OpenAPI document', {
    description: textOf(description),
    variable: servers.variables(),
    ...(auth && { auth }),
    item: inFolders(folders, tagDescriptions(root)),
  });
  return { document, problems: spot.problems, marks: marked.all() };
}

function* operationsOf(source: Source, root: Node, usualSecurity: Security): Generator<Operation> {
  let count = 0;
  for (const [path, pathItem] of members(source, root, 'paths')) {
    for (const method of methods) {
      if (!Object.hasOwn(pathItem.value, method)) continue;
      if (count++ === mostItems) {
        note(pathItem.spot, 'too-many-items', String(mostItems));
        return;
      }
      const spot = below(pathItem.spot, method);
      const value = pathItem.value[method];
      if (!isObject(value)) note(spot, 'unexpected-shape', 'operation', kindOf(value));
      yield { method, path, pathItem, usualSecurity, at: { value: isObject(value) ? value : {}, spot } };
    }
  }
}

/** Its first tag, else the first word of its path. */
function folderOf({ at: { value }, path }: Operation): string {
  const [tag] = Array.isArray(value['tags']) ? value['tags'] : [];
  if (typeof tag === 'string' && tag.trim() !== '') return tag;
  return path.split('/').find((segment) => segment !== '' && !segment.startsWith('{')) ?? '';
}

/** In the order of `tags`, then in that of the operations; what has no folder stands behind them. */
function inFolders(
  folders: ReadonlyMap<string, readonly ItemDocument[]>,
  tags: ReadonlyMap<string, string>,
): (FolderDocument | ItemDocument)[] {
  const names = [...new Set([...tags.keys(), ...folders.keys()])].filter((name) => name !== '');
  return [
    ...names.flatMap((name) => {
      const item = folders.get(name);
      const description = tags.get(name);
      return item ? [{ name, ...(description && { description }), item }] : [];
    }),
    ...(folders.get('') ?? []),
  ];
}

function tagDescriptions({ tags }: JsonObject): Map<string, string> {
  const named = (Array.isArray(tags) ? tags : []).filter(isObject);
  return new Map(
    named.flatMap(({ name, description }) =>
      typeof name === 'string' ? [[name, typeof description === 'string' ? description : ''] as const] : [],
    ),
  );
}
