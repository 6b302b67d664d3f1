import { type Collection, type Entry, type Item, itemsOf } from '../collection/model.ts';
import { percentDecode } from '../wire/encode.ts';
import type { Answer } from './answer.ts';
import { basePathOf } from './base-path.ts';
import type { BehaviourRoute } from './behaviour.ts';
import { type DocumentedAnswer, documentedAnswers, successOf } from './documented.ts';
import { readSegment } from './path-pattern.ts';
import { RouteTree } from './route-tree.ts';
import type { RunningBehaviour } from './world.ts';

/** What answers one method of one path. Items that differ only by their query are variants of one endpoint. */
export interface Endpoint {
  readonly method: string;
  readonly variants: Variant[];
  /** A behaviour's route, which speaks before the documented answers do. */
  live?: LiveRoute;
}

export interface LiveRoute {
  readonly running: RunningBehaviour;
  // biome-ignore lint/suspicious/noExplicitAny: each behaviour knows its own tables, see AnyBehaviour.
  readonly route: BehaviourRoute<any, any>;
  readonly path: readonly string[];
}

export interface Variant {
  readonly query: readonly Entry[];
  documented: readonly DocumentedAnswer[];
  success: Answer;
}

export type Endpoints = Map<string, Endpoint>;

/** The routes of a collection. */
export interface Routes {
  readonly tree: RouteTree<Endpoints>;
  /** As people read them: `PUT /v2/users/:userId/password`. */
  readonly listing: readonly string[];
  /** Path of the collection's base URL, as segments. */
  readonly basePath: readonly string[];
}

/** Makes every item a route, with and without the path of its base URL, and lays the routes of behaviours over them. */
export function routesOf(collection: Collection, live: readonly RunningBehaviour[]): Routes {
  const tree = new RouteTree<Endpoints>();
  const listing = new Set<string>();
  const items = itemsOf(collection);
  const basePath = commonBasePath(items) ?? segmentsOf(live[0]?.behaviour.basePath ?? '');
  const add = (method: string, base: readonly string[], path: readonly string[]) => {
    listing.add(`${method} /${[...base, ...path].join('/')}`);
    const places = base.length === 0 ? [path] : [[...base, ...path], path];
    return places.map((place) => endpointAt(tree, method, place));
  };
  for (const running of live) {
    for (const route of running.behaviour.routes) {
      const path = segmentsOf(route.path);
      const bases = [basePath, segmentsOf(running.behaviour.basePath)];
      for (const endpoint of bases.flatMap((base) => add(route.method, base, path))) {
        endpoint.live = { running, route, path };
      }
    }
  }
  for (const item of items) {
    const path = withoutLastSlash(item.request.url.path);
    const endpoints = add(methodOf(item), basePathOf(item) ?? basePath, path);
    const documented = documentedAnswers(item);
    for (const endpoint of new Set(endpoints)) addVariant(endpoint, item, documented);
  }
  return { tree, listing: [...listing], basePath };
}

/** GET where the item names no method. */
export function methodOf(item: Item): string {
  return item.request.method.trim().toUpperCase() || 'GET';
}

/** The variant whose query has most in common with the one asked for; the first of equals. */
export function variantFor({ variants }: Endpoint, query: string): Variant | undefined {
  if (variants.length < 2) return variants[0];
  const asked = new URLSearchParams(query);
  const score = (variant: Variant) =>
    variant.query.reduce((sum, { key, value }) => {
      if (!asked.has(key)) return sum;
      return sum + (asked.getAll(key).includes(value ?? '') ? 2 : 1);
    }, 0);
  return variants.reduce((best, variant) => (score(variant) > score(best) ? variant : best));
}

/** Path variables of a call: the route's own segments are the last ones of the path. */
export function parametersOf(
  { path }: Pick<LiveRoute, 'path'>,
  segments: readonly string[],
): Record<string, string> {
  const start = segments.length - path.length;
  return Object.fromEntries(
    path.flatMap((segment, at) =>
      segment.startsWith(':') ? [[segment.slice(1), percentDecode(segments[start + at] ?? '')]] : [],
    ),
  );
}

/** Whether an item's path ends as a behaviour's route does, with any names of variables. */
export function isRouteOf(item: Item, { path }: Pick<LiveRoute, 'path'>): boolean {
  const own = lastSegments(item, path.length);
  return (
    own.length === path.length && own.every((segment, at) => shapeOf(segment) === shapeOf(path[at] ?? ''))
  );
}

function lastSegments(item: Item, count: number): readonly string[] {
  return withoutLastSlash(item.request.url.path).slice(-count);
}

/** Names that an item gives to the path variables of a behaviour's route: pairs of theirs and ours. */
export function renamedVariables(item: Item, { path }: Pick<LiveRoute, 'path'>): [string, string][] {
  if (!isRouteOf(item, { path })) return [];
  return lastSegments(item, path.length).flatMap((segment, at): [string, string][] =>
    shapeOf(segment) === 'any' ? [[segment.replace(/^:|[{}]/g, ''), (path[at] ?? '').slice(1)]] : [],
  );
}

function shapeOf(segment: string): string {
  const { kind, ...rest } = readSegment(segment);
  return kind === 'any' ? kind : JSON.stringify(rest);
}

function endpointAt(tree: RouteTree<Endpoints>, method: string, path: readonly string[]): Endpoint {
  const endpoints = tree.at(path, () => new Map());
  const endpoint = endpoints.get(method) ?? { method, variants: [] };
  endpoints.set(method, endpoint);
  return endpoint;
}

/** Adds an item; one that asks for the same as an earlier item adds its answers to that one's. */
function addVariant(endpoint: Endpoint, item: Item, documented: readonly DocumentedAnswer[]): void {
  const query = item.request.url.query.filter(({ disabled }) => !disabled);
  const twin = endpoint.variants.find((variant) => isSameQuery(variant.query, query));
  if (twin) {
    twin.documented = [...twin.documented, ...documented];
    if (twin.success.rule.id === 'no-example') twin.success = successOf(twin.documented);
  } else {
    endpoint.variants.push({ query, documented, success: successOf(documented) });
  }
}

function isSameQuery(one: readonly Entry[], other: readonly Entry[]): boolean {
  const text = (query: readonly Entry[]) =>
    JSON.stringify(query.map(({ key, value }) => [key, value]).sort());
  return text(one) === text(other);
}

function commonBasePath(items: readonly Item[]): readonly string[] | undefined {
  const counts = new Map<string, number>();
  for (const item of items) {
    const path = basePathOf(item)?.join('/');
    if (path !== undefined) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most && segmentsOf(most[0]);
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function withoutLastSlash(path: readonly string[]): readonly string[] {
  return path.at(-1) === '' ? path.slice(0, -1) : path;
}
