/** Something wrong or doubtful in an input. Data, never an exception. */
export interface Problem {
  readonly code: ProblemCode;
  /** `error`: the input or a part of it could not be used. `warning`: it was used, and may not mean what its author meant. */
  readonly severity: 'error' | 'warning';
  /** JSON pointer (RFC 6901) into the document that was read; empty for the whole. */
  readonly pointer: string;
  /** Item path, where the problem is in one item or in what it inherits. */
  readonly item?: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly advice: string;
}

/** Where a problem is. */
export type Place = Pick<Problem, 'pointer' | 'item'>;

interface Entry {
  readonly severity: Problem['severity'];
  readonly message: (...facts: string[]) => string;
  readonly advice: string;
}

const entry = <Facts extends string[]>(
  severity: Problem['severity'],
  message: (...facts: Facts) => string,
  advice: string,
) => ({ severity, message, advice });

/** Every problem that reading, resolution or printing can report. Messages are for people; codes are stable. */
export const problemTable = {
  // The document.
  'too-large': entry(
    'error',
    (size: string, limit: string) => `The document has ${size} characters; at most ${limit} are read.`,
    'Split the collection, or leave out saved responses when you export it.',
  ),
  'not-utf8': entry(
    'warning',
    () => 'The document is not UTF-8: bytes that mean nothing were read as U+FFFD.',
    'Save the file as UTF-8.',
  ),
  'not-json': entry(
    'error',
    (why: string) => `This is not JSON: ${why}.`,
    'Export the collection again, or mend the file at that place.',
  ),
  'not-yaml': entry(
    'error',
    (why: string) => `This is neither JSON nor YAML: ${why}.`,
    'Mend the text at that place; a curl command begins with the word curl.',
  ),
  'not-a-document': entry(
    'error',
    () => 'This is a plain text: no JSON, no YAML with anything in it, and no curl command.',
    'Give a collection, an OpenAPI document, a HAR recording or a curl command.',
  ),
  'too-deep': entry(
    'error',
    (limit: string) => `The document nests lists and objects more than ${limit} deep.`,
    'No collection needs that; look whether the file is what you meant to give.',
  ),
  'not-a-collection': entry(
    'error',
    (what: string) => `This is ${what}, not a collection.`,
    'Give a Postman collection of version 2.1, 2.0 or 1, a data dump of collections, one item, or a list of items.',
  ),
  'not-an-environment': entry(
    'error',
    (what: string) => `This is ${what}, not an environment.`,
    'Give an environment or the globals as Postman exports them: JSON with a list of values.',
  ),
  'too-many-items': entry(
    'error',
    (limit: string) => `There are more than ${limit} items and folders; the rest is left out.`,
    'Split the collection.',
  ),

  // The orders of version 1.
  'order-names-missing': entry(
    'warning',
    (count: string, ids: string) =>
      `The order has ids of nothing, or of what has its place already (${count}), such as ${ids}.`,
    'Export the collection again in Postman, with everything that it should hold.',
  ),
  'not-in-order': entry(
    'warning',
    () => 'No order of the collection gives this a place; it stands behind what has one.',
    'Put it where it belongs in Postman, and export the collection again.',
  ),

  // What is translated from OpenAPI, HAR and curl.
  'reference-outside': entry(
    'warning',
    (reference: string) =>
      `"${reference}" leads out of the document, and nothing is fetched; it is left out.`,
    'Bundle the document into one file.',
  ),
  'reference-missing': entry(
    'warning',
    (reference: string) =>
      `"${reference}" leads to nothing in the document, or back to itself; it is left out.`,
    'Put what it names into the document, or mend the reference.',
  ),
  'parameter-nameless': entry(
    'warning',
    () => 'The parameter has no name or no place; it is left out.',
    'Give it a name, and path, query, header or cookie as its place.',
  ),
  'style-not-carried': entry(
    'warning',
    (name: string, style: string) =>
      `The style ${style} of ${name} is not carried; its value stands there alone.`,
    'Write the marks of that style into the value when you run the program.',
  ),
  'security-unknown': entry(
    'warning',
    (name: string) => `The security scheme "${name}" is not described, or cannot be carried; it is left out.`,
    'Describe it as a key, basic, bearer, digest, oauth2 or openIdConnect.',
  ),
  'security-beside': entry(
    'warning',
    (name: string) => `A request has one auth, so the security scheme "${name}" beside it is left out.`,
    'Write its header by hand.',
  ),
  'status-unknown': entry(
    'warning',
    (status: string) => `"${status}" is no status of a response; it is left out.`,
    'Use three digits, a range such as 4XX, or default.',
  ),
  'sent-by-the-api': entry(
    'warning',
    (what: string) => `The ${what} are requests that the API sends; no program is made for them.`,
    'Nothing is to be done, unless they were meant to be operations.',
  ),
  'samples-too-large': entry(
    'warning',
    () => 'The schemas multiply too far; bodies and answers made from them are left out towards the end.',
    'Give examples in the document.',
  ),
  'recorded-body-missing': entry(
    'warning',
    () => 'The recording has no content of the answer, or none that is a text; its body is empty.',
    'Record it again with content, where the answer is a text.',
  ),
  'curl-option-unknown': entry(
    'warning',
    (option: string) => `curl has no option ${option}, or it is not known here; it is left out.`,
    'Look at its spelling, or at what the program does without it.',
  ),
  'curl-option-left-out': entry(
    'warning',
    (option: string, why: string) => `The option ${option} of curl is left out: ${why}.`,
    'Look at what the program does in its place.',
  ),
  'shell-left-out': entry(
    'warning',
    (text: string) => `Only curl is read, so "${text}" is left out.`,
    'Give the value by hand, or run that part in a shell.',
  ),
  'shell-open': entry(
    'warning',
    (mark: string) => `The command ends inside ${mark}; it is read up to its end.`,
    'Copy the whole command.',
  ),

  // Items and their parts, as they are read.
  'not-an-item': entry(
    'error',
    (found: string) => `An item was expected here, and there is ${found}.`,
    'Remove the entry, or put an item or a folder there.',
  ),
  'name-missing': entry(
    'warning',
    (name: string) => `The item has no name; it is called "${name}" here.`,
    'Give it a name in Postman.',
  ),
  'request-missing': entry(
    'warning',
    () => 'The item has no request; it reads as GET without an address.',
    'Give it a request, or make it a folder with a list of items.',
  ),
  'unexpected-shape': entry(
    'warning',
    (part: string, found: string) => `The ${part} cannot be ${found}; it is left out.`,
    'Export the collection again, or mend that part of it.',
  ),
  'body-mode-unknown': entry(
    'error',
    (mode: string) => `The body mode "${mode}" is unknown, so no body is sent.`,
    'Use one of raw, urlencoded, formdata, file, graphql.',
  ),
  'auth-from-example': entry(
    'warning',
    (type: string) =>
      `The item states no auth; its examples carry an Authorization header, so it has ${type} auth.`,
    'State the auth of the item, its folder or the collection.',
  ),

  // What a resolution finds.
  'method-missing': entry(
    'warning',
    () => 'The request has no method; it is sent as GET.',
    'Choose a method in Postman.',
  ),
  'method-unsendable': entry(
    'error',
    (method: string) => `The method "${method}" is no HTTP token; GET stands in its place.`,
    'Choose a method of letters, digits and -.',
  ),
  'address-missing': entry(
    'warning',
    () => 'The request has no host; its base URL is an input without a value.',
    'Write the whole address, or begin it with a variable such as {{baseUrl}}.',
  ),
  'address-unusable': entry(
    'error',
    (base: string) => `"${base}" is no base URL that HTTP can use.`,
    'Use http:// or https://, a host and perhaps a port and a path.',
  ),
  'variable-endless': entry(
    'warning',
    (name: string) => `The variable {{${name}}} leads back to itself; it is an input instead.`,
    'Give one of the variables on the way a value of its own.',
  ),
  'variables-too-large': entry(
    'error',
    () => 'The variables multiply without end or grow too large; what is left of them are inputs instead.',
    'Look for variables that repeat each other.',
  ),
  'dynamic-variable': entry(
    'warning',
    (name: string) =>
      `Postman makes up {{${name}}} anew each time; a program has one made-up value for it, as an input.`,
    'Give it another value in the environment when you run the program.',
  ),
  'dynamic-variable-unknown': entry(
    'warning',
    (name: string) => `Postman has no dynamic variable {{${name}}}; it is an input instead.`,
    'Look at its spelling, or give it a value when you run the program.',
  ),
  'header-name-unsendable': entry(
    'error',
    (name: string) => `"${name}" is no header name, so the header is left out.`,
    'Use letters, digits and - only (RFC 9110 section 5.1).',
  ),
  'header-value-unsendable': entry(
    'error',
    (name: string) =>
      `The value of the header ${name} has a control or a character outside Latin-1, so the header is left out.`,
    'Use visible Latin-1 characters, spaces and tabs only (RFC 9110 section 5.5).',
  ),
  'header-frames-body': entry(
    'warning',
    (name: string) => `The header ${name} says where the body ends; whoever sends the request writes it.`,
    'Remove the header.',
  ),
  'content-type-replaced': entry(
    'warning',
    (written: string, sent: string) =>
      `The Content-Type "${written}" does not fit the body; ${sent} is sent.`,
    'Remove the header, or choose the body mode that it names.',
  ),
  'behavior-not-carried': entry(
    'warning',
    (name: string) => `The setting ${name} of the item is not carried by a program.`,
    'Look at what the program does in its place: TLS is verified, no redirect is followed, a library adds headers of its own.',
  ),
  'target-unsendable': entry(
    'warning',
    (text: string) => `The address has "${text}", which no request line can carry; it is percent-encoded.`,
    'Write it percent-encoded, or remove disableUrlEncoding.',
  ),
  'json-comments': entry(
    'warning',
    () => 'The comments in the JSON body are not sent, as in Postman.',
    'Remove them, or choose another language for the body where they are meant.',
  ),
  'body-pruned': entry(
    'warning',
    (method: string) =>
      `The body is not sent: Postman sends none with ${method} unless body pruning is disabled.`,
    'Remove the body, or set protocolProfileBehavior.disableBodyPruning.',
  ),
  'file-missing': entry(
    'warning',
    (field: string) => `No file is named for ${field}; its path is an input.`,
    'Choose the file in Postman, or give its path when you run the program.',
  ),
  'auth-unsupported': entry(
    'error',
    (type: string) => `The auth "${type}" cannot be made here, so the request has none.`,
    'Use none, bearer, basic, apikey or oauth2, or write the Authorization header by hand.',
  ),
  'auth-incomplete': entry(
    'warning',
    (what: string) => `The auth does not say ${what}, so the request has none.`,
    'Complete the auth in Postman.',
  ),
  'auth-overridden': entry(
    'warning',
    (what: string) => `${what} is written by hand, so the auth does not set it.`,
    'Remove the one or the other.',
  ),
  'auth-replaces': entry(
    'warning',
    (what: string) => `${what} is written by hand, and the auth sets another value, as in Postman.`,
    'Remove the one or the other.',
  ),

  // Printing.
  'target-limit': entry(
    'warning',
    (library: string, does: string) => `${library} ${does}, and no program can turn that off.`,
    'Choose another target where the request must arrive exactly.',
  ),
} satisfies Record<
  string,
  { severity: Problem['severity']; message: (...facts: never[]) => string; advice: string }
>;

export type ProblemCode = keyof typeof problemTable;

/** The facts that the message of a problem needs. */
export type Facts<Code extends ProblemCode> = Parameters<(typeof problemTable)[Code]['message']>;

/** Makes a problem of a code, its place and the facts its message needs. */
export function problem<C extends ProblemCode>(code: C, place: Place, ...facts: Facts<C>): Problem {
  const { severity, message, advice } = problemTable[code] as Entry;
  return { code, severity, ...place, message: message(...facts.map(shorten)), advice };
}

const longestFact = 200;

/** Facts come from collections: they stay on one line, and short. */
function shorten(fact: string): string {
  const line = fact.slice(0, longestFact + 1).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
  // A cut may go through a pair of surrogates.
  return line.length > longestFact ? `${line.slice(0, longestFact).replace(/\p{Cs}$/u, '')}...` : line;
}
