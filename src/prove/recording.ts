/** What the recorder does inside the sandbox: listens, starts one program, waits for its end. */
export interface Plan {
  /** The item's own port, or absent where nobody is to listen. */
  readonly listener?: {
    readonly address: string;
    readonly port: number;
    /** Set where the scheme is https; both as PEM. */
    readonly identity?: { readonly key: string; readonly certificate: string };
    /** The bytes of the answer, as base64. */
    readonly answer: string;
    /** Set where the answer goes on, by one byte each second, as long as its client stays. */
    readonly isEndless?: true;
  };
  /** Ports where nothing may arrive. What comes there is kept, and not answered. */
  readonly otherPorts: readonly number[];
  /** The argument list that starts the program. */
  readonly command: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Time the program gets. */
  readonly milliseconds: number;
  /** Bytes kept of each of its outputs; more ends it. */
  readonly outputBytes: number;
}

/** One connection that a program made. */
export interface Contact {
  readonly port: number;
  /** Every complete request, in order, as base64. */
  readonly requests: readonly string[];
  /** Bytes behind the last complete request, as base64; empty where there are none. */
  readonly rest: string;
  /** Why TLS was not established. */
  readonly fault?: string;
}

/** What happened while a program ran. */
export interface Recording {
  readonly contacts: readonly Contact[];
  /** Exit status; null where a signal ended it or it was stopped. */
  readonly exit: number | null;
  /** `exited` by itself or by a signal, or stopped at its limit of time or output. */
  readonly ended: 'exited' | 'time' | 'output';
  readonly signal?: string;
  /** As base64. */
  readonly stdout: string;
  /** As base64. */
  readonly stderr: string;
  readonly milliseconds: number;
}
