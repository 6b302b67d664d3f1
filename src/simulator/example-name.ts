/** One failure that the name of an example tells of. */
export interface NamedError {
  /** The API's own error code; absent where the name gives only a message. */
  readonly code?: number;
  readonly message: string;
}

/** What the name of an example says about its answer, for collections which say it only there. */
export interface ReadName {
  /** The HTTP status code that the name states. */
  readonly status?: number;
  /** In the order of the name; several messages under one code are several entries. */
  readonly errors: readonly NamedError[];
}

const statusMarker = /\*{0,2}(?:HTTP )?Status Code:?\*{0,2}:?\s*`?(\d{3})\b`?/i;
const errorMarker = /\*{0,2}Error Code:?\*{0,2}:?\s*`?(\d+)\b`?/i;
/** A line with a marker that has only begun: the last one of a name that was cut off. */
const begunMarker = /^\*\*[A-Za-z ]*:?\*{0,2}:? ?`?\d*$/;
const tags = /<\/?(?:p|b|i|em|strong|code|ul|ol|li|a|span|div)\b[^<>]*>/gi;

/**
 * Reads status, error codes and messages out of the name of an example, which is Markdown with HTML:
 *
 * `**HTTP Status Code:** \`404\` **Not Found**<br>**Error Code:** \`1001\`<br>User does not exist: $userId.`
 *
 * A name without such markers has neither status nor errors.
 */
export function readExampleName(name: string): ReadName {
  const text = withoutCutEnd(withLines(name));
  const [before = '', ...rest] = text.split(errorMarker);
  const status = statusMarker.exec(text)?.[1];
  const errors = pairs(rest).flatMap(([code, section]) =>
    messages(section).map((message) => ({ code: Number(code), message })),
  );
  if (status === undefined) return { errors };
  if (rest.length > 0) return { status: Number(status), errors };
  return { status: Number(status), errors: statusMessages(before).map((message) => ({ message })) };
}

/** The name on one line, without Markdown and HTML, as a person reads it. */
export function plainName(name: string): string {
  return plain(withLines(name));
}

/** Every line break of the HTML as one of the text, every run of spaces as one. */
function withLines(name: string): string {
  return name
    .replace(/[ \t]+/g, ' ')
    .replace(/<br ?\/?>/gi, '\n')
    .trim();
}

/** Takes off a tag or a marker that has begun and does not end: names are cut at 255 characters by the tool that makes them. */
function withoutCutEnd(text: string): string {
  const opened = text.lastIndexOf('<');
  const isCut = opened >= 0 && /^<\/?[a-z]* ?\/?$/i.test(text.slice(opened));
  const whole = isCut ? text.slice(0, opened).trimEnd() : text;
  const lastLine = whole.lastIndexOf('\n') + 1;
  return begunMarker.test(whole.slice(lastLine).trim()) ? whole.slice(0, lastLine) : whole;
}

function pairs(texts: readonly string[]): [string, string][] {
  return texts.flatMap((text, at) => (at % 2 === 0 ? [[text, texts[at + 1] ?? '']] : []));
}

/** The lines of a section up to a status marker; a list's bullets fall away. */
function messages(section: string): string[] {
  const [own = ''] = section.split(statusMarker, 1);
  return own
    .split('\n')
    .map((line) => plain(line).replace(/^\* /, ''))
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** What a name says behind its status code, without the reason phrase where something else is said too. */
function statusMessages(text: string): string[] {
  const marker = statusMarker.exec(text);
  const lines = marker ? messages(text.slice(marker.index + marker[0].length)) : [];
  const telling = lines.filter((line) => !isReasonPhrase(line));
  return telling.length > 0 ? telling : lines;
}

function isReasonPhrase(line: string): boolean {
  return /^(bad request|not found|unauthorized|forbidden|conflict|too many requests|ok|no content|created)\.?$/i.test(
    line,
  );
}

function plain(text: string): string {
  return text
    .replace(tags, '')
    .replace(/\*\*|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
