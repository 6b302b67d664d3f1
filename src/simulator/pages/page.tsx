import { Outbox, Requests } from './activity.tsx';
import type { PageContent } from './content.ts';
import { Controls, SignIn } from './controls.tsx';
import { type Anchor, Frame } from './frame.tsx';
import { Table } from './table.tsx';

/** The page of a simulator: how to call it, what it holds, what it has answered. Works without scripts. */
export const Page = ({ content }: { content: PageContent }) => {
  const { said, behaviours } = content;
  return (
    <Frame anchors={anchorsOf(content)}>
      <div>
        <h1>Simulator</h1>
        <p class="lead">
          It answers as the collections below document. Ask for another answer with the header{' '}
          <code>Prefer: code=404</code> or <code>Prefer: example=…</code>. Every answer names the rule that
          spoke.
        </p>
      </div>
      {said && (
        <p class={`said ${said.isGood ? 'ok' : 'no'}`} role="status">
          {said.sentence}
        </p>
      )}
      <Collections content={content} />
      {behaviours.length > 0 && <Accounts content={content} />}
      <Requests requests={content.requests} />
      {behaviours.length > 0 && <Outbox mails={content.mails} server={content.mailServer} />}
      <Controls clock={content.clock} />
    </Frame>
  );
};

function anchorsOf({ behaviours, tokens }: PageContent): Anchor[] {
  const state = [
    { id: 'accounts', title: tokens.length > 0 ? 'Accounts' : 'State' },
    { id: 'requests', title: 'Requests' },
    { id: 'outbox', title: 'Outbox' },
    { id: 'clock', title: 'Clock' },
  ];
  return behaviours.length > 0 ? state : state.filter(({ id }) => id === 'requests' || id === 'clock');
}

const Collections = ({ content: { collections } }: { content: PageContent }) => {
  const commands = collections.flatMap(({ curl }) => curl ?? []);
  return (
    <section aria-labelledby="collections">
      <h2 id="collections">Collections</h2>
      <Table
        label="Collections"
        columns={['Collection', 'Base URL', 'Routes', 'Rules']}
        rows={collections.map(({ name, baseUrl, routes, behaviours }) => [
          name,
          { content: baseUrl, look: 'mono' },
          { content: String(routes), look: 'still' },
          behaviours.join(', ') || 'documented answers',
        ])}
      />
      {commands.length > 0 && (
        <p class="lead">A first call; the terminal of the simulator has it with its token, ready to run.</p>
      )}
      {commands.map((command) => (
        <pre class="command">{command}</pre>
      ))}
    </section>
  );
};

const Accounts = ({ content: { tokens, behaviours, hasSignIn } }: { content: PageContent }) => (
  <section aria-labelledby="accounts">
    <h2 id="accounts">{tokens.length > 0 ? 'Accounts and tokens' : 'State'}</h2>
    {tokens.length > 0 && <Tokens tokens={tokens} hasPasswords={hasSignIn} />}
    {behaviours.flatMap(({ title, sheets }) =>
      sheets.map((sheet) => (
        <>
          <h3>{sheet.title}</h3>
          <Table label={`${sheet.title}: ${title}`} columns={sheet.columns} rows={sheet.rows} />
        </>
      )),
    )}
    {hasSignIn && <SignIn />}
  </section>
);

interface TokensProps {
  readonly tokens: PageContent['tokens'];
  readonly hasPasswords: boolean;
}

const Tokens = ({ tokens, hasPasswords }: TokensProps) => (
  <>
    <p class="lead">
      Tokens are new at each start, and stand in full only in the terminal of the simulator.
      {hasPasswords && ' Passwords stand nowhere: they are kept as hashes.'}
    </p>
    <Table
      label="Access tokens"
      columns={['Token', 'What it is', 'Begins with']}
      rows={tokens.map(({ name, meaning, token }) => [
        { content: <b>{name}</b> },
        meaning,
        { content: token, look: 'mono' },
      ])}
    />
  </>
);
