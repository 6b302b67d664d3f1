import { inputsOfAddress, recall } from './live-memory.ts';
import { runScript } from './run-script.ts';
import { say } from './say.ts';

/**
 * Inputs that change the page while one types. What that needs is loaded when a field is touched, or at once where this
 * tab remembers something for the page. Until then, and without it, the form works by its address.
 */
export function startLiveInputs(): void {
  const panel = document.querySelector<HTMLElement>('[data-live]');
  if (!panel) return;
  for (const field of panel.querySelectorAll<HTMLElement>('[data-field]')) field.hidden = false;
  for (const text of panel.querySelectorAll<HTMLElement>('[data-static]')) text.hidden = true;
  let isLoading = false;
  const load = () => {
    if (!isLoading) goLive(panel);
    isLoading = true;
  };
  for (const touched of ['focusin', 'pointerover']) {
    document.addEventListener(touched, ({ target }) => {
      if (target instanceof Element && target.closest('[data-live], #run')) load();
    });
  }
  const isRemembered = recall(panel.dataset['collection'] ?? '') !== undefined;
  if (isRemembered || inputsOfAddress(new URLSearchParams(location.search))) load();
}

async function goLive(panel: HTMLElement): Promise<void> {
  const addresses = (panel.dataset['live'] ?? '').split(' ');
  try {
    await Promise.all(addresses.map(runScript));
    globalThis.wireproofLive?.start(panel);
  } catch {
    say('Inputs change the page only by Apply: a script could not be loaded.');
  }
}
