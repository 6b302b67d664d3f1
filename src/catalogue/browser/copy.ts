import { say } from './say.ts';

/** Copying: the buttons are hidden in the page as it comes, because without a script they do nothing. */
export function startCopying(): void {
  showCopyButtons(document);
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('[data-copy]');
    if (button) copy(button);
  });
}

export function showCopyButtons(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-copy]')) button.hidden = false;
}

function copy(button: HTMLElement): void {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  if (!source) return;
  // A page opened from a file, or over plain HTTP from elsewhere, has no clipboard.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  const writing = clipboard?.writeText(source.textContent ?? '') ?? Promise.reject();
  writing.then(
    () => confirm(button, 'Copied'),
    () => select(source, button),
  );
}

function select(source: Node, button: HTMLElement): void {
  getSelection()?.selectAllChildren(source);
  confirm(button, 'Press Ctrl+C');
}

/** Shows a text on the button for two seconds. */
export function confirm(button: HTMLElement, text: string): void {
  const label = button.lastChild;
  if (!label) return;
  const usual = button.dataset['text'] ?? label.textContent ?? '';
  button.dataset['text'] = usual;
  label.textContent = text;
  say(text);
  setTimeout(() => {
    label.textContent = usual;
  }, 2000);
}
