import type { Check } from '../../send/check-answer.ts';
import { CheckBlock } from './check.tsx';
import { Message } from './message.tsx';

/** What came of a request that was sent from a page. */
export interface ShownRun {
  readonly to: 'simulator' | 'host';
  /** The answer, or why there is none. */
  readonly text: string;
  readonly note: string;
  readonly isAnswered: boolean;
  readonly isRedirect?: boolean;
  /** Why the body is not whole. */
  readonly cut?: string;
  /** The simulator's rule that spoke. */
  readonly rule?: string;
  readonly check?: Check;
}

const titles = { simulator: 'Answer of the simulator', host: 'Answer of the host' } as const;

/** An answer, and what the documentation says of it. */
export const LiveAnswer = ({ run, chosen }: { run: ShownRun; chosen: number }) => {
  const title = run.isAnswered ? titles[run.to] : 'No answer';
  return (
    <div class={`answer answer-${chosen}`} id="live">
      {run.check && <CheckBlock check={run.check} />}
      <Message title={title} note={run.note} text={run.text} label={title} />
      {run.cut && <p class="small">The body is not whole: {run.cut}</p>}
      {run.isRedirect && <p class="small">Redirects are not followed: this is the answer itself.</p>}
      {run.rule && (
        <p class="small rule">
          The rule that spoke: <code>{run.rule}</code>
        </p>
      )}
    </div>
  );
};
