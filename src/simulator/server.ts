import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Times that keep slow and silent clients from holding connections, in milliseconds. */
const limits = {
  connectionsCheckingInterval: 2_000,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
} as const;

/** Milliseconds after which a connection on which nothing happens is closed, also one that never sent a byte. */
const silence = 60_000;

/** Milliseconds that requests under way are given when a server closes. */
const closingTime = 2_000;

/**
 * Starts an HTTP server; rejects with the system's error where it cannot listen. Requests that are malformed, too large
 * in their head or too slow never reach the listener: Node answers them with 400, 431 and 408 and closes the connection.
 */
export function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(limits, listener);
  server.timeout = silence;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** An address that can be connected to: loopback where the server listens on every address. */
export function originOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  const reachable = ({ '0.0.0.0': '127.0.0.1', '::': '::1' } as Record<string, string>)[address] ?? address;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** Takes no more connections, answers what has begun within so many milliseconds, then ends. */
export async function closeServer(server: Server, milliseconds = closingTime): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection on which the last answer has just gone out is idle only now.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), milliseconds);
  await closed;
  clearInterval(sweep);
  clearTimeout(late);
}
