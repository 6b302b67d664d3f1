import type { Child } from 'hono/jsx';
import type { Item } from '../../collection/model.ts';
import { type Proof, type Run, recordedBytes, recordedSize } from '../../prove/proof.ts';
import type { ProgramState } from '../../prove/state.ts';
import { proofAddress } from '../addresses.ts';
import type { Printed } from '../item/printed.ts';
import type { Links } from '../links.ts';
import { proveCommand } from '../proofs/prove-command.ts';
import { messageText } from '../text/message-text.ts';
import { commandLine } from '../text/shell-command.ts';
import { Bytes } from './bytes.tsx';
import { Differences } from './differences.tsx';
import { LimitFacts } from './limit.tsx';
import { CopyButton } from './listing.tsx';
import { stateWords } from './proof-states.ts';
import { runName } from './run-name.tsx';
import { scrolled } from './scrolled.ts';

/** Bytes of a recorded request; its proof has a page of its own. */
const maximumRequest = 2500;

export interface DrawerProps {
  readonly state: ProgramState;
  readonly program: Pick<Printed, 'target' | 'build' | 'run'>;
  readonly item: Item;
  readonly links: Links;
  /** `program` or `command`: the beginning of ids in the drawer. */
  readonly what: string;
}

/** What is known of a program beside its state: how it was built and run, what arrived, or how to find that out. */
export const Drawer = (props: DrawerProps) => {
  const { state, program, links } = props;
  const { proof } = state;
  return (
    <div class="drawer">
      <p class="small">{sentence(props)}</p>
      <dl class="facts-list">
        <Fact name="Build">{buildFact(props)}</Fact>
        <Fact name="Run">
          <code>{commandLine(program.run)}</code>
        </Fact>
        <Fact name="With">{proof?.versions.join('; ')}</Fact>
        <Fact name="Case">
          {proof && links.hasProofPages && (
            <>
              {proof.case}: <a href={links.to(proofAddress(proof))}>the whole proof</a>
            </>
          )}
        </Fact>
      </dl>
      {proof && proof.runs.length > 0 ? (
        <Recording program={program} proof={proof} />
      ) : (
        <RunItYourself {...props} />
      )}
    </div>
  );
};

const Fact = ({ name, children }: { name: string; children?: Child }) =>
  children ? (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  ) : null;

function sentence({ state: { state, proven, limited, cases } }: DrawerProps): string {
  const others = `In ${proven} of ${cases} recorded cases the programs of this target sent exactly what they must`;
  if (state === 'target') {
    const rest = limited > 0 ? `, and in ${limited} more all but a known limit of its library` : '';
    return `${others}${rest}. This text is none of them: it has not been run.`;
  }
  const { word, meaning } = stateWords[state];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}: ${meaning}.`;
}

/** As it was built, or as it is. */
function buildFact({ state: { proof }, program }: DrawerProps): Child {
  const line = proof?.build?.line ?? (program.build && commandLine(program.build));
  if (line === undefined) return undefined;
  const exit = proof?.build && (proof.build.exit === 0 ? 'built' : exitOf(proof.build));
  return (
    <>
      <code>{line}</code> {exit}
    </>
  );
}

function exitOf({ exit }: { readonly exit?: number }): string {
  return exit === undefined ? 'ended by a signal' : `ended with ${exit}`;
}

/** What a proof recorded: limit and difference where there are any, the request, and each run. */
const Recording = ({ program: { target }, proof }: Pick<DrawerProps, 'program'> & { proof: Proof }) => {
  const request = proof.runs.flatMap(({ requests }) => requests)[0];
  const differences = proof.runs.flatMap((run) => run.differences.map((difference) => ({ run, difference })));
  const limit = target.limits.find(({ cases }) => Object.hasOwn(cases, proof.case));
  return (
    <>
      {limit && <LimitFacts target={target} limit={limit} />}
      {differences.length > 0 && <Differences differences={differences} />}
      {request === undefined ? (
        <p class="small">Nothing arrived.</p>
      ) : (
        <Bytes
          title="What arrived"
          note={`${recordedSize(request)} bytes${differences.length > 0 ? '' : '; equal to the expected request'}`}
          bytes={recordedBytes(request)}
          size={recordedSize(request)}
          maximum={maximumRequest}
        />
      )}
      <RunsTable runs={proof.runs} />
    </>
  );
};

const RunsTable = ({ runs }: { runs: readonly Run[] }) => (
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
        {runs.map((run) => (
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
);

/** First and last line of what a program printed. */
function said({ stdout, stderr }: Run): string {
  const lines = [stdout, stderr]
    .flatMap((recorded) => messageText(recordedBytes(recorded)).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = 'nothing'] = lines;
  const last = lines.at(-1);
  return lines.length < 2 ? first : `${first.slice(0, 120)} ... ${last?.slice(0, 120)}`;
}

/** How its reader can have what is not recorded. */
const RunItYourself = ({ program: { target }, state: { state }, item, what }: DrawerProps) => (
  <div>
    <div class="section-head">
      <span class="name">Prove it yourself, with the collection's own values</span>
      <CopyButton of={`prove-${what}-${state}`} />
    </div>
    <pre class="wrap command" {...scrolled('Command that proves it')}>
      <code id={`prove-${what}-${state}`}>{proveCommand(target.id, item)}</code>
    </pre>
    <p class="small">
      It needs Linux, bubblewrap and {target.packages.join(', ')}, and prints what arrived and what differed.
    </p>
  </div>
);
