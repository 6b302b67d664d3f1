import { say } from './say.ts';

/** Dropping a file on the field opens it as if it had been chosen. */
export function startDropping(): void {
  const field = document.getElementById('paste');
  const chooser = document.getElementById('file');
  if (!(field instanceof HTMLTextAreaElement) || !(chooser instanceof HTMLInputElement)) return;
  field.addEventListener('dragover', (event) => {
    event.preventDefault();
  });
  field.addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files;
    const file = files?.[0];
    if (!files || !file) return;
    event.preventDefault();
    chooser.files = files;
    say(file.name);
    field.form?.requestSubmit();
  });
}
