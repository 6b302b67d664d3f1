import type { ProofState } from '../../prove/proof.ts';
import type { Mark } from './wire-mark.tsx';

/** What a state of a proof is called in the matrix, and what it says. */
export const stateWords: Readonly<
  Record<ProofState, { readonly word: string; readonly mark: Mark; readonly meaning: string }>
> = {
  ran: {
    word: 'exact',
    mark: 'ran',
    meaning: 'built and run; every byte arrived as expected, and the program ended as it must',
  },
  limited: {
    word: 'limited',
    mark: 'limited',
    meaning: 'the library changes the request, no program can turn that off; nothing else differs',
  },
  failed: { word: 'failed', mark: 'failed', meaning: 'something arrived or ended otherwise than it must' },
  unproven: { word: 'unproven', mark: 'unproven', meaning: 'not run: no toolchain or no sandbox was there' },
  'stand-in': {
    word: 'stand-in',
    mark: 'standin',
    meaning: "right, with a stand-in in the place of the vendor's library; never called proven",
  },
};
