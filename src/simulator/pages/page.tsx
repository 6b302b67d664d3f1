import type { Sheet } from '../behaviour.ts';
import type { Mount } from '../mount.ts';
import type { Mail } from '../outbox.ts';
import type { LogEntry } from '../request-log.ts';

/** Everything that the page shows. */
export interface PageContent {
  readonly mounts: readonly Mount[];
  readonly behaviours: readonly { readonly title: string; readonly sheets: readonly Sheet[] }[];
  readonly mails: readonly Mail[];
  readonly requests: readonly LogEntry[];
  readonly clock: { readonly now: string; readonly isFrozen: boolean };
  /** What the last form came to. */
  readonly said?: { readonly isGood: boolean; readonly sentence: string };
}

/** The page of a simulator: how to call it, what it holds, what it has answered. Works without scripts. */
export function Page({ content }: { content: PageContent }) {
  const { mounts, behaviours, mails, requests, clock, said } = content;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Simulator · Wireproof</title>
        <link rel="stylesheet" href="/_wireproof/style.css" />
      </head>
      <body>
        <header>
          Wireproof simulator: a simulation, independent of the vendors whose documents it follows.
        </header>
        <main>
          <div>
            <h1>Simulator</h1>
            <p class="lead">
              It answers as the collections below document. Ask for another answer with the header{' '}
              <code>Prefer: code=404</code> or <code>Prefer: example=…</code>. Every answer names the rule
              that spoke.
            </p>
          </div>
          {said && (
            <p class={`said ${said.isGood ? 'good' : 'bad'}`} role="status">
              {said.sentence}
            </p>
          )}
          <Mounts mounts={mounts} />
          {behaviours.map(({ title, sheets }) => (
            <section>
              <h2>{title}</h2>
              {sheets.map((sheet) => (
                <SheetTable sheet={sheet} />
              ))}
            </section>
          ))}
          {behaviours.length > 0 && <SignIn />}
          <Requests requests={requests} />
          {behaviours.length > 0 && <Outbox mails={mails} />}
          <Controls clock={clock} />
        </main>
        <footer>
          An independent project, not affiliated with or endorsed by any vendor. As JSON:{' '}
          <a href="/_wireproof/state">state</a>, <a href="/_wireproof/log">log</a>,{' '}
          <a href="/_wireproof/outbox">outbox</a>, <a href="/_wireproof/clock">clock</a>.
        </footer>
      </body>
    </html>
  );
}

function Mounts({ mounts }: { mounts: readonly Mount[] }) {
  const commands = mounts.flatMap(({ curl }) => curl ?? []);
  return (
    <section>
      <h2>Collections</h2>
      <Table label="Collections" columns={['Collection', 'Base URL', 'Routes', 'Rules']}>
        {mounts.map(({ collection, baseUrl, routes, behaviours }) => (
          <tr>
            <td>{collection.name || 'One item'}</td>
            <td class="mono">{baseUrl}</td>
            <td class="number">{routes.length}</td>
            <td>{behaviours.join(', ') || 'documented answers'}</td>
          </tr>
        ))}
      </Table>
      {commands.length > 0 && <h3>A first call</h3>}
      {commands.map((command) => (
        <section class="wide" aria-label="A first call" tabindex={0}>
          <pre>{command}</pre>
        </section>
      ))}
    </section>
  );
}

function SheetTable({ sheet: { title, columns, rows } }: { sheet: Sheet }) {
  return (
    <>
      <h3>{title}</h3>
      <Table label={title} columns={columns}>
        {rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </Table>
    </>
  );
}

function Requests({ requests }: { requests: readonly LogEntry[] }) {
  return (
    <section>
      <h2>Requests</h2>
      <Table
        label="Requests"
        columns={['Time', 'Request', 'Status', 'Rule', 'Source', 'ms']}
        empty="None yet."
      >
        {requests.map(({ at, method, target, status, rule, milliseconds }) => (
          <tr>
            <td class="mono time">{new Date(at).toISOString().slice(11, 19)}</td>
            <td class="mono">
              {method} {target}
            </td>
            <td class={status < 400 ? 'good' : 'bad'}>{status}</td>
            <td class="mono">{rule.id}</td>
            <td>{rule.source}</td>
            <td class="number">{milliseconds.toFixed(1)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Outbox({ mails }: { mails: readonly Mail[] }) {
  return (
    <section>
      <h2>Outbox</h2>
      <Table label="Outbox" columns={['Time', 'To', 'Subject', 'Text']} empty="No mails.">
        {mails.map(({ sentAt, recipient, subject, text }) => (
          <tr>
            <td class="mono time">{new Date(sentAt).toISOString()}</td>
            <td>{recipient}</td>
            <td>{subject}</td>
            <td>{text}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function SignIn() {
  return (
    <section>
      <h2>Sign in</h2>
      <p class="lead">Whether a password is the one a user has now.</p>
      <form method="post" action="/_wireproof/sign-in">
        <label>
          E-mail
          <input type="email" name="email" required autocomplete="off" />
        </label>
        <label>
          Password
          <input type="password" name="password" required autocomplete="off" />
        </label>
        <button class="primary" type="submit">
          Check
        </button>
      </form>
    </section>
  );
}

function Controls({ clock: { now, isFrozen } }: { clock: PageContent['clock'] }) {
  return (
    <section>
      <h2>Clock and reset</h2>
      <p class="lead">
        The simulated time is <span class="mono">{now}</span>
        {isFrozen ? ', frozen.' : '.'}
      </p>
      <div class="controls">
        <form method="post" action="/_wireproof/clock">
          <label>
            Advance by hours
            <input type="number" name="advanceHours" min="0" max="8760" step="any" value="24" />
          </label>
          <button type="submit">Advance</button>
        </form>
        <form method="post" action="/_wireproof/clock">
          <input type="hidden" name="freeze" value={isFrozen ? 'false' : 'true'} />
          <button type="submit">{isFrozen ? 'Let it run' : 'Freeze'}</button>
        </form>
        <form method="post" action="/_wireproof/reset">
          <button type="submit">Reset everything</button>
        </form>
      </div>
    </section>
  );
}

interface TableProperties {
  label: string;
  columns: readonly string[];
  /** What is said where there are no rows. */
  empty?: string;
  // Hono's type of children.
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  children?: any;
}

function Table({ label, columns, empty, children }: TableProperties) {
  if (empty !== undefined && children.length === 0) return <p class="lead">{empty}</p>;
  return (
    <section class="wide" aria-label={label} tabindex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
