import { isTyping } from './is-typing.ts';

/** A key and the control that it stands for: one that can be seen, and says what it does. */
interface Shortcut {
  readonly keys: string;
  readonly says: string;
}

/**
 * Keys for what the page has controls for. Any element may have `data-shortcut`, its key, and `data-says`, what it does:
 * the key presses a button, follows a link, and goes to a field or to what is current already. `data-keys-listed` names keys that another script knows.
 */
export function startShortcuts(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#keys');
  const opener = document.querySelector<HTMLElement>('[data-shortcut="?"]');
  if (!dialog || !opener) return;
  opener.hidden = false;
  opener.addEventListener('click', () => open(dialog));
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const control = controlOf(event.key);
    if (!control) return;
    event.preventDefault();
    press(control);
  });
}

function controlOf(key: string): HTMLElement | undefined {
  const found = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`);
  return found && !found.hidden ? found : undefined;
}

function press(control: HTMLElement): void {
  if (control.matches('input, select, textarea, [aria-current]')) control.focus();
  else control.click();
}

function open(dialog: HTMLDialogElement): void {
  const list = dialog.querySelector('dl');
  list?.replaceChildren(...shortcuts().flatMap(entry));
  dialog.showModal();
}

/** What this page has, in the order of the page. */
function shortcuts(): Shortcut[] {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll<HTMLElement>('[data-shortcut], [data-keys-listed]')) {
    const { shortcut, keysListed, says } = element.dataset;
    const keys = shortcut ?? keysListed ?? '';
    if (!found.has(keys))
      found.set(keys, says ?? element.getAttribute('aria-label') ?? element.textContent ?? '');
  }
  return Array.from(found, ([keys, says]) => ({ keys, says: says.trim() }));
}

function entry({ keys, says }: Shortcut): Element[] {
  const term = document.createElement('dt');
  // The word between two keys is none.
  for (const part of keys.split(/( or )/)) {
    const key = document.createElement('kbd');
    key.textContent = part;
    term.append(part === ' or ' ? part : key);
  }
  const meaning = document.createElement('dd');
  meaning.textContent = says;
  return [term, meaning];
}
