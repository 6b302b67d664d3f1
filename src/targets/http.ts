import { http as language } from '../languages/http.ts';
import { shell } from '../languages/shell.ts';
import type { Code } from '../print/code.ts';
import { messageText } from '../print/message.ts';
import type { Fault } from '../wire/fill.ts';
import { fillPlaceholders } from '../wire/placeholders.ts';
import { messageHead, type WireRequest } from '../wire/request.ts';
import type { ProgramInput } from './program.ts';
import type { Destination, Target } from './target.ts';

const file = 'request.http';

/** The name of its variable stands for what only the caller knows. */
const placeholder = ({ environment = '' }: ProgramInput) => language.text(environment);

/** The raw message (RFC 9112). It has no comments: whatever is to say about it stands elsewhere. */
export const http: Target = {
  id: 'http',
  title: 'HTTP',
  language,
  library: { name: 'HTTP/1.1', link: 'https://www.rfc-editor.org/rfc/rfc9112' },
  install: 'apt install ncat',
  file,
  run: sender({ scheme: 'https', host: 'api.example.com', port: 443 }),
  send: sender,
  packages: ['ncat'],
  versions: [['ncat', '--version']],
  addsHeaders: {
    connection: 'Who sends a message as it is knows the end of the answer only by the end of the connection.',
  },
  limits: [],
  taken: new Set(),
  encoders: {
    verbatim: placeholder,
    segment: placeholder,
    query: placeholder,
    form: placeholder,
    json: placeholder,
  },
  print: (program) => {
    const filled = fillPlaceholders(program);
    return filled.ok ? message(filled.request) : language.text(refusals[filled.fault.reason](filled.fault));
  },
};

/** A sender knows the end of an answer only by the end of its connection, so the message asks for that (RFC 9112, section 9.6). */
function message(request: WireRequest): Code {
  const close = { name: 'Connection', value: 'close' };
  const headers = hasConnection(request) ? request.headers : [...request.headers, close];
  return messageText(messageHead({ ...request, headers }), request.body ?? new Uint8Array());
}

function hasConnection({ headers }: WireRequest): boolean {
  return headers.some(({ name }) => name.toLowerCase() === 'connection');
}

/** What stands in the place of a message that cannot be. */
const refusals: Readonly<Record<Fault['reason'], (fault: Fault) => string>> = {
  'input-missing': ({ what }) => `There is no message without a value for ${what}.`,
  'address-unusable': ({ what }) => `There is no message for ${what}, which is no address.`,
  'header-unsendable': ({ what }) =>
    `There is no message: the value of the header ${what} has a control or a character outside Latin-1.`,
  'file-missing': ({ what }) => `There is no message without the file ${what}.`,
};

/** ncat trusts whom the system trusts, and checks the name; without --no-shutdown it would hang up before an answer. */
function sender({ scheme, host, port }: Destination): readonly string[] {
  const name = /^[\w.:-]+$/.test(host) ? host : shell.text(host).toString();
  const verify = scheme === 'https' ? ' --ssl-verify' : '';
  return ['sh', '-c', `timeout 60 ncat --no-shutdown -w 10${verify} -- ${name} ${port} <${file}`];
}
