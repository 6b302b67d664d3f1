import type { KeptMail } from '../outbox.ts';
import type { LogEntry } from '../request-log.ts';
import { Table } from './table.tsx';

/** The newest requests, each with the rule that answered it. */
export const Requests = ({ requests }: { requests: readonly LogEntry[] }) => (
  <section aria-labelledby="requests">
    <h2 id="requests">Requests</h2>
    <Table
      label="Requests"
      columns={['Time', 'Request', 'Status', 'Rule', 'Stated by', 'ms']}
      empty="None yet."
      rows={requests.map(({ at, method, target, status, rule, milliseconds }) => [
        { content: new Date(at).toISOString().slice(11, 19), look: 'mono still' },
        { content: <Line method={method} target={target} />, look: 'mono' },
        { content: <span class={`status ${status < 400 ? 'ok' : 'no'}`}>{status}</span>, look: 'still' },
        { content: rule.id, look: 'mono' },
        { content: rule.source, look: 'rule' },
        { content: milliseconds.toFixed(1), look: 'still' },
      ])}
    />
  </section>
);

const Line = ({ method, target }: { method: string; target: string }) => (
  <>
    <b>{method}</b> {target}
  </>
);

/** The newest mails, and what became of each. */
export const Outbox = ({ mails, server }: { mails: readonly KeptMail[]; server: string | undefined }) => (
  <section aria-labelledby="outbox">
    <h2 id="outbox">Outbox</h2>
    <p class="lead">
      {server === undefined
        ? 'Mails stay here; start the simulator with --smtp host:port to have them delivered.'
        : `Mails are delivered to ${server}.`}
    </p>
    <Table
      label="Outbox"
      columns={['Simulated time', 'To', 'Mail', 'State']}
      empty="No mails yet."
      rows={mails.map((mail) => [
        { content: new Date(mail.sentAt).toISOString().slice(0, 19).replace('T', ' '), look: 'mono' },
        mail.recipient,
        { content: <Letter mail={mail} /> },
        { content: <State mail={mail} isDelivered={server !== undefined} /> },
      ])}
    />
  </section>
);

const Letter = ({ mail: { subject, text } }: { mail: KeptMail }) => (
  <>
    <b>{subject}</b>
    <br />
    {text}
  </>
);

const State = ({
  mail: { state, attempts, remark },
  isDelivered,
}: {
  mail: KeptMail;
  isDelivered: boolean;
}) => (
  <>
    <span class={`state ${state}`}>{state === 'waiting' && !isDelivered ? 'kept here' : state}</span>
    {attempts > 1 && ` after ${attempts} tries`}
    {remark !== undefined && (
      <>
        <br />
        {remark}
      </>
    )}
  </>
);
