/** What the browser may load for a page: our own scripts, styles and pictures, by the source expressions of `own` (CSP 3, 2.3.1). */
const loading = (own: string) => [
  "default-src 'none'",
  `style-src ${own}`,
  `script-src ${own}`,
  `img-src ${own} data:`,
  "base-uri 'none'",
];

/** Content-Security-Policy of every page of the server. */
export const servedPolicy = [
  ...loading("'self'"),
  "form-action 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The same in a page of an export, which has no headers of its own.
 * `file:` because not every browser takes a file for 'self'; a page that came by https can load none.
 */
export const exportedPolicy = [...loading("'self' file:"), "form-action 'none'"].join('; ');
