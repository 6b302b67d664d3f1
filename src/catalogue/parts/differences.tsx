import type { Difference, Run } from '../../prove/proof.ts';

/** Differences of several runs, at most this many of them. */
const maximumRows = 20;
const maximumLength = 500;

interface DifferencesProps {
  readonly differences: readonly { readonly run: Run; readonly difference: Difference }[];
}

/** Where something was not as it must be. */
export const Differences = ({ differences }: DifferencesProps) => (
  <table class="differences">
    <thead>
      <tr>
        <th scope="col">Where</th>
        <th scope="col">Expected</th>
        <th scope="col">Arrived</th>
      </tr>
    </thead>
    <tbody>
      {differences.slice(0, maximumRows).map(({ run, difference: { where, expected, arrived } }) => (
        <tr>
          <td>
            {where} <span class="small">({run.answer})</span>
          </td>
          <td>
            <code>{expected?.slice(0, maximumLength) ?? 'nothing'}</code>
          </td>
          <td>
            <code>{arrived?.slice(0, maximumLength) ?? 'nothing'}</code>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
