import { isObject } from '../../collection/read/shape.ts';
import { below, note, type Spot } from '../../collection/read/spot.ts';
import type { ItemDocument, RequestDocument } from '../postman.ts';
import { addressOf } from './address.ts';
import { type Content, contents2Of, contentsOf, preferred } from './content.ts';
import { titleFrom } from './describe.ts';
import { headersOf, queryEntries } from './entries.ts';
import { parametersOf, readParameter } from './parameter.ts';
import { bodyOf, type RequestBody } from './request-body.ts';
import { responsesOf } from './responses.ts';
import { type Security, securityOf } from './security.ts';
import type { Servers } from './servers.ts';
import { member, type Node, type Source } from './source.ts';

/** An operation of the document, with the path that it stands in. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly at: Node;
  readonly pathItem: Node;
  /** What the document asks of every operation that says nothing of its own. */
  readonly usualSecurity: Security;
}

/** Methods that Postman sends without a body unless it is told otherwise. */
const withoutBody = new Set(['get', 'head']);

/** Makes the item of an operation. */
export function itemOf(source: Source, servers: Servers, operation: Operation, spot: Spot): ItemDocument {
  const at: Node = { ...operation.at, spot: { ...spot, pointer: operation.at.spot.pointer } };
  const { method } = operation;
  const nodes = parametersOf(source, operation.pathItem, at);
  const content = preferred(
    source.isVersion2
      ? contents2Of(at, nodes, at.value['consumes'] ?? source.root['consumes'])
      : bodiesOf(source, at),
  );
  const produces = at.value['produces'] ?? source.root['produces'];
  const requestWith = requestOf(source, servers, { ...operation, at, nodes, produces });
  const body = content && bodyOf(source, content);
  const shownBy = (key: string) => {
    const example = content?.examples.find((each) => each.key === key);
    return content && example ? requestWith(bodyOf(source, content, example)) : undefined;
  };
  noteCallbacks(at);
  return {
    name: nameOf(operation),
    request: requestWith(body),
    response: responsesOf(source, at, produces, shownBy),
    ...(body && withoutBody.has(method) && { protocolProfileBehavior: { disableBodyPruning: true } }),
  };
}

interface Asked extends Operation {
  /** Its parameters, with those of its path. */
  readonly nodes: readonly Node[];
  /** The types that answers have, in version 2. */
  readonly produces: unknown;
}

/** The request of an operation, ready for its own body or for that of an example. */
function requestOf(
  source: Source,
  servers: Servers,
  { method, path, at, pathItem, usualSecurity, nodes, produces }: Asked,
): (given: RequestBody | undefined) => RequestDocument {
  const parameters = nodes.flatMap((node) => readParameter(source, node) ?? []);
  const security = 'security' in at.value ? securityOf(source, at) : usualSecurity;
  const inQuery = parameters.filter((each) => each.in === 'query');
  const query = [...inQuery.flatMap((each) => queryEntries(each, servers)), ...security.query];
  const url = addressOf({ base: servers.baseOf(at, pathItem), path, parameters, query }, servers, at.spot);
  const answerType = acceptedType(source, at, produces);
  const description = descriptionOf(at);
  return (given) => ({
    method: method.toUpperCase(),
    header: [
      ...(given?.contentType === undefined ? [] : [{ key: 'Content-Type', value: given.contentType }]),
      ...(answerType === undefined ? [] : [{ key: 'Accept', value: answerType }]),
      ...headersOf(parameters, servers, security.auth !== undefined),
      ...security.headers,
    ],
    ...(given && { body: given.body }),
    url,
    ...('security' in at.value && security.auth && { auth: security.auth }),
    ...(description && { description }),
  });
}

export function nameOf({ at: { value }, method, path }: Operation): string {
  const { summary, operationId } = value;
  return titleFrom(summary) || titleFrom(operationId) || `${method.toUpperCase()} ${path}`;
}

function bodiesOf(source: Source, at: Node): Content[] {
  const body = member(source, at, 'requestBody');
  return body ? contentsOf(source, body) : [];
}

function descriptionOf({ value }: Node): string {
  const { description, deprecated, externalDocs } = value;
  const { url } = isObject(externalDocs) ? externalDocs : {};
  return [
    deprecated === true ? '**Deprecated.**' : '',
    typeof description === 'string' ? description : '',
    typeof url === 'string' ? `<${url}>` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The type of the first documented success, which a server may have to be asked for. */
function acceptedType(source: Source, at: Node, produces: unknown): string | undefined {
  const responses = member(source, at, 'responses');
  const [success] = Object.keys(responses?.value ?? {}).filter((status) => status.startsWith('2'));
  const response = responses && success !== undefined ? member(source, responses, success) : undefined;
  if (!response) return undefined;
  if (!source.isVersion2) return preferred(contentsOf(source, response))?.mediaType;
  const types = Array.isArray(produces) ? produces.filter((type) => typeof type === 'string') : [];
  const isJsonType = (type: string) => /json/i.test(type);
  return response.value['schema'] === undefined ? undefined : (types.find(isJsonType) ?? types[0]);
}

function noteCallbacks({ value, spot }: Node): void {
  if (isObject(value['callbacks'])) note(below(spot, 'callbacks'), 'sent-by-the-api', 'callbacks');
}
