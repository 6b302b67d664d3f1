/** Has a screen reader say a text, also when it is the same as before. */
export function say(text: string): void {
  const said = document.getElementById('said');
  if (!said) return;
  said.textContent = '';
  setTimeout(() => {
    said.textContent = text;
  }, 50);
}
