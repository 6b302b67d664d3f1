/** Where a text stands in a collection, for a person. */
export interface Surroundings {
  /** The saved answer that it belongs to. */
  readonly example?: string;
  /** Whether it is in the request that the saved answer belongs to. */
  readonly isOriginal?: true;
  /** The list or the part that it is in: `header`. */
  readonly part?: string;
}

/** Members of a collection, in any version, and what their content is called. */
const parts: Readonly<Record<string, readonly string[]>> = {
  header: ['header', 'headers', 'headerData', 'headerPresets'],
  'query parameter': ['query', 'queryParams'],
  'form field': ['urlencoded', 'formdata', 'data'],
  variable: ['variable', 'variables', 'values', 'pathVariables', 'pathVariableData'],
  'auth parameter': ['auth', 'helperAttributes', 'authHelper'],
  cookie: ['cookie', 'cookies'],
  setting: ['protocolProfileBehavior'],
  body: ['body', 'raw', 'rawModeData', 'graphql'],
  description: ['description'],
  script: ['event', 'events', 'script', 'exec', 'tests', 'preRequestScript'],
  address: ['url', 'host', 'path'],
};

/** What the content of a member is called; undefined where the member says nothing of it. */
export const partOf: ReadonlyMap<string, string> = new Map(
  Object.entries(parts).flatMap(([part, members]) => members.map((member) => [member, part] as const)),
);

/** Parts that are lists of what has a name. */
const named = new Set([
  'header',
  'query parameter',
  'form field',
  'variable',
  'auth parameter',
  'cookie',
  'setting',
]);

/**
 * The place of a text in words. `name` is what the text is called, `inside` what a part of it is called, and `hide`
 * takes out of a name what must not be said.
 *
 * @example the header Authorization of the original request of the example "200 OK"
 * @example client_secret in the body
 */
export function placeWords(
  { part, example, isOriginal }: Surroundings,
  name: string,
  inside: string | undefined,
  hide: (name: string) => string,
): string {
  const shown = (text: string) => short(hide(text));
  const within = inside === undefined || inside === name ? '' : `${shown(inside)} in `;
  const whole = `${within}the ${whatIs(part, name, shown)}`;
  if (example === undefined) return whole;
  return `${whole} of ${isOriginal ? 'the original request of ' : ''}the example "${shown(example)}"`;
}

function whatIs(part: string | undefined, name: string, shown: (name: string) => string): string {
  if (part === undefined) return name === '' ? 'text' : `member ${shown(name)}`;
  return named.has(part) && partOf.get(name) !== part && name !== '' ? `${part} ${shown(name)}` : part;
}

const longestName = 60;

/** A name on one line. */
function short(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  return line.length <= longestName ? line : `${line.slice(0, longestName)}...`;
}
