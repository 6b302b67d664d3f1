/** A request message taken apart for comparison: what a library may choose freely is gone. */
export interface Message {
  readonly line: string;
  /** `name: value`, names in lower case, sorted by name; the order within a name is kept. */
  readonly headers: readonly string[];
  readonly body: string;
}

/** Headers that every library may add, unless the item sets them. */
const free = new Set([
  'host',
  'user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'transfer-encoding',
]);

/** Reads a message of Latin-1 characters. Headers in `kept` are compared even where a library may choose them. */
export function readMessage(
  message: string,
  kept: ReadonlySet<string>,
  added: readonly string[] = [],
): Message {
  const end = message.indexOf('\r\n\r\n');
  const [line = '', ...lines] = message.slice(0, end).split('\r\n');
  let body = message.slice(end + 4);
  const headers = lines.map((header): readonly [string, string] => {
    const colon = header.indexOf(':');
    return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()];
  });
  if (headers.some(([name, value]) => name === 'transfer-encoding' && value === 'chunked'))
    body = unchunk(body);
  const boundary = /^multipart\/form-data; boundary="?([^";]+)"?$/.exec(
    headers.find(([name]) => name === 'content-type')?.[1] ?? '',
  )?.[1];
  return {
    line,
    headers: headers
      .filter(([name]) => kept.has(name) || !(free.has(name) || added.includes(name)))
      .map(
        ([name, value]) =>
          `${name}: ${boundary ? value.replaceAll(boundary, 'BOUNDARY').replaceAll('"', '') : value}`,
      )
      .sort((one, other) => (one.split(':')[0] ?? '').localeCompare(other.split(':')[0] ?? '')),
    body: boundary ? body.replaceAll(boundary, 'BOUNDARY') : body,
  };
}

function unchunk(body: string): string {
  let whole = '';
  let rest = body;
  for (;;) {
    const end = rest.indexOf('\r\n');
    const length = Number.parseInt(rest.slice(0, end), 16);
    if (!(length > 0)) return whole;
    whole += rest.slice(end + 2, end + 2 + length);
    rest = rest.slice(end + 4 + length);
  }
}
