import { join } from 'node:path';
import { corpusFolder } from '../test/corpus/corpus.ts';
import { median, runWorker } from './measure.ts';
import type { CollectionLap } from './whole-collection-worker.ts';

export interface WholeCollection {
  readonly items: number;
  readonly targets: number;
  readonly rounds: number;
  /** CPU seconds to read and resolve once, and to print every item for every target, in a fresh process. */
  readonly prepare: number;
  readonly print: number;
  /** Bytes of all programs. */
  readonly bytes: number;
  /** Peak resident memory, in bytes. */
  readonly memory: number;
}

const rounds = 5;

/** The Zoom collection for every target there is. */
export function measureWholeCollection(): WholeCollection {
  const file = join(corpusFolder, 'collections', 'Zoom-API.postman_collection.json');
  const laps = Array.from({ length: rounds }, () =>
    runWorker<CollectionLap>('whole-collection-worker.ts', file),
  );
  const middle = (key: keyof CollectionLap) => median(laps.map((lap) => lap[key]));
  return {
    items: middle('items'),
    targets: middle('targets'),
    rounds,
    prepare: middle('prepare') / 1000,
    print: middle('print') / 1000,
    bytes: middle('bytes'),
    memory: middle('memory'),
  };
}
