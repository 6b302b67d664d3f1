/** Who states a rule, or the words of an answer. `simulator`: the server's own business, no rule of the API. */
export type Source = 'documented' | 'third-party' | 'assumed' | 'simulator';

/** Which rule spoke: an answer carries it as `Wireproof-Rule: zoom-300-same; source=documented`. */
export interface RuleName {
  /** Letters, digits and hyphens. */
  readonly id: string;
  readonly source: Source;
}

/** An answer that is ready to be sent. */
export interface Answer {
  readonly status: number;
  /** Names and values in turn, the rule among them. */
  readonly headers: readonly string[];
  /** Absent where the status allows none (RFC 9110 sections 6.4.1, 15.3.5 and 15.4.5). */
  readonly body?: Buffer;
  readonly rule: RuleName;
}

/** Whether an answer of this status has no content at all, not even an empty one with its length. */
export function isWithoutContent(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
}

/** Puts an answer together. Headers are names and values in turn, without the length, which follows from the body. */
export function answer(
  status: number,
  rule: RuleName,
  { headers = [], body }: { headers?: readonly string[]; body?: Buffer } = {},
): Answer {
  const named = [...headers, 'Wireproof-Rule', `${rule.id}; source=${rule.source}`];
  if (isWithoutContent(status)) return { status, headers: named, rule };
  const content = body ?? Buffer.alloc(0);
  return { status, headers: [...named, 'Content-Length', String(content.length)], body: content, rule };
}

/** An answer whose body is a value as JSON. */
export function jsonAnswer(
  status: number,
  rule: RuleName,
  value: unknown,
  headers: readonly string[] = [],
): Answer {
  return answer(status, rule, {
    headers: [...headers, 'Content-Type', 'application/json; charset=utf-8'],
    body: Buffer.from(JSON.stringify(value)),
  });
}

/** The same answer with headers added. */
export function withHeaders(given: Answer, headers: readonly string[]): Answer {
  return headers.length === 0 ? given : { ...given, headers: [...headers, ...given.headers] };
}
