import type { Input } from '../../wire/template.ts';
import { type Choice, isEditable, withChoice } from '../choice.ts';
import { CopyButton } from './listing.tsx';
import { scrolled } from './scrolled.ts';

export interface InputsProps {
  /** Address of the page without its query. */
  readonly address: string;
  readonly inputs: readonly Input[];
  /** Set where the program is a message, which has no environment to read. */
  readonly isMessage: boolean;
  readonly choice: Choice;
  /** The collection's own base URL. */
  readonly documentedBase: string | undefined;
  readonly simulator?:
    | {
        readonly baseUrl: string;
        /** How the program of this page is run against it, as one line for a shell. */
        readonly command: string;
      }
    | undefined;
}

/** What the caller of the program supplies, to be changed in a form that works by its address. */
export const Inputs = ({ address, inputs, isMessage, choice, documentedBase, simulator }: InputsProps) => (
  <form class="inputs" action={address} aria-labelledby="inputs">
    <h2 id="inputs">Inputs</h2>
    {inputs.every(({ kind }) => kind !== 'base-url') && (
      <BaseUrl {...{ address, choice, documentedBase, simulator }} name="baseUrl" index={inputs.length} />
    )}
    {inputs.map((input, index) =>
      input.kind === 'base-url' ? (
        <BaseUrl {...{ address, choice, documentedBase, simulator, index }} name={input.name} />
      ) : isEditable(input) ? (
        <div>
          <label class="name" for={`input-${index}`}>
            {input.name} {input.meaning && <small>{input.meaning}</small>}
          </label>
          <input
            class="mono"
            type="text"
            id={`input-${index}`}
            name={`value.${input.name}`}
            value={input.value ?? ''}
            autocomplete="off"
            spellcheck={false}
            maxlength={4000}
          />
        </div>
      ) : (
        <FromEnvironment input={input} isMessage={isMessage} index={index} />
      ),
    )}
    <button type="submit">Apply</button>
    {choice.host === 'simulator' && simulator && (
      <div>
        <div class="section-head">
          <span class="name">Run it against the simulator</span>
          <CopyButton of="command" />
        </div>
        <pre class="wrap command" {...scrolled('Command')}>
          <code id="command">{simulator.command}</code>
        </pre>
      </div>
    )}
    <p class="small">
      An input changes the program's text, so its proof is then the target's, until that text has run too.
    </p>
  </form>
);

interface BaseUrlProps extends Omit<InputsProps, 'inputs' | 'isMessage'> {
  readonly name: string;
  readonly index: number;
}

const BaseUrl = ({ name, index, address, choice, documentedBase, simulator }: BaseUrlProps) => (
  <fieldset>
    <legend class="name" id={`input-${index}`}>
      {name}
    </legend>
    <div class="choice">
      <a
        href={withChoice(address, { ...choice, host: 'documented' })}
        aria-current={choice.host === 'documented' ? 'true' : undefined}
      >
        Documented host<code>{documentedBase?.slice(0, 200) || 'none documented'}</code>
      </a>
      {simulator && (
        <a
          href={withChoice(address, { ...choice, host: 'simulator' })}
          aria-current={choice.host === 'simulator' ? 'true' : undefined}
        >
          Simulator here<code>{simulator.baseUrl}</code>
        </a>
      )}
      <label aria-current={choice.host === 'own' ? 'true' : undefined}>
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

interface FromEnvironmentProps {
  readonly input: Input;
  readonly isMessage: boolean;
  readonly index: number;
}

const FromEnvironment = ({ input, isMessage, index }: FromEnvironmentProps) => (
  <div id={`input-${index}`}>
    <span class="name">
      {input.environment ?? input.name} {input.meaning && <small>{input.meaning}</small>}
    </span>
    <div class="env">{originOf(input, isMessage)}</div>
  </div>
);

/** Where the value of an input comes from that no form may hold. */
function originOf({ from }: Input, isMessage: boolean): string {
  const hasExample = from === 'environment-or-program';
  if (isMessage) return hasExample ? "The collection's example" : 'A placeholder in the message';
  return hasExample ? "From the environment, else the collection's example" : 'From the environment';
}

/** The same for a page that nobody serves: names and values, without a form. */
export const InputTable = ({ inputs, isMessage }: Pick<InputsProps, 'inputs' | 'isMessage'>) => (
  <section class="inputs" aria-labelledby="inputs">
    <h2 id="inputs">Inputs</h2>
    <dl class="facts-list">
      {inputs.map((input, index) => (
        <>
          <dt id={`input-${index}`}>
            <code>{input.from === 'environment' ? input.environment : input.name}</code>
          </dt>
          <dd>
            {input.from === 'environment' ? (
              originOf(input, isMessage)
            ) : (
              <code>{input.value || 'empty'}</code>
            )}
            {input.from === 'environment-or-program' && !isMessage && (
              <span class="small"> or {input.environment} from the environment</span>
            )}
          </dd>
        </>
      ))}
    </dl>
  </section>
);
