/** Links to lines of a listing (`#L4`, `#L4-L9`), which a click on the numbers makes; and a button that breaks long lines. */
export function startLines(): void {
  showLinked();
  addEventListener('hashchange', showLinked);
  document.addEventListener('click', ({ target, shiftKey, clientX }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>('[data-wrap]');
    if (button) wrap(button);
    const line = target.closest<HTMLElement>('.listing .line');
    if (line && isOnNumber(line, clientX)) link(line, shiftKey);
  });
  for (const button of document.querySelectorAll<HTMLElement>('[data-wrap]')) button.hidden = false;
}

/** The numbers stand left of the text, where nothing can be selected. */
function isOnNumber(line: HTMLElement, x: number): boolean {
  const range = document.createRange();
  range.selectNodeContents(line);
  return x < range.getBoundingClientRect().left;
}

/** One line, or with Shift all from the one that is linked. */
function link({ id }: HTMLElement, isRange: boolean): void {
  const [first] = linkedLines();
  const chosen = Number(id.slice(1));
  const from = isRange && first !== undefined ? Math.min(first, chosen) : chosen;
  const to = isRange && first !== undefined ? Math.max(first, chosen) : chosen;
  history.replaceState(history.state, '', from === to ? `#L${from}` : `#L${from}-L${to}`);
  showLinked();
}

/** First and last line of the address. */
function linkedLines(): [number, number] | [] {
  const [, from, to] = /^#L(\d{1,6})(?:-L(\d{1,6}))?$/.exec(location.hash) ?? [];
  return from === undefined ? [] : [Number(from), Number(to ?? from)];
}

function showLinked(): void {
  for (const line of document.querySelectorAll('.line.linked')) line.classList.remove('linked');
  const [from, to = 0] = linkedLines();
  if (from === undefined) return;
  const lines = document.querySelectorAll('.listing .line');
  for (let number = from; number <= Math.min(to, lines.length); number++) {
    lines[number - 1]?.classList.add('linked');
  }
  if (to > from) document.getElementById(`L${from}`)?.scrollIntoView({ block: 'center' });
}

function wrap(button: HTMLElement): void {
  const listing = document.getElementById(button.dataset['wrap'] ?? '')?.closest('pre');
  const isWrapped = listing?.classList.toggle('wrap') ?? false;
  button.setAttribute('aria-pressed', String(isWrapped));
}
