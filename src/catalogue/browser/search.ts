import { isTyping } from './is-typing.ts';
import { Palette } from './search-palette.ts';

/** The palette opens by its button, by `/` and by Ctrl-K; without a script the form in its place does the same. */
export function startSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-find]');
  if (!button) return;
  const form = document.querySelector<HTMLFormElement>('form[data-find-form]');
  if (form) form.hidden = true;
  button.hidden = false;
  let palette: Palette | undefined;
  const open = () => {
    palette ??= new Palette(button);
    palette.open();
  };
  button.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (!asksForSearch(event)) return;
    // Another dialog is open, and has the keys.
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
}

function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey) return !event.shiftKey && event.key.toLowerCase() === 'k';
  return event.key === '/' && !isTyping(event.target);
}
