import { randomBytes } from 'node:crypto';
import type { Check } from '../../send/check-answer.ts';
import type { Outcome } from '../../send/exchange.ts';

/** What was ordered from an item page, and what came of it. */
export interface PlayedRun {
  /** Address of the item page, without its query. */
  readonly page: string;
  /** Base URL of the host it went to; absent: the simulator's. */
  readonly base?: string;
  /** Key of the documented answer that was asked for; absent: by the simulator's rules. */
  readonly answer?: string;
  /** Values of the inputs as they were sent, without the secrets where it is kept. */
  readonly values: Readonly<Record<string, string>>;
  readonly result: RunResult;
  /** Whether it waits until its reader agrees that it may change data. */
  readonly mustAgree?: boolean;
}

/** What came of an order: why there is no request, or the request, and once it is sent, the rest. */
export type RunResult = { readonly fault: string } | Made;

export interface Made {
  /** The message, its secrets masked unless its reader asked for them. */
  readonly request: Uint8Array;
  /** Bytes of the message as it is sent. */
  readonly requestLength: number;
  /** Absent: it is only shown. */
  readonly played?: {
    readonly milliseconds: number;
    /** Bytes of the body as it came. */
    readonly bodyLength: number;
    /** Without the secrets that were sent, and without content codings. */
    readonly outcome: Outcome;
    readonly check?: Check;
  };
}

/** Runs kept, and bytes of their messages in all; the oldest give way. */
const maximumRuns = 100;
const maximumBytes = 64 * 1024 * 1024;

/** The last runs, in memory, each under a name that nobody guesses: they hold what was typed into the page. */
export class Runs {
  readonly #runs = new Map<string, PlayedRun>();
  #bytes = 0;

  keep(run: PlayedRun): string {
    const id = randomBytes(16).toString('base64url');
    this.#runs.set(id, run);
    this.#bytes += bytesOf(run);
    for (const [older, oldest] of this.#runs) {
      if (older === id || (this.#runs.size <= maximumRuns && this.#bytes <= maximumBytes)) break;
      this.#runs.delete(older);
      this.#bytes -= bytesOf(oldest);
    }
    return id;
  }

  find(id: string | undefined, page: string): PlayedRun | undefined {
    const run = id === undefined ? undefined : this.#runs.get(id);
    return run?.page === page ? run : undefined;
  }
}

function bytesOf({ result }: PlayedRun): number {
  if ('fault' in result) return 0;
  const outcome = result.played?.outcome;
  if (!outcome?.answered) return result.request.length;
  const { headers, body } = outcome.answer;
  const head = headers.reduce((length, { name, value }) => length + name.length + value.length, 0);
  return result.request.length + head + body.length;
}
