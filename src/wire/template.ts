/**
 * How the value of an input becomes wire text: UTF-8, but in a header one byte for each character of Latin-1
 * (RFC 9110 section 5.5), which is all that a header may hold.
 *
 * `verbatim` as it is (base URL, header, raw body); `segment` (path), `query` and `form` percent-encoded by
 * {@link percentEncode}; `json` escaped for the inside of a JSON string.
 */
export type Encode = 'verbatim' | 'segment' | 'query' | 'form' | 'json';

/** A place in a text that an input fills. */
export interface Hole {
  /** The {@link Input.name}. */
  readonly input: string;
  readonly encode: Encode;
}

/** A text in pieces: literals, which are in their final spelling on the wire, and holes. */
export type Text = readonly (string | Hole)[];

/** A header as the item sets it. Order and duplicates are kept. */
export interface Header {
  /** An HTTP token (RFC 9110 section 5.1), in the case the item gives it. */
  readonly name: string;
  readonly value: Text;
}

/** One part of a multipart/form-data body (RFC 7578). */
export interface Part {
  /** Not escaped: whoever frames the body escapes `"`, CR and LF as browsers do (`%22 %0D %0A`). */
  readonly name: Text;
  readonly content: Text | FileContent;
  /** The part's Content-Type; absent where the part has no such header. */
  readonly contentType?: string;
}

/** The bytes of a file that the program reads when it runs. */
export interface FileContent {
  /** As the collection gives it: absolute, or relative to the working folder. */
  readonly path: Text;
  /** What the part says of its name; absent: the last segment of the path. Not escaped. */
  readonly filename?: string;
}

export type Body =
  /** Sent as UTF-8, every byte kept. Urlencoded and GraphQL bodies are texts too, already encoded. */
  | { readonly kind: 'text'; readonly text: Text }
  /** Whoever frames the body chooses the boundary and writes the Content-Type header with it. */
  | { readonly kind: 'multipart'; readonly parts: readonly Part[] }
  | { readonly kind: 'file'; readonly file: FileContent };

/** What the caller of a program supplies. */
export interface Input {
  /** As the collection writes it (`userId`, `baseUrl`), or `accessToken`, `password` ... for credentials. Unique in its template. */
  readonly name: string;
  readonly kind: 'base-url' | 'path' | 'variable' | 'field' | 'credential';
  /**
   * Where a program takes the value from. `program`: a constant in its text. `environment`: the variable
   * {@link Input.environment}, without which it stops. `environment-or-program`: the variable when set, else the constant.
   */
  readonly from: 'program' | 'environment' | 'environment-or-program';
  /** Name of the environment variable; there unless `from` is `program`. */
  readonly environment?: string | undefined;
  /**
   * The collection's own value, not encoded. Always there unless `from` is `environment`; a credential keeps it
   * for people and tests to look at, and no program prints it.
   */
  readonly value?: string | undefined;
  /** What it is, as plain text on one line: `The user ID or email address of the user.` */
  readonly meaning?: string | undefined;
}

/** A request whose every text is a list of pieces, with all that a program needs to know about it. */
export interface WireTemplate {
  /** Name of the collection and of the item: `Zoom API: Update a user's password`. Plain text on one line. */
  readonly title: string;
  /** An HTTP token, upper case as the wire has it. */
  readonly method: string;
  /** The whole address, percent-encoded. Begins with the base URL: a `verbatim` hole, or a literal with its scheme. No fragment, no user and password. */
  readonly url: Text;
  /** Those the item sets and those its auth and body need. Never Content-Length or Transfer-Encoding; Host only where written by hand, and a multipart Content-Type only where it has a meaning of its own. */
  readonly headers: readonly Header[];
  /** Basic authentication (RFC 7617); the header is not among `headers`. */
  readonly basic?: { readonly user: Text; readonly password: Text } | undefined;
  readonly body?: Body | undefined;
  /** In the order a program declares them: base URL, path, the rest, credentials. */
  readonly inputs: readonly Input[];
  /** The documented 2xx status codes; empty: any 2xx is success. */
  readonly success: readonly number[];
}

/** Whether a part's content is a file. */
export function isFile(content: Text | FileContent): content is FileContent {
  return 'path' in content;
}

/** Every text of a template. */
export function textsOf({ url, headers, basic, body }: Omit<WireTemplate, 'inputs'>): Text[] {
  return [
    url,
    ...headers.map(({ value }) => value),
    ...(basic ? [basic.user, basic.password] : []),
    ...(body ? textsOfBody(body) : []),
  ];
}

/** Every text of a body. */
export function textsOfBody(body: Body): Text[] {
  if (body.kind === 'text') return [body.text];
  if (body.kind === 'file') return [body.file.path];
  return body.parts.flatMap(({ name, content }) => [name, isFile(content) ? content.path : content]);
}

/** The same pieces with literals that stand together joined, and empty ones dropped. */
export function joinLiterals<Other extends object>(pieces: readonly (string | Other)[]): (string | Other)[] {
  const joined: (string | Other)[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else if (piece !== '') joined.push(piece);
  }
  return joined;
}
