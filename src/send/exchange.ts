import type { Socket } from 'node:net';
import { type Connect, connect as connectAnywhere } from '../network/connect.ts';
import { Refused } from '../network/refused.ts';
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
  readonly connect?: Connect;
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
  const { limits = usualLimits, connect = connectAnywhere } = options;
  const sent = toMessage(request);
  const start = performance.now();
  const outcome = await answerTo(request, sent, limits, async () => connect(request));
  return { sent, milliseconds: performance.now() - start, outcome };
}

async function answerTo(
  { method }: WireRequest,
  sent: Uint8Array,
  limits: Limits,
  open: () => Promise<Socket>,
): Promise<Outcome> {
  const opening = open();
  const late = new Unreadable(`There was no whole answer within ${limits.milliseconds / 1000} s.`);
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), limits.milliseconds);
  });
  try {
    const socket = await Promise.race([opening, passed]);
    passed.catch(() => socket.destroy(late));
    // A server may answer and close before it has read everything; the answer then still counts.
    socket.write(sent);
    return { answered: true, answer: await readAnswer(new Incoming(socket, limits.bytes), method, reason) };
  } catch (error) {
    return { answered: false, why: reason(error) };
  } finally {
    clearTimeout(timer);
    // One that opens too late is closed too.
    opening.then(
      (socket) => socket.destroy(),
      () => {},
    );
  }
}

function reason(error: unknown): string {
  if (error instanceof Unreadable || error instanceof Refused) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  return (
    sentences[code ?? ''] ??
    `The connection failed: ${(message || code || 'no reason given').replace(/\.$/, '')}.`
  );
}

/** What the system says most often. */
const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody is listening there.',
  ENOTFOUND: 'The host has no address.',
  EAI_AGAIN: 'The host could not be looked up.',
  ENETUNREACH: 'There is no way there from here.',
  EHOSTUNREACH: 'There is no way there from here.',
  ECONNRESET: 'The other side ended the connection.',
  ETIMEDOUT: 'The other side did not take the connection.',
};
