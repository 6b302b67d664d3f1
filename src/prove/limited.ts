import type { Instead, Limit } from '../targets/target.ts';
import type { Difference, Run } from './proof.ts';

/** A limit that a program of this job meets. */
export interface MetLimit {
  readonly limit: Limit;
  /** Exactly what must arrive; absent for somebody's own item, of which nobody has said it. */
  readonly instead?: Instead;
}

/**
 * What is wrong with the runs of a program that meets a limit; undefined where nothing is but the limit.
 *
 * In a case that shows it, every request must differ in exactly what the limit says, and no request may be right:
 * a limit that is no longer true must go. In an item of somebody's own the places are not known before, so any
 * difference of the request is the limit's, and none of the output.
 */
export function faultBesideLimit({ instead }: MetLimit, runs: readonly Run[]): string | undefined {
  const sendsNothing = runs.every(({ requests }) => requests.length === 0);
  if (instead === 'nothing' || (!instead && sendsNothing)) {
    const refuses = runs.every(({ requests, exit }) => requests.length === 0 && exit !== 0);
    return refuses ? undefined : 'its limit says that nothing is sent, and something was';
  }
  const isOutput = ({ where }: Difference) => /^(exit status|standard (output|error))/.test(where);
  const wrongOutput = runs.flatMap(({ differences }) => differences).find(isOutput);
  if (wrongOutput) return `beside its limit: ${wrongOutput.where}`;
  if (!instead) return undefined;
  const said = JSON.stringify(instead.map(({ where, arrived }) => [where, arrived]));
  const isAsSaid = ({ requests, differences }: Run) =>
    requests.length === 0 ||
    JSON.stringify(differences.map(({ where, arrived }) => [where, arrived])) === said;
  return runs.every(isAsSaid) ? undefined : 'what arrives is not what its limit says';
}
