/** Why a request is not answered as it was asked, in one sentence for its reader. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether signing in would help. */
  readonly asksForToken: boolean;

  constructor(
    status: number,
    sentence: string,
    {
      headers = {},
      asksForToken = false,
    }: { readonly headers?: Readonly<Record<string, string>>; readonly asksForToken?: boolean } = {},
  ) {
    super(sentence);
    this.status = status;
    this.headers = headers;
    this.asksForToken = asksForToken;
  }
}

/** For a form that is none. */
export function unreadableForm(): Refusal {
  return new Refusal(400, 'The form that was sent cannot be read.');
}

/** For who asked too often; `seconds` until it helps to ask again (RFC 9110 section 10.2.3). */
export function tooOften(seconds: number, what = 'requests'): Refusal {
  return new Refusal(429, `Too many ${what} from your address. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
