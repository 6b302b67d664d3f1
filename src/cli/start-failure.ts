import { DatabaseFailure } from '../database/database-failure.ts';
import { Failure } from './failure.ts';

/** Why a server cannot start, in one sentence; what is no fault of its user stays what it is. `option` chooses the port. */
export function startFailure(error: unknown, port: number, option: string): unknown {
  if (error instanceof DatabaseFailure) return new Failure(1, error.message);
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']?.(port, option);
  return reason === undefined ? error : new Failure(1, reason);
}

const noSuchAddress = () => 'This machine has no such address; choose another one with --host.';

/** By the system's code of the error. */
const reasons: Readonly<Record<string, (port: number, option: string) => string>> = {
  EADDRINUSE: (port, option) =>
    `Port ${port} is in use; choose another one with ${option}, or 0 for a free one.`,
  EACCES: (port, option) =>
    `Port ${port} needs more rights than this process has; choose another one with ${option}.`,
  EADDRNOTAVAIL: noSuchAddress,
  ENOTFOUND: noSuchAddress,
};
