import { raw } from 'hono/html';
import type { Problem } from '../../problems.ts';
import { proofMatrix } from '../../prove/matrix.ts';
import { itemAddress, listAddress, proofAddress, signInAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import { Frame } from '../parts/frame.tsx';
import { ProblemList } from '../parts/problems.tsx';
import { shortVersion } from '../parts/proof.tsx';
import { scrolled } from '../parts/scrolled.ts';
import { WireMark } from '../parts/wire-mark.tsx';
import type { Claim } from '../proofs/claim.ts';
import type { Opened } from '../shelf.ts';
import { brief } from '../text/brief.ts';

/** Why what was given could not be opened. */
export interface Trouble {
  readonly sentence: string;
  readonly problems: readonly Problem[];
  /** What was pasted, to be mended. */
  readonly text: string;
}

export interface StartPageProps {
  readonly catalogue: Catalogue;
  readonly links: Links;
  readonly claim?: Claim | undefined;
  readonly trouble?: Trouble;
}

export const StartPage = ({ catalogue, links, claim, trouble }: StartPageProps) => (
  <Frame
    title={trouble ? 'Could not open it' : 'Programs from API collections, with proof'}
    description="Wireproof turns an API collection into client programs and proves each one by running it."
    links={links}
    address="/"
    current="start"
  >
    <main id="main" class="start" tabindex={-1}>
      <div class="intro">
        <div>
          <h1>Turn an API collection into programs, proven by running them.</h1>
          <p class="big">
            Wireproof builds each program, runs it in a closed box, and compares what arrived on the wire with
            what the collection says, byte for byte.
          </p>
        </div>
        {links.isServed && <Opening links={links} trouble={trouble} />}
      </div>
      {claim && <ClaimStrip claim={claim} links={links} />}
      <ProofCount catalogue={catalogue} links={links} />
      <section aria-labelledby="here">
        <h2 id="here">Here now</h2>
        <ul class="cards">
          {catalogue.shelf
            .all()
            .toReversed()
            .map((opened) => (
              <Card catalogue={catalogue} links={links} opened={opened} />
            ))}
        </ul>
      </section>
    </main>
  </Frame>
);

interface OpeningProps {
  readonly links: Links;
  readonly trouble: Trouble | undefined;
}

/** The form, for who may use it. */
const Opening = (props: OpeningProps) => {
  switch (props.links.reader) {
    case 'reading':
      return null;
    case 'signed-out':
      return (
        <div class="drop">
          <p>
            <a href={props.links.to(signInAddress('/'))}>Sign in</a> to open a collection here.
          </p>
        </div>
      );
    default:
      return <OpenForm {...props} />;
  }
};

const OpenForm = ({ links, trouble }: OpeningProps) => (
  <form
    class="drop"
    method="post"
    action={links.to('/_open')}
    enctype="multipart/form-data"
    aria-labelledby="open"
  >
    <h2 id="open">Open a collection</h2>
    {trouble && (
      <div class="trouble" role="alert">
        <p>{trouble.sentence}</p>
        {trouble.problems.length > 0 && <ProblemList problems={trouble.problems} />}
      </div>
    )}
    <div>
      <label class="name" for="paste">
        Paste JSON, YAML or a curl command{' '}
        <small>a collection, items, OpenAPI 2 or 3, or a HAR recording</small>
      </label>
      <textarea
        id="paste"
        name="text"
        spellcheck={false}
        placeholder={'{ "info": { "name": "..." }, "item": [ ... ] }'}
        aria-invalid={trouble ? 'true' : undefined}
      >
        {trouble?.text}
      </textarea>
    </div>
    <div class="row">
      <div>
        <label class="name" for="file">
          or choose a file <small>dropping one on the field works too</small>
        </label>
        <input
          type="file"
          id="file"
          name="file"
          accept=".json,.yaml,.yml,.har,.txt,.sh,application/json,application/yaml,text/plain"
        />
      </div>
      <button type="submit" class="primary">
        Open
      </button>
    </div>
    <p class="small">
      Kept in this server's memory. No script of a collection is run, and nothing is sent anywhere.
    </p>
  </form>
);

const ClaimStrip = ({ claim, links }: { claim: Claim; links: Links }) => (
  <section aria-labelledby="claim">
    <h2 class="hidden" id="claim">
      A recorded run
    </h2>
    <div class="claim">
      <div class="badge is-ran">
        <WireMark mark="ran" />
        <span class="facts">
          <strong>This program ran</strong>
          {claim.versions.map((version) => (
            <span>{shortVersion(version)}</span>
          ))}
          <span>request matched</span>
        </span>
        <a class="open" href={links.to(claim.address)}>
          {claim.item}
        </a>
      </div>
      <ol>
        <li>
          <h3>The program says</h3>
          <pre {...scrolled('Lines of the program')}>
            <code>{raw(claim.program)}</code>
          </pre>
        </li>
        <li class="sent">
          <h3>The wire carried</h3>
          <pre {...scrolled('Recorded request')}>{raw(claim.wire)}</pre>
        </li>
        <li>
          <h3>It ended</h3>
          <pre {...scrolled('Output')}>{claim.output}</pre>
        </li>
      </ol>
    </div>
  </section>
);

const ProofCount = ({ catalogue: { proofs, targets }, links }: { catalogue: Catalogue; links: Links }) => {
  const { counts, cases, columns } = proofMatrix(
    proofs,
    targets.map(({ id }) => id),
  );
  if (cases.length === 0) return null;
  return (
    <p class="counted">
      Of {cases.length} cases in {columns.length} targets, <b>{counts.ran}</b> programs sent every byte as
      expected: <a href={links.to(proofAddress())}>all proofs</a>.
    </p>
  );
};

const origins: Readonly<Record<Opened['origin'], string>> = {
  sample: 'Sample',
  file: 'Collection',
  pasted: 'Pasted here',
};

const Card = ({ catalogue, links, opened }: { catalogue: Catalogue; links: Links; opened: Opened }) => {
  const [target] = catalogue.targets;
  const [item] = opened.items;
  if (!target) return null;
  const leads = item !== undefined && (opened.origin === 'sample' || opened.items.length === 1);
  return (
    <li class={opened.origin === 'sample' ? 'sample' : undefined}>
      <span class="small">{origins[opened.origin]}</span>
      <a href={links.to(leads ? itemAddress(opened, item, target.id) : listAddress(opened, target.id))}>
        {leads ? `${opened.title}: ${brief(item.name)}, in ${target.language.title}` : opened.title}
      </a>
      <span class="small">{contents(opened)}</span>
    </li>
  );
};

function contents({ origin, items, collection }: Opened): string {
  const folders = collection.children.filter(({ kind }) => kind === 'folder').length;
  const requests = items.length === 1 ? '1 request' : `${items.length} requests`;
  if (origin === 'sample') return `${requests} in our own words, with programs in every language.`;
  return folders === 0 ? requests : `${requests} in ${folders} ${folders === 1 ? 'folder' : 'folders'}`;
}
