import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { toMessage, type WireRequest } from '../wire/request.ts';
import { type Answer, readAnswer } from './answer.ts';
import { Incoming, Unreadable } from './incoming.ts';

export interface Limits {
  /** From the first try to connect to the last byte of the answer. */
  readonly milliseconds: number;
  /** Of the answer, with its header. */
  readonly bytes: number;
}

export interface ExchangeOptions {
  readonly limits?: Limits;
  /** Opens the connection; whoever may not go everywhere passes one that looks first. */
  readonly connect?: (request: WireRequest) => Socket;
}

/** One request and what came of it. */
export interface Exchange {
  /** The bytes written to the connection: exactly the message of the request. */
  readonly sent: Uint8Array;
  readonly milliseconds: number;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly answered: true; readonly answer: Answer }
  /** Why there is no answer, in one sentence. */
  | { readonly answered: false; readonly why: string };

export const usualLimits: Limits = { milliseconds: 60_000, bytes: 8 * 1024 * 1024 };

/** Sends a request byte for byte and reads one answer. Follows no redirect, keeps no cookie, never retries. */
export async function exchange(request: WireRequest, options: ExchangeOptions = {}): Promise<Exchange> {
  const { limits = usualLimits, connect = open } = options;
  const sent = toMessage(request);
  const start = performance.now();
  const socket = connect(request);
  const late = new Unreadable(`There was no whole answer within ${limits.milliseconds / 1000} s.`);
  const timer = setTimeout(() => socket.destroy(late), limits.milliseconds);
  let outcome: Outcome;
  try {
    // A server may answer and close before it has read everything; the answer then still counts.
    socket.write(sent);
    outcome = {
      answered: true,
      answer: await readAnswer(new Incoming(socket, limits.bytes), request.method),
    };
  } catch (error) {
    outcome = { answered: false, why: reason(error) };
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
  return { sent, milliseconds: performance.now() - start, outcome };
}

/** A connection to where the request says. TLS certificates are verified. */
function open({ scheme, host, port }: WireRequest): Socket {
  if (scheme === 'http') return connectPlain({ host, port });
  return connectSecure({
    host,
    port,
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
  });
}

function reason(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return 'Nobody is listening there.';
  if (code === 'ENOTFOUND') return 'The host has no address.';
  return `The connection failed: ${message || code}.`;
}
