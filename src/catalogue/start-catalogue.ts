import { getRequestListener } from '@hono/node-server';
import { closeServer, listen, originOf } from '../simulator/server.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Catalogue } from './catalogue.ts';
import { catalogueServer } from './server.tsx';
import type { Opened } from './shelf.ts';

export interface CatalogueOptions {
  readonly catalogue: Catalogue;
  /** Plays what pages run; it stays the caller's to close. */
  readonly simulator: Simulator;
  /** Address or name to listen on; 127.0.0.1 where none is given. */
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly onFault?: (error: unknown) => void;
}

export interface RunningCatalogue {
  /** `http://127.0.0.1:8024` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a catalogue. Rejects with the system's error of listening (`EADDRINUSE`, `EACCES` ...). */
export async function startCatalogue(options: CatalogueOptions): Promise<RunningCatalogue> {
  const { catalogue, simulator, host = '127.0.0.1', port, onFault } = options;
  const mount = (opened: Opened) => {
    if (catalogue.mounts.has(opened.slug)) return;
    catalogue.mounts.set(opened.slug, simulator.mount(opened.collection, `/${opened.slug}`));
  };
  for (const opened of catalogue.shelf.all()) mount(opened);
  const app = catalogueServer(catalogue, {
    host,
    isLocal: isLoopback(host),
    onOpen: mount,
    onGone: ({ slug }) => {
      catalogue.mounts.get(slug)?.unmount();
      catalogue.mounts.delete(slug);
    },
    ...(onFault && { onFault }),
  });
  // Node's own Request and Response stay what they are for everybody else in this process.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = await listen(listener, host, port);
  return { origin: originOf(server), close: () => closeServer(server) };
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
