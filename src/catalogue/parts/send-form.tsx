import type { Reader } from '../links.ts';
import { Icon } from './wire-mark.tsx';

/** An input whose value can be typed. */
export interface RunField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Typed without being seen. */
  readonly isSecret: boolean;
  /** Whether the collection has a value that is sent where none is typed. */
  readonly hasOwn: boolean;
}

/** Where a page sends its request, and with what. */
export interface SendForm {
  readonly action: string;
  readonly reader: Reader;
  /** The address at which the token is asked for. */
  readonly signIn: string;
  readonly to: 'simulator' | 'host';
  /** The simulator's own pages, and the address at which it is chosen. */
  readonly simulator: { readonly page: string; readonly choose: string; readonly hasRules: boolean };
  /** The address at which a real host is chosen; absent where this server sends to none. */
  readonly host?: { readonly choose: string };
  /** Base URL of the host. */
  readonly base: string;
  readonly fields: readonly RunField[];
  readonly method: string;
  /** The host for which its reader must agree that data may change there; absent where nothing changes. */
  readonly changesAt?: string;
  /** Whether that was forgotten. */
  readonly mustAgree: boolean;
}

/** Where to: two links, since the values that work are others at each. */
export const Destinations = ({ form }: { form: SendForm }) => (
  <fieldset class="destinations">
    <legend class="name">Send to</legend>
    <div class="choice">
      <a href={form.simulator.choose} aria-current={form.to === 'simulator' ? 'true' : undefined}>
        The simulator<code>{new URL(form.simulator.page).host}</code>
      </a>
      {form.host && (
        <a href={form.host.choose} aria-current={form.to === 'host' ? 'true' : undefined}>
          The real host<code>{form.base.slice(0, 200) || 'none documented'}</code>
        </a>
      )}
    </div>
    {!form.host && (
      <p class="small">
        This server sends to its simulator only; started with <code>--send</code>, it sends to{' '}
        {form.base ? <code>{form.base.slice(0, 200)}</code> : 'real hosts'} too.
      </p>
    )}
  </fieldset>
);

/** Values, and the buttons that show and send the request. */
export const SendBar = ({ form }: { form: SendForm }) => (
  <div class="bar">
    {form.to === 'host' && (
      <>
        <input type="hidden" name="to" value="host" />
        <Field id="run-base" name="base" label="Base URL" value={form.base} />
      </>
    )}
    {form.fields.map((field, index) => (
      <Field
        id={`run-${index}`}
        name={`value.${field.name}`}
        label={field.label}
        value={field.value}
        isSecret={field.isSecret}
        {...(field.hasOwn && { placeholder: "the collection's own" })}
      />
    ))}
    {form.changesAt !== undefined && <Agreement form={form} host={form.changesAt} />}
    <Buttons form={form} />
    <p class="small">{form.to === 'host' ? <ToHost /> : <ToSimulator form={form} />}</p>
  </div>
);

/** What sends, for who may; for anyone else, what stands in the way. */
const Buttons = ({ form }: { form: SendForm }) => {
  switch (form.reader) {
    case 'reading':
      return <p class="send">Nobody can send from here: this server was started for reading.</p>;
    case 'signed-out':
      return (
        <p class="send">
          <span>
            <a href={form.signIn}>Sign in</a> to send it.
          </span>
        </p>
      );
    default:
      return (
        <div class="send">
          <button type="submit" class="primary">
            <Icon name="play" />
            Send
          </button>
          <button type="submit" name="act" value="show">
            Show the request
          </button>
          {form.to === 'host' && (
            <label class="tick">
              <input type="checkbox" name="reveal" value="yes" /> with its secrets
            </label>
          )}
        </div>
      );
  }
};

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly isSecret?: boolean;
  readonly placeholder?: string;
}

const Field = ({ id, name, label, value, isSecret = false, placeholder }: FieldProps) => (
  <div class="field">
    <label class="name" for={id}>
      {label}
    </label>
    <input
      class="mono"
      type={isSecret ? 'password' : 'text'}
      id={id}
      name={name}
      value={value}
      placeholder={placeholder}
      autocomplete="off"
      spellcheck={false}
      maxlength={4000}
    />
  </div>
);

const Agreement = ({ form: { method, mustAgree }, host }: { form: SendForm; host: string }) => (
  <label class={mustAgree ? 'tick agreement is-missing' : 'tick agreement'}>
    <input
      type="checkbox"
      name="agreed"
      value={host}
      aria-describedby={mustAgree ? 'must-agree' : undefined}
    />
    <span>
      This {method} changes data at <b>{host}</b>.
      {mustAgree && (
        <strong id="must-agree" role="alert">
          {' '}
          Nothing was sent yet. Tick this, and send it again.
        </strong>
      )}
    </span>
  </label>
);

const ToHost = () => (
  <>
    Sends the request from this server, over the network. Redirects are not followed, and addresses that are
    not public are refused. Secrets are sent, and neither kept nor shown.
  </>
);

/** Its own pages are for this machine: readers elsewhere do not reach them. */
const ToSimulator = ({ form: { simulator, reader } }: { form: SendForm }) => {
  const name = `the simulator at ${new URL(simulator.page).host}`;
  return (
    <>
      Sends these values, which may differ from the program's, to{' '}
      {reader === 'trusted' ? (
        <>
          <a href={simulator.page}>{name}</a>, whose page shows what it was asked
          {simulator.hasRules && ', its state and its mails'}.
        </>
      ) : (
        `${name}.`
      )}{' '}
      Nothing goes to the real host.
    </>
  );
};
