import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { isLoopback } from '../network/loopback.ts';
import { closeServer, listen, originOf } from '../simulator/server.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Catalogue } from './catalogue.ts';
import { catalogueServer } from './server.tsx';
import { logAccess } from './serving/access-log.ts';
import { healthPath } from './serving/health.ts';
import { maximumConnections } from './serving/limits.ts';
import { type PublicUrl, withoutBase } from './serving/public-url.ts';
import type { Opened } from './shelf.ts';

export interface CatalogueOptions {
  readonly catalogue: Catalogue;
  /** Plays what pages run; it stays the caller's to close. */
  readonly simulator: Simulator;
  /** Address or name to listen on; 127.0.0.1 where none is given. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What a reader must give before opening and running. Without one, only readers on this machine may. */
  readonly token?: string;
  /** Where readers reach it through a proxy, whose X-Forwarded-For then counts. */
  readonly publicUrl?: PublicUrl;
  /** Called with a line for each request that is over. */
  readonly onRequest?: (line: string) => void;
  readonly onFault?: (error: unknown) => void;
}

export interface RunningCatalogue {
  /** `http://127.0.0.1:8024` */
  readonly origin: string;
  /** Takes no more connections, says so to who asks for its health, gives running requests ten seconds, and ends. */
  close(): Promise<void>;
}

/** Milliseconds that requests under way are given at the end. */
const closingTime = 10_000;

/** Serves a catalogue. Rejects with the system's error of listening (`EADDRINUSE`, `EACCES` ...). */
export async function startCatalogue(options: CatalogueOptions): Promise<RunningCatalogue> {
  const { catalogue, simulator, host = '127.0.0.1', port, onFault, token, publicUrl } = options;
  const mount = (opened: Opened) => {
    if (catalogue.mounts.has(opened.slug)) return;
    catalogue.mounts.set(opened.slug, simulator.mount(opened.collection, `/${opened.slug}`));
  };
  for (const opened of catalogue.shelf.all()) mount(opened);
  let isEnding = false;
  const app = catalogueServer(catalogue, {
    host,
    isLocal: isLoopback(host) && publicUrl === undefined,
    isEnding: () => isEnding,
    onOpen: mount,
    onGone: ({ slug }) => {
      catalogue.mounts.get(slug)?.unmount();
      catalogue.mounts.delete(slug);
    },
    ...(token !== undefined && { token }),
    ...(publicUrl && { publicUrl }),
    ...(onFault && { onFault }),
  });
  // Node's own Request and Response stay what they are for everybody else in this process.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = await listen(outermost(listener, options), host, port);
  server.maxConnections = maximumConnections;
  return {
    origin: originOf(server),
    close: () => {
      isEnding = true;
      return closeServer(server, closingTime);
    },
  };
}

/** What happens before and after the pages: the log, and the base of the public address taken off. */
function outermost(
  pages: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown,
  { publicUrl, onRequest }: CatalogueOptions,
): RequestListener {
  const base = publicUrl?.base ?? '';
  return (incoming, outgoing) => {
    if (onRequest)
      logAccess(incoming, outgoing, { write: onRequest, isBehindProxy: publicUrl !== undefined });
    const { url = '' } = incoming;
    // Who watches over the server asks it directly, without the proxy.
    if (url !== healthPath) incoming.url = withoutBase(url, base) ?? outside;
    pages(incoming, outgoing);
  };
}

/** No collection has this address. */
const outside = '/_outside/';
