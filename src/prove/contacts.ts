import { compareRequests, compareTexts, type Freedom, show } from './compare.ts';
import type { Difference } from './proof.ts';
import type { Contact } from './recording.ts';

/** What may arrive, and where. */
export interface Expectation {
  readonly port: number;
  /** The one request that must arrive; absent: none may. */
  readonly request?: Uint8Array;
  /** Set where the recorder shows the certificate of a stranger: the program must come, and turn away. */
  readonly isUntrusted: boolean;
  readonly freedom: Freedom;
}

/** Compares everything that arrived with what may. Empty where it is the same. */
export function compareContacts(contacts: readonly Contact[], expectation: Expectation): Difference[] {
  const { port, request, isUntrusted } = expectation;
  const own = contacts.filter((contact) => contact.port === port);
  const requests = own.flatMap((contact) => contact.requests.map(bytesOf));
  return [
    ...contacts.filter((contact) => contact.port !== port).map(otherPort),
    ...compareTexts('number of requests', request ? '1' : '0', `${requests.length}`),
    ...own.flatMap(({ rest }) =>
      rest === '' ? [] : [{ where: 'bytes that are no whole request', arrived: show(bytesOf(rest)) }],
    ),
    ...faults(own, isUntrusted),
    ...(request && requests[0] ? compareRequests(request, requests[0], expectation.freedom) : []),
  ];
}

/** Some libraries look at a certificate after the handshake and say nothing when they leave: no request is what counts. */
function faults(own: readonly Contact[], isUntrusted: boolean): Difference[] {
  if (isUntrusted) return own.length > 0 ? [] : [{ where: 'connection', expected: 'one that is given up' }];
  const [fault] = own.flatMap((contact) => contact.fault ?? []);
  return fault === undefined ? [] : [{ where: 'TLS', expected: 'a handshake', arrived: fault }];
}

function otherPort({ port, requests, rest }: Contact): Difference {
  const bytes = Buffer.concat([...requests.map(bytesOf), bytesOf(rest)]);
  return { where: `connection to port ${port}`, arrived: bytes.length > 0 ? show(bytes) : 'a connection' };
}

export function bytesOf(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}
