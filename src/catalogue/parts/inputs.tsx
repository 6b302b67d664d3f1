import type { Input } from '../../wire/template.ts';
import { type Choice, isEditable, withChoice } from '../item/choice.ts';
import type { Chosen } from '../item/chosen.ts';
import { CopyButton } from './listing.tsx';
import { scrolled } from './scrolled.ts';

export interface InputsProps extends Pick<Chosen, 'inputs' | 'choice' | 'documentedBase' | 'baseName'> {
  /** Address of the page without its query; where forms are answered, their action. */
  readonly address: string;
  readonly isServed: boolean;
  /** Set where the program is a message, which has no environment to read. */
  readonly isMessage: boolean;
  /** How the program of this page is run, as one line for a shell. */
  readonly command: string;
  /** The base URL of the simulator, where one runs. */
  readonly simulator?: string | undefined;
  /** What the page needs to print the program anew while someone types; absent where the item is too long for that. */
  readonly live?: LiveScripts | undefined;
}

/** The scripts of a page in which someone types. */
export interface LiveScripts {
  readonly collection: string;
  readonly target: string;
  /** Addresses, in the order in which they are run. None has a space. */
  readonly scripts: readonly string[];
  /** The one that a dynamic variable needs. */
  readonly words: string;
}

/** What the caller of the program supplies: a form that works by its address, and as one types where there are scripts. */
export const Inputs = (props: InputsProps) => {
  const { isServed, address, live } = props;
  const attributes = {
    class: 'inputs',
    'aria-labelledby': 'inputs',
    ...(live && {
      'data-live': live.scripts.join(' '),
      'data-words': live.words,
      'data-target': live.target,
      'data-collection': live.collection,
    }),
  };
  const content = <Content {...props} />;
  return isServed ? (
    <form action={address} {...attributes}>
      {content}
    </form>
  ) : (
    <section {...attributes}>{content}</section>
  );
};

const Content = (props: InputsProps) => {
  const { inputs, isServed, isMessage, command, baseName } = props;
  return (
    <>
      <h2 id="inputs">Inputs</h2>
      {inputs.every(({ kind }) => kind !== 'base-url') && (
        <BaseUrl {...props} name={baseName} index={inputs.length} />
      )}
      {inputs.map((input, index) =>
        input.kind === 'base-url' ? (
          <BaseUrl {...props} index={index} name={input.name} />
        ) : isEditable(input) ? (
          <Value input={input} index={index} isServed={isServed} />
        ) : (
          <Secret input={input} isMessage={isMessage} index={index} />
        ),
      )}
      <div class="actions">
        {isServed && (
          <button type="submit" data-apply>
            Apply
          </button>
        )}
        <button type="button" data-reset hidden>
          Back to the documented values
        </button>
        <button type="button" data-reveal aria-pressed="false" hidden>
          Show secrets
        </button>
      </div>
      <div>
        <div class="section-head">
          <span class="name">
            {props.choice.host === 'simulator' ? 'Run it against the simulator' : 'Run it'}
          </span>
          <CopyButton of="command" />
        </div>
        <pre class="wrap command" {...scrolled('Command')}>
          <code id="command">{command}</code>
        </pre>
      </div>
      <p class="small">
        An input changes the program's text, so its proof is then the target's, until that text has run too.
        <span data-field hidden>
          {' '}
          What you type stays in this tab; secrets are forgotten when you leave this page.
        </span>
      </p>
    </>
  );
};

interface BaseUrlProps extends InputsProps {
  readonly name: string;
  readonly index: number;
}

const BaseUrl = ({ name, index, address, isServed, choice, documentedBase, simulator }: BaseUrlProps) => (
  <fieldset>
    <legend class="name" id={`input-${index}`}>
      {name}
    </legend>
    <div class="choice">
      <HostLink host="documented" address={address} choice={choice} title="Documented host">
        {documentedBase?.slice(0, 200) || 'none documented'}
      </HostLink>
      {simulator !== undefined && (
        <HostLink host="simulator" address={address} choice={choice} title="Simulator here">
          {simulator}
        </HostLink>
      )}
      <label aria-current={choice.host === 'own' ? 'true' : undefined} data-field hidden={!isServed}>
        <span>Another</span>
        <input
          class="mono"
          type="text"
          name="base"
          value={choice.base ?? ''}
          placeholder="https://api.example.com/v2"
          autocomplete="off"
          spellcheck={false}
          maxlength={500}
        />
      </label>
    </div>
    {choice.host === 'simulator' && <input type="hidden" name="host" value="simulator" />}
  </fieldset>
);

const HostLink = (props: {
  host: 'documented' | 'simulator';
  address: string;
  choice: Choice;
  title: string;
  children: string;
}) => {
  const { host, address, choice, title, children } = props;
  return (
    <a
      href={withChoice(address, { ...choice, host })}
      data-host={host}
      aria-current={choice.host === host ? 'true' : undefined}
    >
      {title}
      <code>{children}</code>
    </a>
  );
};

interface ValueProps {
  readonly input: Input;
  readonly index: number;
  readonly isServed: boolean;
}

/** An id or another variable, which stands in the program. */
const Value = ({ input, index, isServed }: ValueProps) => (
  <div>
    <label class="name" for={`input-${index}`}>
      {input.name} {input.meaning && <small>{input.meaning}</small>}
    </label>
    {!isServed && (
      <div class="env" data-static>
        {input.value ? <code>{input.value}</code> : originOf(input, false)}
      </div>
    )}
    <input
      class="mono"
      type="text"
      id={`input-${index}`}
      name={`value.${input.name}`}
      value={input.value ?? ''}
      placeholder={input.environment && `$${input.environment}`}
      autocomplete="off"
      spellcheck={false}
      maxlength={4000}
      data-field
      hidden={!isServed}
    />
  </div>
);

interface SecretProps {
  readonly input: Input;
  readonly isMessage: boolean;
  readonly index: number;
}

/** A secret has a field only where a script keeps it: it has no name, so that no form sends it. */
const Secret = ({ input, isMessage, index }: SecretProps) => (
  <div id={`input-${index}`}>
    <label class="name" for={`secret-${index}`}>
      {input.environment ?? input.name} {input.meaning && <small>{input.meaning}</small>}
    </label>
    <div class="env" data-static>
      {originOf(input, isMessage)}
    </div>
    <input
      class="mono"
      type="password"
      id={`secret-${index}`}
      data-secret={input.name}
      placeholder={originOf(input, isMessage)}
      autocomplete="off"
      spellcheck={false}
      maxlength={4000}
      data-field
      hidden
    />
  </div>
);

/** Where the value of an input comes from that no form may hold. */
function originOf({ from }: Input, isMessage: boolean): string {
  const hasExample = from === 'environment-or-program';
  if (isMessage) return hasExample ? "The collection's example" : 'A placeholder in the message';
  return hasExample ? "From the environment, else the collection's example" : 'From the environment';
}
