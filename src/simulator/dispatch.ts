import type { IncomingMessage } from 'node:http';
import { type Answer, answer, jsonAnswer } from './answer.ts';
import { choose, readChoice } from './choice.ts';
import { nearRoutes } from './near-routes.ts';
import { splitPath } from './path-pattern.ts';
import { readBody } from './request-body.ts';
import {
  type Endpoint,
  type LiveRoute,
  parametersOf,
  type Routes,
  type Variant,
  variantFor,
} from './routes.ts';

/** Bytes of a request body that a behaviour reads, at most. */
export const largestBody = 1024 * 1024;

/**
 * Answers one request: what the caller asks for among the documented answers, else what the behaviour of the route says,
 * else the documented success. Without a promise where nothing has to be waited for.
 */
export function dispatch(
  routes: Routes,
  request: IncomingMessage,
  path: string,
  query: string,
): Answer | Promise<Answer> {
  const method = request.method ?? 'GET';
  const segments = splitPath(path);
  const allowed = new Set<string>();
  const endpoints = routes.tree.find(segments, (candidates) => {
    if (candidates.has(method) || (method === 'HEAD' && candidates.has('GET'))) return true;
    for (const known of candidates.keys()) allowed.add(known);
    return false;
  });
  const endpoint = endpoints?.get(method) ?? endpoints?.get('GET');
  if (!endpoint) return allowed.size > 0 ? notAllowed(method, allowed) : nothingThere(routes, method, path);
  return answerFrom(endpoint, request, segments, query);
}

function answerFrom(
  endpoint: Endpoint,
  request: IncomingMessage,
  segments: readonly string[],
  query: string,
): Answer | Promise<Answer> {
  const variant = variantFor(endpoint, query);
  const wanted = readChoice(request.headers);
  if (wanted) return choose(variant?.documented ?? [], wanted);
  if (endpoint.live) return answerLive(endpoint.live, variant, request, segments, query);
  return variant?.success ?? undocumented;
}

/** A behaviour's route that the collection does not document has no success of its own. */
const undocumented = answer(204, { id: 'no-example', source: 'assumed' });

function answerLive(
  live: LiveRoute,
  variant: Variant | undefined,
  request: IncomingMessage,
  segments: readonly string[],
  query: string,
): Promise<Answer> {
  const call = {
    route: live.route,
    parameters: parametersOf(live, segments),
    query: new URLSearchParams(query),
    headers: request.headers,
    body: () => readBody(request, largestBody),
    documented: variant?.success ?? undocumented,
  };
  return live.route.handle(call, live.running.world);
}

function notAllowed(method: string, allowed: Set<string>): Answer {
  if (allowed.has('GET')) allowed.add('HEAD');
  allowed.add('OPTIONS');
  const allow = ['Allow', [...allowed].sort().join(', ')];
  if (method === 'OPTIONS') return answer(204, { id: 'options', source: 'simulator' }, { headers: allow });
  const rule = { id: 'no-method', source: 'simulator' } as const;
  return jsonAnswer(
    405,
    rule,
    { error: `This route has no ${method}.`, allowed: [...allowed].sort() },
    allow,
  );
}

function nothingThere(routes: Routes, method: string, path: string): Answer {
  return jsonAnswer(
    404,
    { id: 'no-route', source: 'simulator' },
    { error: `No route for ${method} ${path}.`, near: nearRoutes(routes.listing, path) },
  );
}
