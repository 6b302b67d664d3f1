/** What every page looks like, of the catalogue and of the simulator: style sheets, in the order in which they count. */
export const siteStyles: readonly URL[] = ['tokens', 'base', 'wire', 'frame', 'controls', 'method'].map(
  (name) => new URL(`${name}.css`, import.meta.url),
);

/** The mark of the site, as an icon. */
export const siteIcon = new URL('wire.svg', import.meta.url);
