import { randomBytes } from 'node:crypto';
import type { Exchange } from '../send/exchange.ts';

/** What was played from an item page, and what came of it. */
export interface PlayedRun {
  /** Address of the item page, without its query. */
  readonly page: string;
  /** Key of the documented answer that was asked for; absent: by the simulator's rules. */
  readonly answer?: string;
  /** Values of the inputs as they were sent. */
  readonly values: Readonly<Record<string, string>>;
  /** The exchange, or why the request could not be made. */
  readonly result: Exchange | { readonly fault: string };
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
  const { sent, outcome } = result;
  return sent.length + (outcome.answered ? outcome.answer.body.length : 0);
}
