import type { Child } from 'hono/jsx';

export interface Cell {
  readonly content: Child;
  /** Names of the stylesheet. */
  readonly look?: string;
}

export interface TableProps {
  /** For those who do not see where it stands. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (Cell | string)[])[];
  /** What is said where there are no rows. */
  readonly empty?: string;
}

/** Rows under the names of their columns; on a phone each cell beside the name of its column. */
export const Table = ({ label, columns, rows, empty = 'None.' }: TableProps) =>
  rows.length === 0 ? (
    <p class="empty">{empty}</p>
  ) : (
    <div class="sheet">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, index) => {
                const { content, look } = typeof cell === 'string' ? { content: cell } : cell;
                return (
                  <td data-name={columns[index]} class={look}>
                    <span>{content}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
