import type { Child } from 'hono/jsx';
import type { Run } from '../../prove/proof.ts';

const runNames: Readonly<Record<string, string>> = {
  refused: 'Nobody listening',
  untrusted: 'A certificate nobody signed',
  misnamed: 'A certificate of another host',
  endless: 'An answer that never ends',
};

/** What a run was answered with. */
export function runName({ answer }: Run): Child {
  if (!/^[1-5]\d\d$/.test(answer)) return runNames[answer] ?? answer;
  return <span class={`status ${answer.startsWith('2') ? 'ok' : 'no'}`}>{answer}</span>;
}
