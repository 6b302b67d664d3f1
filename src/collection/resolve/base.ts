import { splitAddress } from '../../wire/address.ts';
import type { Text } from '../../wire/template.ts';
import { splitUserinfo } from '../read/url.ts';
import { encodePath, encodeQuery } from './encode-literal.ts';
import { type Resolution, variableHole } from './resolution.ts';
import { asWritten, hasVariables, joinTexts, onlyVariable, toText } from './text.ts';

/** The start of the address as an input, or as literals and holes where only a part of it is known. */
export function resolveBase(resolution: Resolution, written: string): { base: Text; userinfo?: string } {
  const { fill, inputs, note, options } = resolution;
  const own = onlyVariable(written);
  const { base: filled, userinfo } = splitUserinfo(fill(written).trim());
  const unknown = onlyVariable(filled);
  if (unknown !== undefined) {
    return {
      base: [variableHole(resolution, unknown, 'verbatim', { kind: 'base-url', meaning: baseMeaning })],
    };
  }
  if (hasVariables(filled)) {
    if (!splitAddress(sampleOf(filled))) note('address-unusable', filled);
    return { base: resolvePartialBase(resolution, filled), ...(userinfo && { userinfo }) };
  }

  if (written === '') note('address-missing');
  const name = own ?? 'baseUrl';
  const given = Object.hasOwn(options.variables ?? {}, name) ? options.variables?.[name] : undefined;
  const known = (given ?? filled).trim();
  const value = known === '' ? undefined : toBaseUrl(known);
  if (value !== undefined && !splitAddress(value)) note('address-unusable', value);
  const wanted = { name, kind: 'base-url', value, meaning: baseMeaning } as const;
  const origin = own === undefined ? 'base-url' : `variable ${own}`;
  return {
    base: [{ input: inputs.want(origin, wanted), encode: 'verbatim' }],
    ...(userinfo && { userinfo }),
  };
}

const baseMeaning = 'The base URL, with its scheme.';

/** A base URL as it may look once its variables have values. */
function sampleOf(filled: string): string {
  const sample = filled
    .replace(/^\{\{[^{}]+\}\}(?=:\/\/)/, 'http')
    .replace(/^\{\{[^{}]+\}\}/, 'http://host')
    .replace(/\{\{[^{}]+\}\}/g, '1');
  return toBaseUrl(sample);
}

function resolvePartialBase(resolution: Resolution, filled: string): Text {
  const hasScheme = /^[^/?#:]*:\/\//.test(filled.replace(/\{\{[^{}]+\}\}/g, '_'));
  const text = toText(filled, asWritten, (name) => {
    const isStart = !hasScheme && filled.startsWith(`{{${name}}}`);
    const more = isStart ? ({ kind: 'base-url', meaning: baseMeaning } as const) : {};
    return variableHole(resolution, name, 'verbatim', more);
  });
  return hasScheme || typeof text[0] !== 'string' ? text : joinTexts(['http://'], text);
}

/** A known base URL: with a scheme (http where it has none, as Postman does), an ASCII host, and no fragment. */
function toBaseUrl(filled: string): string {
  const [kept = ''] = filled.split('#');
  const withScheme = /^[^/?#:]*:\/\//.test(kept) ? kept : `http://${kept.replace(/^\/+/, '')}`;
  const [, scheme = '', host = '', rest = ''] = /^([^:]*:\/\/)([^/?#]*)(.*)$/s.exec(withScheme) ?? [];
  const [path = '', ...query] = rest.split('?');
  const encoded = [encodePath(path), ...query.map(encodeQuery)].join('?');
  return scheme + asciiHost(host) + encoded;
}

/** Punycode for a host that is not ASCII (UTS 46, by way of the URL standard). */
function asciiHost(host: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what this asks for.
  if (/^[\x00-\x7f]*$/.test(host) || !URL.canParse(`http://${host}/`)) return host;
  return new URL(`http://${host}/`).host;
}
