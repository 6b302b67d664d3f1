import { raw } from 'hono/html';
import type { Links } from '../links.ts';
import { renderInline } from '../text/markdown.ts';
import { Raw } from './listing.tsx';
import { LiveAnswer, type ShownRun } from './live-answer.tsx';
import { Message } from './message.tsx';
import { Status } from './method.tsx';
import { Destinations, SendBar, type SendForm } from './send-form.tsx';

/** One documented answer with the request it belongs to. */
export interface ShownAnswer {
  readonly key: string;
  readonly code: number;
  /** A few words for the tab. Plain text. */
  readonly title: string;
  /** The whole name of the example: Markdown with HTML. */
  readonly name: string;
  /** The answer as the simulator gives it. */
  readonly message: string;
  /** The request the example was saved with, where it is another than the item's. */
  readonly request?: string;
}

export interface AnswersProps {
  readonly links: Links;
  readonly answers: readonly ShownAnswer[];
  /** Key of the answer chosen; absent: what the simulator's rules say. */
  readonly chosen: string | undefined;
  /** The item's own request, filled. */
  readonly request: { readonly text: string; readonly note: string };
  /** Where to send it; absent in an export. */
  readonly form?: SendForm;
  readonly run?: ShownRun | undefined;
}

/** The style sheet has a rule for each of so many tabs. */
const maximumTabs = 16;

/** Request and answers, and a form that sends the one and holds what comes back against the others. One choice drives all. */
export const Answers = (props: AnswersProps) => {
  const { form, answers, chosen } = props;
  if (!form && answers.length === 0) return null;
  const content = <AnswersContent {...props} />;
  return (
    <section class="wide" aria-labelledby="answers">
      <div class="section-head">
        <h2 id="answers">{form ? 'Send it, and compare' : 'Documented answers'}</h2>
        <p class="small">
          {form
            ? 'What comes back is held against the documented answers.'
            : 'As the collection documents them. A server of Wireproof plays them.'}
        </p>
      </div>
      {form ? (
        <form class="answers" id="run" method="post" action={form.action} data-chosen={chosen}>
          <Destinations form={form} />
          {content}
        </form>
      ) : (
        <div class="answers">{content}</div>
      )}
    </section>
  );
};

const AnswersContent = (props: AnswersProps) => {
  const { form, answers, chosen, request, run } = props;
  const shown = tabsOf(answers, chosen);
  const own = shown.filter((answer) => answer.request !== undefined);
  return (
    <>
      <Tabs {...props} answers={shown} rest={answers.length - shown.length} />
      <div class="exchange">
        {form && <SendBar form={form} />}
        <div class="stack">
          <Message
            id="request-text"
            title={run?.isAnswered ? 'Request, as it was sent' : 'Request'}
            note={request.note}
            text={request.text}
            label="Request of the item"
            class={run ? '' : own.map(({ key }) => `not-${tabNumber(shown, key)}`).join(' ')}
          />
          {form?.to === 'simulator' &&
            shown.map(({ key }) =>
              run && key === chosen ? null : (
                <p class={`answer answer-${tabNumber(shown, key)} small`}>
                  <Preference answer={key} wasSent={run !== undefined} />
                </p>
              ),
            )}
          {run && chosen !== undefined && (
            <p class="answer answer-0 small">
              Sent for another answer; it is sent anew without <code>Prefer</code>.
            </p>
          )}
          {!run &&
            own.map((answer) => (
              <Raw
                title="Request of this example"
                text={answer.request ?? ''}
                label="Request of the example"
                class={`answer answer-${tabNumber(shown, answer.key)}`}
              />
            ))}
        </div>
        <div class="stack">
          {run && <LiveAnswer run={run} chosen={chosen === undefined ? 0 : tabNumber(shown, chosen)} />}
          {form && !run && (
            <p class="answer answer-0 small">
              {form.to === 'host'
                ? 'Send it to see what the host says.'
                : form.simulator.hasRules
                  ? "Send it to see what the simulator's rules say."
                  : 'Send it to see what the simulator answers.'}
            </p>
          )}
          {shown.map((answer) => (
            <div class={`answer answer-${tabNumber(shown, answer.key)}`}>
              <p class="small named">{raw(renderInline(answer.name))}</p>
              <Raw
                title="Documented answer"
                note={form?.to === 'simulator' ? 'as the simulator gives it when asked' : undefined}
                text={answer.message}
                label={`Documented answer ${answer.code}`}
              />
            </div>
          ))}
        </div>
      </div>
    </>
  );
};

/** The header that asks the simulator for an answer; a request that was sent had none, or another. */
const Preference = ({ answer, wasSent }: { answer: string; wasSent: boolean }) => (
  <span>
    {wasSent ? 'Sent for another answer; it is sent anew with ' : 'With '}
    <code>Prefer: example={answer}</code> behind its headers, which asks the simulator for this answer.
  </span>
);

const Tabs = ({ answers, chosen, form, rest }: AnswersProps & { rest: number }) => (
  <fieldset class="tabs">
    <legend class="hidden">Answer</legend>
    {form && (
      <label>
        <input type="radio" name="answer" value="" id="answer-0" checked={chosen === undefined} />
        {liveTitle(form)}
      </label>
    )}
    {answers.map(({ key, code, title }, index) => (
      <label>
        <input
          type="radio"
          name="answer"
          value={key}
          id={`answer-${index + 1}`}
          checked={chosen === key || (!form && chosen === undefined && index === 0)}
        />
        <Status code={code} /> {title}
      </label>
    ))}
    {rest > 0 && <span class="small">and {rest} more, in the item's JSON</span>}
  </fieldset>
);

function liveTitle({ to, simulator }: SendForm): string {
  if (to === 'host') return 'What the host answers';
  return simulator.hasRules ? "By the simulator's rules" : 'As the simulator answers';
}

/** The first ones, with the chosen one among them. */
function tabsOf(answers: readonly ShownAnswer[], chosen: string | undefined): readonly ShownAnswer[] {
  const first = answers.slice(0, maximumTabs);
  const extra = answers.find(({ key }) => key === chosen);
  return !extra || first.includes(extra) ? first : [...first.slice(0, -1), extra];
}

function tabNumber(answers: readonly ShownAnswer[], key: string): number {
  return answers.findIndex((answer) => answer.key === key) + 1;
}
