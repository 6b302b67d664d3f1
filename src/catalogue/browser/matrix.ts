/** Rows and columns that an arrow key goes. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The matrix of proofs is one stop for Tab; arrow keys go from cell to cell. */
export function startMatrix(): void {
  const body = document.querySelector<HTMLTableSectionElement>('.matrix tbody:last-child');
  const first = body?.querySelector('a');
  if (!body || !first) return;
  for (const link of body.querySelectorAll('a')) link.tabIndex = -1;
  first.tabIndex = 0;
  const hint = document.querySelector<HTMLElement>('[data-keys]');
  if (hint) hint.hidden = false;
  body.addEventListener('focusin', ({ target }) => {
    const before = body.querySelector<HTMLElement>('a[tabindex="0"]');
    if (before) before.tabIndex = -1;
    if (target instanceof HTMLElement) target.tabIndex = 0;
  });
  body.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const next = neighbour(body, event.target, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function neighbour(
  body: HTMLTableSectionElement,
  from: EventTarget | null,
  [down, right]: readonly [number, number],
): HTMLElement | undefined {
  const cell = from instanceof Element ? from.closest('td') : null;
  const row = cell?.parentElement;
  if (!cell || !(row instanceof HTMLTableRowElement)) return undefined;
  const next = body.rows[row.sectionRowIndex + down]?.cells[cell.cellIndex + right];
  return next?.querySelector('a') ?? undefined;
}
