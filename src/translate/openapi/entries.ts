import type { EntryDocument } from '../postman.ts';
import type { Parameter } from './parameter.ts';
import { pairsOf, textFor } from './serialize.ts';
import type { Servers } from './servers.ts';

/** Optional parameters are there, switched off: an example of one is rarely what every call wants. */
export function queryEntries(parameter: Parameter, servers: Servers): EntryDocument[] {
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

/** The headers of parameters, cookies among them; what content and auth say is left to these. */
export function headersOf(
  parameters: readonly Parameter[],
  servers: Servers,
  hasAuth: boolean,
): EntryDocument[] {
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
