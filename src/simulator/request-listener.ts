import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, answer, jsonAnswer } from './answer.ts';
import { BodyTooLarge } from './behaviour.ts';
import { dispatch } from './dispatch.ts';
import type { Inside } from './inside.ts';
import type { OpenMount } from './mount.ts';
import type { LogEntry } from './request-log.ts';

/** Who wants to know of what happens. */
export interface Watchers {
  readonly onRequest?: (entry: LogEntry) => void;
  readonly onFault?: (error: unknown) => void;
}

/** Answers every request: those below `/_wireproof` from the simulator's own pages, all others from the mounted collections. */
export function requestListener(inside: Inside, watchers: Watchers): RequestListener {
  let pages: Promise<RequestListener> | undefined;
  return (request, response) => {
    const target = originForm(request.url ?? '/');
    if (!/^\/_wireproof(?:[/?]|$)/.test(target)) {
      answerRequest(inside, watchers, request, response, target);
      return;
    }
    // Loaded by the first visit, so that a simulator which only answers starts faster.
    pages ??= import('./pages/pages.tsx').then(({ pagesListener }) =>
      pagesListener(inside, watchers.onFault),
    );
    pages
      .then((listener) => listener(request, response))
      .catch((error) => {
        watchers.onFault?.(error);
        sendAnswer(response, fault);
      });
  };
}

function answerRequest(
  { mounts, log }: Inside,
  { onRequest, onFault }: Watchers,
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
): void {
  const started = performance.now();
  const send = (given: Answer) => {
    sendAnswer(response, given);
    const { status, rule } = given;
    const milliseconds = performance.now() - started;
    const entry = { at: Date.now(), method: request.method ?? '', target, status, rule, milliseconds };
    log.add(entry);
    onRequest?.(entry);
  };
  const fail = (error: unknown) => {
    if (error instanceof BodyTooLarge) return send(tooLarge);
    if (!request.destroyed) onFault?.(error);
    send(fault);
  };
  try {
    const given = answerTo(mounts, request, target);
    if (given instanceof Promise) given.then(send, fail);
    else send(given);
  } catch (error) {
    fail(error);
  }
}

/** `OPTIONS *` asks for the server as a whole (RFC 9110 section 9.3.7). */
const wholeServer = answer(204, { id: 'options', source: 'simulator' });

const tooLarge = jsonAnswer(
  413,
  { id: 'body-too-large', source: 'simulator' },
  { error: 'The body is larger than this simulator reads.' },
  ['Connection', 'close'],
);

const fault = jsonAnswer(
  500,
  { id: 'fault', source: 'simulator' },
  { error: 'This is a defect of the simulator.' },
);

function answerTo(
  mounts: ReadonlyMap<string, OpenMount>,
  request: IncomingMessage,
  target: string,
): Answer | Promise<Answer> {
  if (request.url === '*') return wholeServer;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  const slash = path.indexOf('/', 1);
  const prefix = slash < 0 ? path : path.slice(0, slash);
  const prefixed = mounts.get(prefix);
  if (prefixed) return dispatch(prefixed.routes, request, path.slice(prefix.length), query);
  const root = mounts.get('');
  if (root) return dispatch(root.routes, request, path, query);
  return jsonAnswer(
    404,
    { id: 'no-route', source: 'simulator' },
    { error: `Nothing is mounted at ${prefix}.`, mounted: [...mounts.keys()] },
  );
}

/** Path and query of a request target: the absolute form (RFC 9112 section 3.2.2) loses scheme and authority. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const rest = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/is.exec(target)?.[1] ?? '';
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, headers as string[]);
  response.end(body);
}
