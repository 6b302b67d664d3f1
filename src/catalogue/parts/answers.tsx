import { raw } from 'hono/html';
import type { Links } from '../links.ts';
import { renderInline } from '../markdown.ts';
import { Raw } from './listing.tsx';
import { Status } from './method.tsx';
import { Icon } from './wire-mark.tsx';

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

/** A run that was played from this page. */
export interface ShownRun {
  readonly request: string;
  readonly requestNote: string;
  readonly answer: string;
  readonly answerNote: string;
  readonly rule?: string;
}

export interface RunField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

export interface AnswersProps {
  readonly links: Links;
  readonly answers: readonly ShownAnswer[];
  /** Key of the answer chosen; absent: what the simulator's rules say. */
  readonly chosen: string | undefined;
  /** The item's own request, filled. */
  readonly request: { readonly text: string; readonly note: string };
  /** Where to play it; absent in an export. */
  readonly play?: {
    readonly action: string;
    /** Where the simulator is, and its own pages: `http://127.0.0.1:8025`. */
    readonly simulator: string;
    /** Whether the simulator knows rules of this API, beyond the documented answers. */
    readonly hasRules: boolean;
    readonly fields: readonly RunField[];
  };
  readonly run?: ShownRun | undefined;
}

/** The style sheet has a rule for each of so many tabs. */
const maximumTabs = 16;

/** Request and answers, with a button that plays them against the simulator. One choice drives all. */
export const Answers = (props: AnswersProps) => {
  const { play, answers, chosen } = props;
  if (!play && answers.length === 0) return null;
  const content = <AnswersContent {...props} />;
  return (
    <section class="wide" aria-labelledby="answers">
      <div class="section-head">
        <h2 id="answers">{play ? 'Answers, documented and live' : 'Documented answers'}</h2>
        <p class="small">
          {play
            ? 'Choose one, and the simulator gives it; or let its rules decide.'
            : 'As the collection documents them. A server of Wireproof plays them.'}
        </p>
      </div>
      {play ? (
        <form class="answers" id="run" method="post" action={play.action} data-chosen={chosen}>
          {content}
        </form>
      ) : (
        <div class="answers">{content}</div>
      )}
    </section>
  );
};

const AnswersContent = (props: AnswersProps) => {
  const { play, answers, chosen, request, run } = props;
  const shown = tabsOf(answers, chosen);
  const own = shown.filter((answer) => answer.request !== undefined);
  return (
    <>
      <Tabs {...props} answers={shown} rest={answers.length - shown.length} />
      <div class="exchange">
        {play && <RunBar play={play} />}
        <div class="stack">
          {run ? (
            <Raw
              title="Request, as it was sent"
              note={run.requestNote}
              text={run.request}
              label="Request to the simulator"
            />
          ) : (
            <Raw
              title="Request"
              note={request.note}
              text={request.text}
              label="Request of the item"
              class={own.map(({ key }) => `not-${tabNumber(shown, key)}`).join(' ')}
            />
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
          {run && <Live run={run} chosen={chosen === undefined ? 0 : tabNumber(shown, chosen)} />}
          {play && !run && <p class="answer answer-0 small">Run it to see what the simulator's rules say.</p>}
          {shown.map((answer) => (
            <div class={`answer answer-${tabNumber(shown, answer.key)}`}>
              <p class="small named">{raw(renderInline(answer.name))}</p>
              <Raw
                title="Documented answer"
                note={play ? 'as the simulator gives it when asked' : undefined}
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

const Live = ({ run, chosen }: { run: ShownRun; chosen: number }) => (
  <div class={`answer answer-${chosen}`} id="live">
    <Raw
      title="Answer of the simulator"
      note={run.answerNote}
      text={run.answer}
      label="Answer of the simulator"
    />
    {run.rule && (
      <p class="small rule">
        The rule that spoke: <code>{run.rule}</code>
      </p>
    )}
  </div>
);

const Tabs = ({ answers, chosen, play, rest }: AnswersProps & { rest: number }) => (
  <fieldset class="tabs">
    <legend class="hidden">Answer</legend>
    {play && (
      <label>
        <input type="radio" name="answer" value="" id="answer-0" checked={chosen === undefined} />
        {play.hasRules ? "By the simulator's rules" : 'As the simulator answers'}
      </label>
    )}
    {answers.map(({ key, code, title }, index) => (
      <label>
        <input
          type="radio"
          name="answer"
          value={key}
          id={`answer-${index + 1}`}
          checked={chosen === key || (!play && chosen === undefined && index === 0)}
        />
        <Status code={code} /> {title}
      </label>
    ))}
    {rest > 0 && <span class="small">and {rest} more</span>}
  </fieldset>
);

const RunBar = ({ play }: { play: NonNullable<AnswersProps['play']> }) => (
  <div class="bar">
    {play.fields.map(({ name, label, value }, index) => (
      <div class="field">
        <label class="name" for={`run-${index}`}>
          {label}
        </label>
        <input
          class="mono"
          type="text"
          id={`run-${index}`}
          name={`value.${name}`}
          value={value}
          autocomplete="off"
          spellcheck={false}
          maxlength={4000}
        />
      </div>
    ))}
    <button type="submit" class="primary">
      <Icon name="play" />
      Run it here
    </button>
    <p class="small">
      Sends the request over HTTP to{' '}
      <a href={`${play.simulator}/_wireproof/`}>the simulator at {new URL(play.simulator).host}</a>, whose
      page shows its state and mails. Nothing leaves this machine.
    </p>
  </div>
);

/** The first ones, with the chosen one among them. */
function tabsOf(answers: readonly ShownAnswer[], chosen: string | undefined): readonly ShownAnswer[] {
  const first = answers.slice(0, maximumTabs);
  const extra = answers.find(({ key }) => key === chosen);
  return !extra || first.includes(extra) ? first : [...first.slice(0, -1), extra];
}

function tabNumber(answers: readonly ShownAnswer[], key: string): number {
  return answers.findIndex((answer) => answer.key === key) + 1;
}
