import type { Connect } from '../network/connect.ts';
import type { Proofs } from '../prove/state.ts';
import type { Mount } from '../simulator/mount.ts';
import type { Target } from '../targets/target.ts';
import type { Runs } from './send/runs.ts';
import type { Shelf } from './shelf.ts';

/** Everything that pages are made of. */
export interface Catalogue {
  readonly shelf: Shelf;
  /** In the order in which they are offered; the first is the default. */
  readonly targets: readonly Target[];
  readonly proofs: Proofs;
  /** The simulator's part for a collection, by its slug; none in a static export. */
  readonly mounts: Map<string, Mount>;
  readonly runs: Runs;
  /** Opens connections to real hosts; absent: requests go to the simulator only. */
  readonly connect?: Connect;
}
