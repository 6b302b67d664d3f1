import type { Child } from 'hono/jsx';
import { type MatrixColumn, type ProofMatrix, proofMatrix, proofStates } from '../../prove/matrix.ts';
import type { ProofState } from '../../prove/proof.ts';
import type { Target } from '../../targets/target.ts';
import { languageAddress, matrixAddress, proofAddress } from '../addresses.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Links } from '../links.ts';
import { Frame } from '../parts/frame.tsx';
import { stateWords } from '../parts/proof-states.ts';
import { scrolled } from '../parts/scrolled.ts';
import { WireMark } from '../parts/wire-mark.tsx';

interface ProofsPageProps {
  readonly catalogue: Catalogue;
  readonly links: Links;
  /** The first case of the page is among those that begin here. */
  readonly from: number;
}

/** Cells on one page: more would make it larger than 100 kB. */
const maximumCells = 1024;

/** Every stored proof: a row for each case, a column for each target. */
export const ProofsPage = ({ catalogue, links, from }: ProofsPageProps) => {
  const { targets, proofs } = catalogue;
  const matrix = proofMatrix(
    proofs,
    targets.map(({ id }) => id),
  );
  const pages = pagesOf(matrix);
  const shown = pages.findLast(([first]) => first <= from) ?? pages[0] ?? [0, 0];
  const present = proofStates.filter((state) => matrix.counts[state] > 0);
  return (
    <Frame
      title="Proofs"
      description="What every target sent on the wire for every case, as it was recorded."
      links={links}
      address={proofAddress()}
      current="proofs"
    >
      <main id="main" class="plain proofs" tabindex={-1}>
        <div class="lead">
          <h1>Proofs</h1>
          <p class="prose">
            A case is a small request with one tricky idea, and the bytes that must arrive, written by hand.
            Each program was built, run in a closed box, and read on the wire.
            {links.hasProofPages && ' Choose a cell to see the program and what was recorded.'}
          </p>
        </div>
        {present.length === 0 ? (
          <p>No proofs are stored here.</p>
        ) : (
          <>
            <Totals matrix={matrix} />
            {pages.length > 1 && (
              <Pages links={links} pages={pages} shown={shown} cases={matrix.cases.length} />
            )}
            <Matrix {...{ matrix, targets, links, present, shown }} />
            {pages.length > 1 && (
              <Pages links={links} pages={pages} shown={shown} cases={matrix.cases.length} />
            )}
          </>
        )}
      </main>
    </Frame>
  );
};

/** The first case of a page, and the first behind it. */
type Range = readonly [number, number];

/** As few pages as there can be, of about the same length. */
function pagesOf({ cases, columns }: ProofMatrix): Range[] {
  const maximumRows = Math.max(1, Math.floor(maximumCells / Math.max(1, columns.length)));
  const count = Math.ceil(cases.length / maximumRows);
  const rows = Math.ceil(cases.length / Math.max(1, count));
  return Array.from({ length: count }, (_, page) => [page * rows, Math.min(cases.length, (page + 1) * rows)]);
}

interface PagesProps {
  readonly links: Links;
  readonly pages: readonly Range[];
  readonly shown: Range;
  readonly cases: number;
}

const Pages = ({ links, pages, shown, cases }: PagesProps) => (
  <nav class="pages" aria-label="Cases">
    <span>Cases</span>
    {pages.map((page) => (
      <a href={links.to(matrixAddress(page[0]))} aria-current={page === shown ? 'page' : undefined}>
        {page[0] + 1} to {page[1]}
      </a>
    ))}
    <span>of {cases}</span>
  </nav>
);

/** How many there are of each state, as a bar and in words. Failed and unproven are named also where there is none. */
const Totals = ({ matrix: { counts, cases, columns } }: { matrix: ProofMatrix }) => {
  const all = proofStates.reduce((sum, state) => sum + counts[state], 0);
  const shown = proofStates.filter((state) => counts[state] > 0 || state !== 'stand-in');
  return (
    <section class="totals" aria-labelledby="totals">
      <h2 id="totals">
        <b>{counts.ran}</b> of {all} right on the wire{' '}
        <span>{`${cases.length} cases × ${columns.length} targets`}</span>
      </h2>
      <svg class="share" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
        {proofStates.map((state, index) => (
          <rect
            class={`is-${stateWords[state].mark}`}
            x={proofStates.slice(0, index).reduce((sum, before) => sum + counts[before], 0)}
            width={counts[state]}
            height="1"
          />
        ))}
      </svg>
      <ul>
        {shown.map((state) => (
          <li class={`is-${stateWords[state].mark}`}>
            <WireMark mark={stateWords[state].mark} />
            <span>
              <strong>
                {counts[state]} {stateWords[state].word}
              </strong>{' '}
              {stateWords[state].meaning}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface MatrixProps {
  readonly matrix: ProofMatrix;
  readonly targets: readonly Target[];
  readonly links: Links;
  readonly present: readonly ProofState[];
  readonly shown: Range;
}

const Matrix = ({ matrix: { cases, columns, counts }, targets, links, present, shown }: MatrixProps) => (
  <div class="matrix" {...scrolled('Proofs by case and target')}>
    <table>
      <thead>
        <tr>
          <td>
            <span data-keys hidden>
              Arrow keys move from cell to cell.
            </span>
          </td>
          {targets.map(({ id, language, library }) => (
            <th scope="col" id={id}>
              <a href={links.to(`${languageAddress(language.id)}#${id}`)}>{language.title}</a>
              <span>{library.name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="sums">
        {present.map((state) => (
          <tr>
            <th scope="row">
              {stateWords[state].word} <b>{counts[state]}</b>
            </th>
            {columns.map((column) => (
              <td class={sumClass(state, column)}>{column.counts[state] || '0'}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tbody>
        {cases.slice(...shown).map((name) => (
          <tr>
            <th scope="row">{name}</th>
            {columns.map((column) => cell(column, name, links))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Very many of them make the page: a cell has its state in a word and, but for the usual one, a class. */
function cell({ target, byCase }: MatrixColumn, name: string, links: Links): Child {
  const proof = byCase.get(name);
  if (!proof) return <td class="none">none</td>;
  const { word, mark } = stateWords[proof.state];
  return (
    <td class={mark === 'ran' ? undefined : mark}>
      {links.hasProofPages ? (
        <a href={links.to(proofAddress({ target, case: name }))}>{word}</a>
      ) : (
        <span>{word}</span>
      )}
    </td>
  );
}

function sumClass(state: ProofState, { counts }: MatrixColumn): string {
  return counts[state] === 0 ? 'zero' : stateWords[state].mark;
}
