import type { Check } from '../../send/check-answer.ts';
import { clip } from '../text/message-text.ts';
import { Visible } from './message.tsx';
import { scrolled } from './scrolled.ts';
import { type Mark, WireMark } from './wire-mark.tsx';

/** A page shows so many differences, and so much of each text. */
const maximumRows = 20;
const maximumLength = 120;

const marks: Readonly<Record<Check['verdict'], Mark>> = {
  'as-documented': 'ran',
  differs: 'failed',
  undocumented: 'unproven',
};

const titles: Readonly<Record<Check['verdict'], string>> = {
  'as-documented': 'As documented',
  differs: 'Not as documented',
  undocumented: 'Nothing is documented',
};

/** What the documentation says of an answer: a verdict, and each difference with what is documented and what arrived. */
export const CheckBlock = ({ check }: { check: Check }) => (
  <div class="check">
    <p class={`badge is-${marks[check.verdict]}`} id="verdict">
      <WireMark mark={marks[check.verdict]} />
      <span class="facts">
        <strong>{titles[check.verdict]}</strong>
        <span>{meaningOf(check)}</span>
      </span>
    </p>
    {check.differences.length > 0 && (
      <div class="scroll" {...scrolled('Differences from the documentation')}>
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Documented</th>
              <th scope="col">Arrived</th>
            </tr>
          </thead>
          <tbody>
            {check.differences.slice(0, maximumRows).map(({ where, documented, arrived, isAddition }) => (
              <tr>
                <th scope="row">
                  <code>
                    <Visible text={clip(where, maximumLength)} />
                  </code>
                  {isAddition && <span class="small">more than documented</span>}
                </th>
                <td>
                  <Visible text={clip(documented, maximumLength)} />
                </td>
                <td>
                  <Visible text={clip(arrived, maximumLength)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {hiddenOf(check) > 0 && <p class="small">and {hiddenOf(check)} more</p>}
  </div>
);

function hiddenOf({ differences, more }: Check): number {
  return Math.max(0, differences.length - maximumRows) + more;
}

function meaningOf({ verdict, differences, more, examples }: Check): string {
  const against = `${examples} documented ${examples === 1 ? 'answer' : 'answers'} of this status`;
  const breaking = differences.filter(({ isAddition }) => !isAddition).length;
  switch (verdict) {
    case 'undocumented':
      return 'so there is nothing to hold this answer against';
    case 'as-documented':
      return `status, type and shape are those of ${against}`;
    case 'differs':
      if (examples === 0) return 'no answer of this status is documented';
      return `in ${breaking}${more > 0 ? ' or more' : ''} ${breaking === 1 ? 'place' : 'places'}, held against ${against}`;
  }
}
