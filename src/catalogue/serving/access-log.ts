import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from './client.ts';

const maximumLength = 500;

/**
 * Calls `write` with one line for each request when it is over: time, client, method, address, status, bytes sent with
 * their header, milliseconds. Status 0: the client went away before an answer.
 */
export function logAccess(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { write, isBehindProxy }: { readonly write: (line: string) => void; readonly isBehindProxy: boolean },
): void {
  const { socket, method = '', url = '' } = incoming;
  const forwardedFor = incoming.headers['x-forwarded-for']?.toString();
  const client = clientAddress(socket.remoteAddress, forwardedFor, isBehindProxy);
  const before = socket.bytesWritten;
  const start = performance.now();
  outgoing.once('close', () => {
    const status = outgoing.headersSent ? outgoing.statusCode : 0;
    const milliseconds = Math.round(performance.now() - start);
    const bytes = socket.bytesWritten - before;
    const time = new Date().toISOString();
    write(`${time} ${client} ${method} ${loggedAddress(url)} ${status} ${bytes} ${milliseconds}ms`);
  });
}

/** An address on one line without what was typed: of a query only that there is one, other bytes than visible ASCII encoded. */
export function loggedAddress(target: string): string {
  const [path = '', query] = target.split('?');
  const shown = path.slice(0, maximumLength).replace(/[^\x21-\x7e]/gu, encoded);
  return `${shown}${path.length > maximumLength ? '...' : ''}${query === undefined ? '' : '?*'}`;
}

function encoded(character: string): string {
  const bytes = [...Buffer.from(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
