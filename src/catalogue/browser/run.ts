import { showCopyButtons } from './copy.ts';
import { say } from './say.ts';

/** Running: the same form as without a script, without leaving the page. */
export function startRunning(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id !== 'run') return;
    event.preventDefault();
    const button = form.querySelector<HTMLButtonElement>('button.primary');
    if (button) button.disabled = true;
    run(form).catch(() => {
      // Without an answer the browser's own way says what is wrong.
      if (button) button.disabled = false;
      form.submit();
    });
  });
}

async function run(form: HTMLFormElement): Promise<void> {
  const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  const response = await fetch(form.action, { method: 'POST', body: fields });
  const answered = new DOMParser().parseFromString(await response.text(), 'text/html');
  const next = answered.getElementById('run');
  if (!next) throw new Error('There is no answer in the page.');
  form.replaceWith(next);
  showCopyButtons(next);
  history.replaceState(null, '', response.url);
  const status = next.querySelector('#live pre')?.textContent?.split('\n')[0];
  say(status ?? 'No answer');
  next.querySelector<HTMLElement>('button.primary')?.focus();
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
