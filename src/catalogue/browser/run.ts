import { showCopyButtons } from './copy.ts';
import { say } from './say.ts';

/** Sending: the same form as without a script, without leaving the page. */
export function startRunning(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id !== 'run') return;
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    const buttons = [...form.querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    run(form, fields, event.submitter?.getAttribute('value') ?? '').catch(() => {
      // Without an answer the browser's own way says what is wrong.
      for (const button of buttons) button.disabled = false;
      form.submit();
    });
  });
}

async function run(form: HTMLFormElement, fields: FormData, act: string): Promise<void> {
  const body = new URLSearchParams(fields as unknown as Record<string, string>);
  const response = await fetch(form.action, { method: 'POST', body });
  const answered = new DOMParser().parseFromString(await response.text(), 'text/html');
  const next = answered.getElementById('run');
  if (!next) throw new Error('There is no answer in the page.');
  keepTyped(form, next);
  form.replaceWith(next);
  showCopyButtons(next);
  // A request that is only shown has no address of its own.
  if (response.redirected) history.replaceState(null, '', response.url);
  // An alert speaks for itself.
  if (!next.querySelector('[role=alert]')) say(outcomeOf(next));
  next.querySelector<HTMLElement>(`button[type=submit][value="${act}"], button.primary`)?.focus();
}

/** The server keeps no secret; this tab does, until it is left. */
function keepTyped(form: ParentNode, next: ParentNode): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('.field input')) {
    const same = next.querySelector<HTMLInputElement>(`.field input[name="${CSS.escape(field.name)}"]`);
    if (same) same.value = field.value;
  }
}

function outcomeOf(next: ParentNode): string {
  const status = next.querySelector('#live pre')?.textContent?.split('\n')[0];
  const verdict = next.querySelector('#verdict strong')?.textContent;
  return status === undefined ? 'The request is shown' : [status, verdict ?? ''].join('. ');
}

/** The answer chosen stands in the address, so that it can be linked. */
export function keepChosenAnswer(): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'answer') return;
    if (location.protocol === 'file:') return;
    const address = new URL(location.href);
    address.searchParams.delete('answer');
    if (target.value) address.searchParams.set('answer', target.value);
    history.replaceState(null, '', address);
  });
}
