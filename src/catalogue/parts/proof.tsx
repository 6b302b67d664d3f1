import type { Child } from 'hono/jsx';
import { type Proof, type Recorded, type Run, recordedBytes, recordedSize } from '../../prove/proof.ts';
import type { ProgramState } from '../../prove/state.ts';
import { proofAddress } from '../addresses.ts';
import type { Links } from '../links.ts';
import { messageText } from '../message-text.ts';
import { Differences } from './differences.tsx';
import { Raw } from './listing.tsx';
import { scrolled } from './scrolled.ts';
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

interface ProofBadgeProps {
  readonly state: ProgramState;
  readonly links: Links;
  readonly what?: string;
}

/** The head of a program's card. With a stored proof it opens the recording. */
export const ProofBadge = ({ state, links, what = 'program' }: ProofBadgeProps) => {
  const { proof } = state;
  const head = (
    <>
      <WireMark mark={markOf(state)} />
      <span class="facts">
        <strong>{titles[state.state].replace('program', what)}</strong>
        {facts(state).map((fact) => (
          <span>{fact}</span>
        ))}
      </span>
    </>
  );
  const isClass = `badge is-${markOf(state)}`;
  if (!proof || proof.runs.length === 0) {
    return (
      <div class={isClass}>
        {head}
        <a class="open" href={links.to(proofAddress(links.hasProofPages ? proof : undefined))}>
          {proof && links.hasProofPages ? 'Proof' : 'Proofs'}
        </a>
      </div>
    );
  }
  return (
    <details class="proof">
      <summary class={isClass}>
        {head}
        <span class="open">Recording</span>
      </summary>
      <Drawer proof={proof} links={links} />
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

const Drawer = ({ proof, links }: { proof: Proof; links: Links }) => {
  const request = proof.runs.flatMap(({ requests }) => requests)[0];
  const differences = proof.runs.flatMap((run) => run.differences.map((difference) => ({ run, difference })));
  return (
    <div class={`drawer is-${marks[proof.state]}`}>
      {proof.build && (
        <p class="mono built">
          {proof.build.line}{' '}
          <span class="small">
            {proof.build.exit === 0 ? 'built' : `ended with ${proof.build.exit ?? 'a signal'}`}
          </span>
        </p>
      )}
      <p class="small">
        {proof.versions.join('; ')}
        {links.hasProofPages && (
          <>
            ; <a href={links.to(proofAddress(proof))}>the whole proof</a>
          </>
        )}
      </p>
      <div class="scroll" {...scrolled('Runs')}>
        <table>
          <thead>
            <tr>
              <th scope="col">Answered with</th>
              <th scope="col">Exit</th>
              <th scope="col">It said</th>
            </tr>
          </thead>
          <tbody>
            {proof.runs.map((run) => (
              <tr>
                <td>{runName(run)}</td>
                <td>
                  <code>{run.exit ?? 'none'}</code>
                </td>
                <td>
                  <code>{said(run)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {differences.length > 0 && <Differences differences={differences} />}
      {request !== undefined && (
        <Raw
          title="What arrived"
          note={arrivedNote(request, proof)}
          text={recordedText(request)}
          label="The recorded request"
        />
      )}
    </div>
  );
};

const runNames: Readonly<Record<string, string>> = {
  refused: 'Nobody listening',
  untrusted: 'A certificate nobody signed',
  misnamed: 'A certificate of another host',
  endless: 'An answer that never ends',
};

/** What a run was answered with. */
export function runName({ answer }: Run): Child {
  if (!/^[1-5]\d\d$/.test(answer)) return runNames[answer] ?? answer;
  return <span class={`status ${answer.startsWith('2') ? 'ok' : 'no'}`}>{answer}</span>;
}

/** First and last line of what a program printed. */
function said({ stdout, stderr }: Run): string {
  const lines = `${recordedText(stdout)}\n${recordedText(stderr)}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = 'nothing'] = lines;
  const last = lines.at(-1);
  return lines.length < 2 ? first : `${first.slice(0, 120)} ... ${last?.slice(0, 120)}`;
}

function arrivedNote(request: Recorded, proof: Proof): string {
  const size = `${recordedSize(request)} bytes`;
  const isEqual = proof.state === 'ran' || proof.state === 'stand-in';
  return isEqual ? `${size}; equal to the expected request` : size;
}

export function recordedText(recorded: Recorded): string {
  return messageText(recordedBytes(recorded));
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
