import { proofMatrix, type StateCounts } from '../../prove/matrix.ts';
import { type Proof, recordedBytes } from '../../prove/proof.ts';
import { proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import { stateWords } from '../parts/proof-states.ts';
import { bodyText, messageText } from '../text/message-text.ts';
import type { MachineLinks } from './machine-links.ts';

/** The matrix of all proofs: the counts, and each cell that is not exact. */
export interface ProofsShape {
  readonly kind: 'proofs';
  readonly page: string;
  readonly cases: readonly string[];
  readonly counts: StateCounts;
  readonly targets: readonly {
    readonly id: string;
    readonly counts: StateCounts;
    readonly others: readonly { readonly case: string; readonly state: string; readonly reason?: string }[];
  }[];
}

/** All that is recorded of one program. */
export interface ProofRecordShape {
  readonly kind: 'proof';
  readonly page: string;
  readonly target: string;
  readonly case: string;
  /** What is tricky in the case. */
  readonly idea?: string;
  readonly state: string;
  /** What the state means, and why it is so where that is not plain. */
  readonly says: string;
  readonly versions: readonly string[];
  /** SHA-256 of the program's file. */
  readonly program: string;
  readonly programText?: string;
  readonly build?: { readonly line: string; readonly exit?: number };
  readonly runs: readonly {
    readonly answer: string;
    readonly exit?: number;
    readonly output: string;
    readonly errors: string;
    readonly requests: readonly string[];
    readonly differences: Proof['runs'][number]['differences'];
  }[];
}

export function proofsShape({ proofs, targets }: Catalogue, links: MachineLinks): ProofsShape {
  const { cases, columns, counts } = proofMatrix(
    proofs,
    targets.map(({ id }) => id),
  );
  return {
    kind: 'proofs',
    page: links.plain(proofAddress()),
    cases,
    counts,
    targets: columns.map(({ target, byCase, counts: own }) => ({
      id: target,
      counts: own,
      others: [...byCase.values()]
        .filter(({ state }) => state !== 'ran')
        .map(({ case: name, state, reason }) => ({
          case: name,
          state: stateWords[state].word,
          ...(reason !== undefined && { reason }),
        })),
    })),
  };
}

export function proofShape(
  proof: Proof,
  { idea, text }: { readonly idea?: string | undefined; readonly text?: string | undefined },
  links: MachineLinks,
): ProofRecordShape {
  const { word, meaning } = stateWords[proof.state];
  const { build } = proof;
  return {
    kind: 'proof',
    page: links.plain(proofAddress(proof)),
    target: proof.target,
    case: proof.case,
    ...(idea !== undefined && { idea }),
    state: word,
    says: proof.reason === undefined ? meaning : `${meaning}: ${proof.reason}`,
    versions: proof.versions,
    program: proof.program,
    ...(text !== undefined && { programText: text }),
    ...(build && { build: { line: build.line, ...(build.exit !== undefined && { exit: build.exit }) } }),
    runs: proof.runs.map(({ answer, exit, stdout, stderr, requests, differences }) => ({
      answer,
      ...(exit !== undefined && { exit }),
      output: bodyText(recordedBytes(stdout)),
      errors: bodyText(recordedBytes(stderr)),
      requests: requests.map((request) => messageText(recordedBytes(request))),
      differences,
    })),
  };
}
