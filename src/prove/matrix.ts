import type { Proof, ProofState } from './proof.ts';
import type { Proofs } from './state.ts';

/** How many proofs are in each state. */
export type StateCounts = Readonly<Record<ProofState, number>>;

/** The proofs of one target. */
export interface MatrixColumn {
  readonly target: string;
  readonly byCase: ReadonlyMap<string, Proof>;
  readonly counts: StateCounts;
}

/** Every stored proof by target and case. */
export interface ProofMatrix {
  /** Names of the cases, in order. */
  readonly cases: readonly string[];
  readonly columns: readonly MatrixColumn[];
  /** Of all columns. */
  readonly counts: StateCounts;
}

/** The states in the order in which they are counted and shown. */
export const proofStates = [
  'ran',
  'limited',
  'failed',
  'unproven',
  'stand-in',
] as const satisfies ProofState[];

/** The matrix of these targets, in their order. */
export function proofMatrix({ byTarget }: Proofs, targets: readonly string[]): ProofMatrix {
  const columns = targets.map((target) => {
    const proofs = byTarget.get(target) ?? [];
    return {
      target,
      byCase: new Map(proofs.map((proof) => [proof.case, proof])),
      counts: countStates(proofs),
    };
  });
  const all = columns.flatMap(({ byCase }) => [...byCase.values()]);
  return { cases: [...new Set(all.map((proof) => proof.case))].sort(), columns, counts: countStates(all) };
}

export function countStates(proofs: readonly Proof[]): StateCounts {
  const count = (wanted: ProofState) => proofs.filter(({ state }) => state === wanted).length;
  return {
    ran: count('ran'),
    limited: count('limited'),
    failed: count('failed'),
    unproven: count('unproven'),
    'stand-in': count('stand-in'),
  };
}
