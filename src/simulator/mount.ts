import type { Collection, Item } from '../collection/model.ts';
import { percentDecode, percentEncode } from '../wire/encode.ts';
import { basePathOf } from './base-path.ts';
import { isRouteOf, type LiveRoute, methodOf, type Routes, renamedVariables, routesOf } from './routes.ts';
import type { RunningBehaviour } from './world.ts';

/** A credential of a seeded account, for people. */
export interface Account {
  readonly name: string;
  /** Whose it is and what it may do. */
  readonly meaning: string;
  readonly accessToken: string;
}

/** A collection in a simulator. */
export interface Mount {
  readonly collection: Collection;
  /** First segment of its paths with the slash before it, or empty. */
  readonly prefix: string;
  /** What the collection's base URL is here: `http://127.0.0.1:8025/zoom-users/v2`. */
  readonly baseUrl: string;
  /** The same for one item, where items of a collection have different base URLs. */
  baseUrlOf(item: Item): string;
  /**
   * Values of inputs with which the item's documented success is what happens, by the name of the input: path variables
   * and `accessToken`. Without the base URL. Empty where any value does.
   */
  values(item: Item): Record<string, string>;
  /** Credentials to call it with; empty where none are needed. */
  readonly accounts: readonly Account[];
  /** Titles of the behaviours whose rules hold here. */
  readonly behaviours: readonly string[];
  /** A curl command that works as it is; absent where no behaviour has one. */
  readonly curl?: string;
  /** Its routes as people read them: `PUT /v2/users/:userId/password`. */
  readonly routes: readonly string[];
  /** Takes it out of the simulator. What its behaviours hold stays. */
  unmount(): void;
}

/** A mount with what the server needs of it. */
export interface OpenMount {
  readonly mount: Mount;
  readonly routes: Routes;
}

export function openMount(
  collection: Collection,
  address: { readonly origin: string; readonly prefix: string },
  running: readonly RunningBehaviour[],
  unmount: () => void,
): OpenMount {
  const { origin, prefix } = address;
  const live = running.filter(({ behaviour }) => behaviour.appliesTo(collection));
  const routes = routesOf(collection, live);
  // A collection's path is percent-encoded anew: the address is shown, and stands in a command line.
  const url = (path: readonly string[]) =>
    `${origin}${[prefix, ...path.map((segment) => percentEncode(percentDecode(segment)))].join('/')}`;
  const baseUrl = url(routes.basePath);
  const [first] = live;
  const mount: Mount = {
    collection,
    prefix,
    baseUrl,
    baseUrlOf: (item) => url(basePathOf(item) ?? routes.basePath),
    values: (item) => Object.assign({}, ...live.map((one) => valuesFrom(one, item))),
    accounts: live.flatMap(({ behaviour, world }) =>
      behaviour.tokens.map(({ name, meaning }) => ({ name, meaning, accessToken: world.tokens[name] ?? '' })),
    ),
    behaviours: live.map(({ behaviour }) => behaviour.title),
    ...(first?.behaviour.curl && { curl: first.behaviour.curl(first.world, baseUrl) }),
    routes: routes.listing,
    unmount,
  };
  return { mount, routes };
}

/** A behaviour's working values under the names that the item itself has for them. */
function valuesFrom({ behaviour, world }: RunningBehaviour, item: Item): Record<string, string> {
  const values: Record<string, string> = { ...behaviour.values(world) };
  const named = { ...values };
  for (const { method, path, values: own } of behaviour.routes) {
    const route: Pick<LiveRoute, 'path'> = { path: path.split('/') };
    if (method !== methodOf(item) || !isRouteOf(item, route)) continue;
    Object.assign(named, own);
    for (const [theirs, ours] of renamedVariables(item, route)) {
      const value = own?.[ours] ?? values[ours];
      if (value !== undefined) named[theirs] = value;
    }
  }
  const credential = credentialVariable(item);
  const accessToken = values['accessToken'];
  if (credential && accessToken !== undefined) named[credential] = accessToken;
  return named;
}

/** Name of the variable that is an item's whole bearer token; undefined where the token is not one variable. */
function credentialVariable({ auth }: Item): string | undefined {
  const text = auth?.parameters['token'] ?? auth?.parameters['accessToken'] ?? '';
  return /^\s*\{\{([^{}]+)\}\}\s*$/.exec(text)?.[1]?.trim();
}
