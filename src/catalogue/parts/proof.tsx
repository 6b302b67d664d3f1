import type { ProgramState } from '../../prove/state.ts';
import { Drawer, type DrawerProps } from './proof-drawer.tsx';
import { type Mark, WireMark } from './wire-mark.tsx';

const marks: Readonly<Record<ProgramState['state'], Mark>> = {
  ran: 'ran',
  limited: 'limited',
  target: 'target',
  failed: 'failed',
  unproven: 'unproven',
  'stand-in': 'standin',
};

const titles: Readonly<Record<ProgramState['state'], string>> = {
  ran: 'This program ran',
  limited: 'Limited by its library',
  target: 'Target proven, this program not run',
  failed: 'Failed',
  unproven: 'Unproven',
  'stand-in': 'Stand-in',
};

/** The state of a program in a few words, for lists. */
export function shortState({ state, proof }: ProgramState): string {
  switch (state) {
    case 'ran':
      return 'this program ran';
    case 'target':
      return 'target proven';
    case 'stand-in':
      return proof ? 'ran with a stand-in' : 'stand-in';
    default:
      return state;
  }
}

export function markOf({ state }: ProgramState): Mark {
  return marks[state];
}

interface ProofBadgeProps extends Omit<DrawerProps, 'what'> {
  readonly what?: string;
}

/** The head of a program's card: its state in a few words, and a drawer with all that is known. */
export const ProofBadge = ({ what = 'program', ...props }: ProofBadgeProps) => {
  const { state } = props;
  const hasRecording = (state.proof?.runs.length ?? 0) > 0;
  return (
    <details class={`proof is-${markOf(state)}`}>
      <summary class={`badge is-${markOf(state)}`}>
        <WireMark mark={markOf(state)} />
        <span class="facts">
          <strong>{titles[state.state].replace('program', what)}</strong>
          {facts(state).map((fact) => (
            <span>{fact}</span>
          ))}
        </span>
        <span class="open">{hasRecording ? 'Recording' : 'Details'}</span>
      </summary>
      <Drawer {...props} what={what} />
    </details>
  );
};

/** The state in words: what it is, then what there is to say of it. */
export function stateSentence(state: ProgramState): string {
  return [titles[state.state], ...facts(state)].join('; ');
}

function facts({ state, proof, proven, cases, reason }: ProgramState): string[] {
  const versions = proof?.versions.map(shortVersion) ?? [];
  switch (state) {
    case 'ran':
      return [...versions, 'request matched'];
    case 'target':
      return [`right on ${proven} of ${cases} recorded cases`];
    case 'failed':
      return [
        ...versions,
        `${proof?.runs.flatMap(({ differences }) => differences).length ?? 0} differences`,
      ];
    default:
      return [...(reason === undefined ? [] : [reason]), ...versions];
  }
}

/** `g++ (Debian 12.2.0-14) 12.2.0` is `g++ 12.2.0`; longer lines are cut behind the first number. */
export function shortVersion(line: string): string {
  return (/^.*?\d+(?:\.\d+)+/.exec(line.replace(/\s*\([^)]*\)/g, ''))?.[0] ?? line).slice(0, 60);
}

/** The marks with what they mean. */
export const StatesLegend = () => (
  <section class="wide" aria-labelledby="states">
    <div class="section-head">
      <h2 id="states">How a proof reads</h2>
      <p class="small">Shape and words carry the state; colour repeats them.</p>
    </div>
    <ul class="states">
      {legend.map(({ state, meaning }) => (
        <li class={`badge is-${marks[state]}`}>
          <WireMark mark={marks[state]} />
          <span>
            <strong>{titles[state]}</strong>
            {meaning}
          </span>
        </li>
      ))}
    </ul>
  </section>
);

const legend: readonly { state: ProgramState['state']; meaning: string }[] = [
  { state: 'ran', meaning: 'A recording of exactly this text is stored; open it to see the request.' },
  {
    state: 'limited',
    meaning:
      'Its library does something else to the wire, and no program can turn it off; the difference is shown.',
  },
  {
    state: 'target',
    meaning: 'Other programs of this language and library ran; this text has no recording.',
  },
  { state: 'unproven', meaning: 'Nothing was run: no toolchain or no sandbox was there.' },
  {
    state: 'stand-in',
    meaning: "Built against signatures of ours, not the vendor's library. Never called proven.",
  },
  { state: 'failed', meaning: 'Something arrived otherwise than it must; the difference is shown.' },
];
