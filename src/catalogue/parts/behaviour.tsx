import type { Target } from '../../targets/target.ts';
import type { WireTemplate } from '../../wire/template.ts';

/** What each exit status of a program means: the rules that all targets follow. */
export const Behaviour = ({ target, template }: { target: Target; template: WireTemplate }) => (
  <section aria-labelledby="does">
    <h2 id="does">What the program does</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Exit</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {exits(target, template).map(({ status, when }) => (
          <tr>
            <td>
              <code>{status}</code>
            </td>
            <td>{when}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p class="small">
      Connects within 10 s, ends within 60 s, checks TLS, follows no redirect, keeps no cookie, never retries.
      {target.send && (
        <>
          {' '}
          The program is the message itself: what only you know (credentials, values that are missing, files)
          is a placeholder in it, and <code>Content-Length</code> counts it as it stands.
        </>
      )}
    </p>
  </section>
);

function exits(target: Target, { success, inputs }: WireTemplate) {
  const documented = success.length === 0 ? 'any 2xx' : `${success.join(' or ')}, the documented success`;
  if (target.send) {
    return [
      { status: '0', when: 'An answer came, whatever its status' },
      { status: 'not 0', when: 'No answer: the reason on standard error' },
    ];
  }
  if (target.isCommand) {
    return [
      {
        status: '0',
        when: `The answer is ${documented.replace(', the documented success', ' or another success')}`,
      },
      { status: 'not 0', when: `Any other answer, or none: ${target.library.name}'s own status` },
    ];
  }
  const needed = inputs.filter(({ from }) => from === 'environment').map(({ environment }) => environment);
  return [
    { status: '0', when: `The answer is ${documented}` },
    { status: '1', when: 'Any other status, or no answer: the reason on standard error' },
    ...(needed.length > 0
      ? [{ status: '2', when: `${needed.join(' or ')} is missing: one sentence, nothing is sent` }]
      : []),
  ];
}
