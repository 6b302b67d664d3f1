/** Attributes of a block that scrolls by itself, so that it can be reached and is named without a mouse. */
export function scrolled(label: string) {
  return { role: 'region', tabindex: 0, 'aria-label': label } as const;
}
