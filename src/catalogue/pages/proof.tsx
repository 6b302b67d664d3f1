import type { Child } from 'hono/jsx';
import { proofMatrix } from '../../prove/matrix.ts';
import { type Proof, type Recorded, type Run, recordedBytes, recordedSize } from '../../prove/proof.ts';
import type { Limit, Target } from '../../targets/target.ts';
import { languageAddress, proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import { Bytes } from '../parts/bytes.tsx';
import { Differences } from '../parts/differences.tsx';
import { Crumb, Frame } from '../parts/frame.tsx';
import { LimitFacts } from '../parts/limit.tsx';
import { CopyButton, Listing } from '../parts/listing.tsx';
import { stateWords } from '../parts/proof-states.ts';
import { runName } from '../parts/run-name.tsx';
import { Icon, WireMark } from '../parts/wire-mark.tsx';
import { commandLine } from '../text/shell-command.ts';

export interface ProofPageProps {
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly target: Target;
  readonly proof: Proof;
  /** What is tricky in the case. */
  readonly idea?: string | undefined;
  /** The program that was proven; absent where it is not printed any more. */
  readonly job?: ShownJob | undefined;
}

interface ShownJob {
  readonly run: readonly string[];
  readonly text: string;
  /** Escaped HTML, one entry for each line. */
  readonly lines: readonly string[];
  /** Lines that the page leaves out. */
  readonly hidden: number;
  readonly isCut: boolean;
  /** The request that must arrive. */
  readonly expected: Uint8Array;
  /** What the library does to this request. */
  readonly limit?: Limit;
}

/** All that is recorded of one program. */
export const ProofPage = (props: ProofPageProps) => {
  const { catalogue, links, target, proof, idea, job } = props;
  const request = proof.runs.flatMap(({ requests }) => requests)[0];
  const differences = proof.runs.flatMap((run) => run.differences.map((difference) => ({ run, difference })));
  return (
    <Frame
      title={`${proof.case} in ${target.title}: ${stateWords[proof.state].word}`}
      description={idea ?? `The proof of ${proof.case} in ${target.title}.`}
      links={links}
      address={proofAddress(proof)}
      current="proofs"
    >
      <main id="main" class="plain proven" tabindex={-1}>
        <Crumb
          steps={[
            { text: 'Proofs', address: links.to(proofAddress()) },
            {
              text: `${target.language.title}, ${target.library.name}`,
              address: links.to(`${proofAddress()}#${target.id}`),
            },
            { text: proof.case },
          ]}
        />
        <div class="lead">
          <h1>
            {proof.case}{' '}
            <small>
              in {target.language.title} with {target.library.name}
            </small>
          </h1>
          {idea && <p class="prose">{idea}</p>}
        </div>
        <Head {...props} />
        {job?.limit && <LimitBox target={target} limit={job.limit} />}
        {differences.length > 0 && (
          <section aria-labelledby="differences">
            <h2 id="differences">What differed</h2>
            <Differences differences={differences} />
          </section>
        )}
        <section class="pair" aria-label="On the wire">
          {job && (
            <Bytes
              title="Expected, written by hand"
              note={sizeOf(job.expected.length)}
              bytes={job.expected}
            />
          )}
          {request === undefined ? (
            <p>Nothing arrived.</p>
          ) : (
            <RecordedBytes title="What arrived" recorded={request} />
          )}
        </section>
        {job ? (
          <ProgramBlock {...props} job={job} />
        ) : (
          <p>The program has changed since; it is not shown here.</p>
        )}
        <Runs runs={proof.runs} />
        <Neighbours catalogue={catalogue} links={links} proof={proof} />
      </main>
    </Frame>
  );
};

const Head = (props: ProofPageProps) => {
  const { target, links, proof } = props;
  const { word, mark, meaning } = stateWords[proof.state];
  return (
    <section class={`verdict is-${mark}`} aria-label="State">
      <p class="badge">
        <WireMark mark={mark} />
        <span>
          <strong>{word}</strong> {meaning}
        </span>
      </p>
      <dl class="facts-list">
        {facts(props).map(({ name, text }) => (
          <>
            <dt>{name}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </>
        ))}
        <dt>Library</dt>
        <dd>
          <a href={links.to(`${languageAddress(target.language.id)}#${target.id}`)}>{target.library.name}</a>
        </dd>
      </dl>
    </section>
  );
};

function facts({ target, job, proof: { build, versions, reason, program } }: ProofPageProps) {
  return [
    ...(reason === undefined ? [] : [{ name: 'Why', text: reason }]),
    ...(build ? [{ name: 'Build', text: build.line }] : []),
    { name: 'Run', text: commandLine(job?.run ?? target.run) },
    ...versions.map((version) => ({ name: 'Version', text: version })),
    { name: 'SHA-256', text: program },
  ];
}

const LimitBox = ({ target, limit }: { target: Target; limit: Limit }) => (
  <section class="limit" aria-labelledby="limit">
    <h2 id="limit">The limit</h2>
    <LimitFacts target={target} limit={limit} />
  </section>
);

const ProgramBlock = ({ links, target, proof, job }: ProofPageProps & { job: ShownJob }) => (
  <section class="program" aria-labelledby="program">
    <h2 class="hidden" id="program">
      The program
    </h2>
    <div class="toolbar">
      <b>{target.file}</b>
      <span class="tools">
        {/* Copied text loses the line ends of a message. */}
        {!job.isCut && !target.send && <CopyButton of="text" />}
        <a
          class="button quiet"
          href={links.to(`${proofAddress(proof)}${target.file}`)}
          download={target.file}
        >
          <Icon name="download" />
          Download
        </a>
      </span>
    </div>
    <Listing id="text" label={`Program text, ${target.file}`} lines={job.lines} marked={new Set()} />
    {job.isCut && (
      <p class="small cut">
        {job.hidden > 0 ? `${job.hidden} more lines are` : 'More is'} in the file: download it to have it
        whole.
      </p>
    )}
  </section>
);

const Runs = ({ runs }: { runs: readonly Run[] }) => (
  <section class="runs" aria-labelledby="runs">
    <h2 id="runs">Runs</h2>
    {runs.map((run) => (
      <section>
        <h3>
          {runName(run)} <span>exit {run.exit ?? 'by a signal'}</span>
        </h3>
        {outputs(run).map(({ title, recorded }) => (
          <RecordedBytes title={title} recorded={recorded} maximum={2000} />
        ))}
      </section>
    ))}
  </section>
);

function outputs({ stdout, stderr }: Run): { title: string; recorded: Recorded }[] {
  const all = [
    { title: 'Standard output', recorded: stdout },
    { title: 'Standard error', recorded: stderr },
  ];
  return all.filter(({ recorded }) => recordedSize(recorded) > 0);
}

const RecordedBytes = (props: { title: string; recorded: Recorded; maximum?: number }) => {
  const { title, recorded, maximum } = props;
  const size = recordedSize(recorded);
  return (
    <Bytes title={title} note={sizeOf(size)} bytes={recordedBytes(recorded)} size={size} maximum={maximum} />
  );
};

/** The same case in the other targets. */
const Neighbours = ({ catalogue, links, proof }: { catalogue: Catalogue; links: Links; proof: Proof }) => {
  const { columns } = proofMatrix(
    catalogue.proofs,
    catalogue.targets.map(({ id }) => id),
  );
  return (
    <nav class="neighbours" aria-labelledby="others">
      <h2 id="others">The same case in every target</h2>
      <ul>
        {columns.flatMap(({ target, byCase }): Child[] => {
          const other = byCase.get(proof.case);
          if (!other) return [];
          const { word, mark } = stateWords[other.state];
          return [
            <li class={`row-proof is-${mark}`}>
              <WireMark mark={mark} />
              <a href={links.to(proofAddress(other))} aria-current={other === proof ? 'page' : undefined}>
                {target}
              </a>
              {word}
            </li>,
          ];
        })}
      </ul>
    </nav>
  );
};

function sizeOf(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes} bytes`;
}
