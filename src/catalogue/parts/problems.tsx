import type { Problem } from '../../problems.ts';

/** More of them are counted only. */
const maximumShown = 20;

/** What is wrong or doubtful in what was read, with its place and what to do. */
export const Problems = ({
  problems,
  title = 'Noticed while reading',
}: {
  problems: readonly Problem[];
  title?: string;
}) => {
  if (problems.length === 0) return null;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <details class="problems" open={errors > 0 && problems.length < 4}>
      <summary>
        {title}: {count(errors, 'error')}
        {errors > 0 && problems.length > errors && ', '}
        {count(problems.length - errors, 'warning')}
      </summary>
      <ProblemList problems={problems} />
    </details>
  );
};

export const ProblemList = ({ problems }: { problems: readonly Problem[] }) => (
  <ul>
    {problems.slice(0, maximumShown).map(({ severity, message, advice, pointer, item }) => (
      <li>
        <strong class={severity}>{severity === 'error' ? 'Error' : 'Warning'}</strong> {message} {advice}
        {(item || pointer) && (
          <span class="small place">
            {' '}
            {item && <>In {item}. </>}
            {pointer && <code>{pointer.slice(0, 300)}</code>}
          </span>
        )}
      </li>
    ))}
    {problems.length > maximumShown && <li>and {problems.length - maximumShown} more</li>}
  </ul>
);

function count(number: number, word: string): string {
  if (number === 0) return '';
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
