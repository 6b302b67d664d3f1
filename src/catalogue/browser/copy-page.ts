import { confirm } from './copy.ts';

/** Copying a whole page as Markdown: its text comes from the server, so a page opened from a file has only the link. */
export function startCopyingPages(): void {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (!clipboard || location.protocol === 'file:') return;
  for (const button of document.querySelectorAll<HTMLElement>('[data-copy-page]')) {
    const address = button.dataset['copyPage'] ?? '';
    button.hidden = false;
    button.addEventListener('click', () => {
      textAt(address)
        .then((text) => clipboard.writeText(text))
        .then(
          () => confirm(button, 'Copied'),
          () => location.assign(address),
        );
    });
  }
}

async function textAt(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}
