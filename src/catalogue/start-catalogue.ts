import type { AddressInfo } from 'node:net';
import { isIP } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
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
    hosts: [isIP(host) === 6 ? `[${host}]` : host],
    isLocal: isLoopback(host),
    onOpen: mount,
    onGone: ({ slug }) => {
      catalogue.mounts.get(slug)?.unmount();
      catalogue.mounts.delete(slug);
    },
    ...(onFault && { onFault }),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `http://${isIP(host) === 6 ? `[${host}]` : host}:${own}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
