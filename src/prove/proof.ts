/** Bytes in JSON: as text where they are UTF-8, else as base64. Of long ones, the beginning and how many there were. */
export type Recorded =
  | string
  | { readonly base64: string }
  | { readonly beginning: Recorded; readonly bytes: number };

/** One thing that is not as it must be, for people and machines. */
export interface Difference {
  /** `method`, `target`, `header X-Trace-Id`, `body at byte 17`, `part 2 header Content-Type`, `exit status`, `standard error` ... */
  readonly where: string;
  /** Absent where nothing was expected. */
  readonly expected?: string;
  /** Absent where nothing arrived. */
  readonly arrived?: string;
}

/** What one run of a program showed. */
export interface Run {
  /** Name of the answer it got: `204`, `404`, or `refused`, `untrusted`. */
  readonly answer: string;
  /** Exit status; absent where a signal or a limit ended it. */
  readonly exit?: number;
  readonly stdout: Recorded;
  readonly stderr: Recorded;
  /** Every request that arrived, in order. */
  readonly requests: readonly Recorded[];
  /** Empty: everything was as it must be. */
  readonly differences: readonly Difference[];
}

/** The building of a program. */
export interface Build {
  /** Its arguments, joined by spaces. */
  readonly line: string;
  readonly exit?: number;
  /** What the compiler said. */
  readonly output: Recorded;
}

/**
 * `ran`: all runs of exactly this text were right. `limited`: what was not is exactly a known limit of the library.
 * `failed`: something was not right. `unproven`: it could not be tried here. `stand-in`: right, but built against
 * something of ours in the place of the vendor's library.
 */
export type ProofState = 'ran' | 'limited' | 'failed' | 'unproven' | 'stand-in';

/** The record of one program that was built, run and read on the wire. */
export interface Proof {
  readonly target: string;
  readonly case: string;
  readonly state: ProofState;
  /** Why it is unproven or failed, what stands in, or what the library does. */
  readonly reason?: string;
  /** SHA-256 of the program's text as UTF-8, hexadecimal. */
  readonly program: string;
  /** SHA-256 of everything the case asks for, hexadecimal. */
  readonly expectation: string;
  /** First lines of what toolchain and library say of themselves. */
  readonly versions: readonly string[];
  readonly build?: Build;
  readonly runs: readonly Run[];
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes of a recording that are kept; a page shows fewer. */
const keptBytes = 16 * 1024;

export function toRecorded(bytes: Uint8Array): Recorded {
  if (bytes.length > keptBytes) {
    return { beginning: toRecorded(bytes.subarray(0, keptBytes)), bytes: bytes.length };
  }
  try {
    return strict.decode(bytes);
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') };
  }
}

/** How many bytes there were. */
export function recordedSize(recorded: Recorded): number {
  const isCut = typeof recorded !== 'string' && 'beginning' in recorded;
  return isCut ? recorded.bytes : recordedBytes(recorded).length;
}

/** The bytes that were kept. */
export function recordedBytes(recorded: Recorded): Uint8Array {
  if (typeof recorded === 'string') return Buffer.from(recorded);
  return 'beginning' in recorded ? recordedBytes(recorded.beginning) : Buffer.from(recorded.base64, 'base64');
}
