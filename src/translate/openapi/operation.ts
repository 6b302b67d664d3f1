import { isObject } from '../../collection/read/shape.ts';
import { below, note, type Spot } from '../../collection/read/spot.ts';
import type { EntryDocument, ItemDocument, RequestDocument } from '../postman.ts';
import { addressOf } from './address.ts';
import { type Content, contents2Of, contentsOf, preferred } from './content.ts';
import { titleFrom } from './describe.ts';
import { type Parameter, parametersOf, readParameter } from './parameter.ts';
import { bodyOf } from './request-body.ts';
import { responsesOf } from './responses.ts';
import { type Security, securityOf } from './security.ts';
import { pairsOf, textFor } from './serialize.ts';
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
  const { method, path } = operation;
  const nodes = parametersOf(source, operation.pathItem, at);
  const parameters = nodes.flatMap((node) => readParameter(source, node) ?? []);
  const security = 'security' in at.value ? securityOf(source, at) : operation.usualSecurity;
  const contents = source.isVersion2
    ? contents2Of(at, nodes, at.value['consumes'] ?? source.root['consumes'])
    : bodiesOf(source, at);
  const content = preferred(contents);
  const produces = at.value['produces'] ?? source.root['produces'];
  const query = parameters
    .filter((each) => each.in === 'query')
    .flatMap((each) => queryEntries(each, servers));
  const address = {
    base: servers.baseOf(at, operation.pathItem),
    path,
    parameters,
    query: [...query, ...security.query],
  };
  const url = addressOf(address, servers, at.spot);
  const answerType = acceptedType(source, at, produces);
  const description = descriptionOf(at);
  const requestWith = (given: ReturnType<typeof bodyOf> | undefined): RequestDocument => ({
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

/** Optional parameters are there, switched off: an example of one is rarely what every call wants. */
function queryEntries(parameter: Parameter, servers: Servers): EntryDocument[] {
  const { name, value } = parameter;
  const pairs =
    value === undefined ? [[name, openValue(parameter, servers)] as const] : pairsOf(name, value, parameter);
  return pairs.map(([key, own]) => ({
    key,
    value: value === undefined ? own : inQuery(own),
    ...beside(parameter),
  }));
}

/** Postman leaves both as they are, and a server would read them as something else. */
function inQuery(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('+', '%2B');
}

function beside({ description, isRequired }: Parameter) {
  return { ...(description && { description }), ...(!isRequired && { disabled: true as const }) };
}

/** A value that the document does not give is the caller's to say: a variable of the parameter's name. */
function openValue({ name, isRequired }: Parameter, servers: Servers): string {
  if (!isRequired) return '';
  const plain = name.replace(/[{}\s$]/g, '') || 'value';
  return `{{${servers.isDeclared(plain) ? `${plain}Value` : plain}}}`;
}

/** Their parameters are ignored in 3.x (OpenAPI, Parameter Object): content and auth say them. */
function isSaidElsewhere(name: string, hasAuth: boolean): boolean {
  const lower = name.toLowerCase();
  return lower === 'content-type' || lower === 'accept' || (lower === 'authorization' && hasAuth);
}

function headersOf(parameters: readonly Parameter[], servers: Servers, hasAuth: boolean): EntryDocument[] {
  const headers = parameters
    .filter((each) => each.in === 'header' && !isSaidElsewhere(each.name, hasAuth))
    .map((each) => ({ key: each.name, value: textOr(each, servers), ...beside(each) }));
  const crumbs = parameters.filter((each) => each.in === 'cookie');
  if (crumbs.length === 0) return headers;
  const [kept, left] = [crumbs.filter((each) => each.isRequired), crumbs.filter((each) => !each.isRequired)];
  const cookie = (list: readonly Parameter[]) => ({
    key: 'Cookie',
    value: list.flatMap((each) => cookiePairs(each, servers)).join('; '),
    description: list.map(({ name, description }) => `${name}: ${description}`).join('\n\n'),
  });
  return [
    ...headers,
    ...(kept.length > 0 ? [cookie(kept)] : []),
    ...(left.length > 0 ? [{ ...cookie(left), disabled: true as const }] : []),
  ];
}

function textOr(parameter: Parameter, servers: Servers): string {
  return parameter.value === undefined ? openValue(parameter, servers) : textFor(parameter.value, parameter);
}

function cookiePairs(parameter: Parameter, servers: Servers): string[] {
  if (parameter.value === undefined) return [`${parameter.name}=${openValue(parameter, servers)}`];
  return pairsOf(parameter.name, parameter.value, parameter).map(([key, value]) => `${key}=${value}`);
}

function noteCallbacks({ value, spot }: Node): void {
  if (isObject(value['callbacks'])) note(below(spot, 'callbacks'), 'sent-by-the-api', 'callbacks');
}
