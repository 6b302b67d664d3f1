import { createHash } from 'node:crypto';
import { programBytes } from '../generate.ts';
import type { Proof, ProofState } from './proof.ts';

/** The proofs that were stored, ready to be asked. */
export interface Proofs {
  readonly all: readonly Proof[];
  /** By target, then by SHA-256 of the program's text. */
  readonly byProgram: ReadonlyMap<string, Proof>;
  readonly byTarget: ReadonlyMap<string, readonly Proof[]>;
}

/** What can be said of a program. */
export interface ProgramState {
  /** As {@link ProofState}; `target`: only other programs of this target ran. */
  readonly state: ProofState | 'target';
  /** The proof of exactly this text, where there is one. */
  readonly proof?: Proof;
  /** Cases that this target's programs send exactly. */
  readonly proven: number;
  /** Cases that show a limit of its library. */
  readonly limited: number;
  /** Cases there are for this target. */
  readonly cases: number;
  /** Why it is unproven or failed, what stands in, or what the library does. */
  readonly reason?: string;
}

/** Reads what `npm run proofs` wrote. */
export function readProofs(json: string): Proofs {
  const all = JSON.parse(json) as Proof[];
  const byTarget = new Map<string, Proof[]>();
  for (const proof of all) byTarget.set(proof.target, [...(byTarget.get(proof.target) ?? []), proof]);
  return { all, byProgram: new Map(all.map((proof) => [key(proof.target, proof.program), proof])), byTarget };
}

/** What is known of exactly this program. `ran` only where a proof of exactly this text is stored. */
export function stateOf(proofs: Proofs, target: string, programText: string): ProgramState {
  const unrun = unrunState(proofs, target);
  const proof = proofs.byProgram.get(key(target, programHash(programText)));
  if (!proof) return unrun;
  const { proven, limited, cases } = unrun;
  const { state, reason } = proof;
  return { state, proof, proven, limited, cases, ...(reason !== undefined && { reason }) };
}

/** What is known of a program of this target that was never run. */
export function unrunState(proofs: Proofs, target: string): ProgramState {
  const ofTarget = proofs.byTarget.get(target) ?? [];
  const count = (wanted: ProofState) => ofTarget.filter(({ state }) => state === wanted).length;
  const counts = { proven: count('ran'), limited: count('limited'), cases: ofTarget.length };
  return { ...withoutProof(ofTarget), ...counts };
}

/** SHA-256 of a program's file, as proofs name it. */
export function programHash(text: string): string {
  return createHash('sha256').update(programBytes(text)).digest('hex');
}

/** What the target's other programs say of one that was never run. */
function withoutProof(ofTarget: readonly Proof[]): Pick<ProgramState, 'state' | 'reason'> {
  const standIn = ofTarget.find(({ state }) => state === 'stand-in');
  if (standIn) return { state: 'stand-in', ...(standIn.reason !== undefined && { reason: standIn.reason }) };
  if (ofTarget.some(({ state }) => state !== 'unproven')) return { state: 'target' };
  return { state: 'unproven', reason: ofTarget[0]?.reason ?? 'no proof is stored' };
}

function key(target: string, hash: string): string {
  return `${target} ${hash}`;
}
