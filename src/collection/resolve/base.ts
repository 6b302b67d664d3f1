import { splitAddress } from '../../wire/address.ts';
import type { Text } from '../../wire/template.ts';
import { maskVariables } from '../read/entries.ts';
import { splitUserinfo } from '../read/url.ts';
import { type AddressSpelling, asPostman } from './encode-literal.ts';
import { type Resolution, variableHole } from './resolution.ts';
import { asWritten, hasVariables, joinTexts, onlyVariable, toText } from './text.ts';

/** The start of an address. */
export interface ResolvedBase {
  /** The base URL as an input; where only a part of it is known, scheme and authority as literals and holes. */
  readonly base: Text;
  /** What stands behind the authority of a base URL that is known in part; not encoded yet. */
  readonly path?: Text;
  /** `user:password` that was written into it; may hold variables. */
  readonly userinfo?: string;
}

export function resolveBase(resolution: Resolution, written: string): ResolvedBase {
  const { fill, inputs, note, options } = resolution;
  const own = onlyVariable(written);
  const name = own ?? 'baseUrl';
  const given = Object.hasOwn(options.variables ?? {}, name) ? options.variables?.[name] : undefined;
  const { base: filled, userinfo } = splitUserinfo(
    fill(given ?? written)
      .trim()
      .replace(/^\/+/, ''),
  );
  const more = userinfo ? { userinfo } : {};
  const unknown = onlyVariable(filled);
  if (unknown !== undefined) {
    return {
      base: [variableHole(resolution, unknown, 'verbatim', { kind: 'base-url', meaning: baseMeaning })],
    };
  }
  if (hasVariables(filled)) {
    if (!splitAddress(sampleOf(filled))) note('address-unusable', filled);
    return { ...resolvePartialBase(resolution, filled), ...more };
  }

  if (written === '' && filled === '') note('address-missing');
  const value = filled === '' ? undefined : toBaseUrl(filled, resolution.spelling);
  if (value !== undefined && !splitAddress(value)) note('address-unusable', value);
  const wanted = { name, kind: 'base-url', value, meaning: baseMeaning } as const;
  const origin = own === undefined ? 'base-url' : `variable ${own}`;
  return { base: [{ input: inputs.want(origin, wanted), encode: 'verbatim' }], ...more };
}

const baseMeaning = 'The base URL, with its scheme.';

/** A base URL as it may look once its variables have values. */
function sampleOf(filled: string): string {
  const sample = filled
    .replace(/^\{\{[^{}]+\}\}(?=:\/\/)/, 'http')
    .replace(/^\{\{[^{}]+\}\}/, 'http://host')
    .replace(/\{\{[^{}]+\}\}/g, '1');
  return toBaseUrl(sample, asPostman);
}

function resolvePartialBase(resolution: Resolution, filled: string): Pick<ResolvedBase, 'base' | 'path'> {
  const masked = maskVariables(filled);
  const scheme = /^[^/?#:]*:\/\//.exec(masked)?.[0] ?? '';
  const end = scheme.length + masked.slice(scheme.length).search(/[/?#]|$/);
  const text = toText(filled.slice(0, end), asWritten, (name) => {
    const isStart = scheme === '' && filled.startsWith(`{{${name}}}`);
    const more = isStart ? ({ kind: 'base-url', meaning: baseMeaning } as const) : {};
    return variableHole(resolution, name, 'verbatim', more);
  });
  return {
    base: scheme !== '' || typeof text[0] !== 'string' ? text : joinTexts(['http://'], text),
    path: toText(filled.slice(end), asWritten, (name) => variableHole(resolution, name, 'segment')),
  };
}

/** A known base URL: with a scheme (http where it has none, as Postman does), an ASCII host, and no fragment. */
function toBaseUrl(filled: string, spelling: AddressSpelling): string {
  const [kept = ''] = filled.split('#');
  const withScheme = /^[^/?#:]*:\/\//.test(kept) ? kept : `http://${kept}`;
  const [, scheme = '', host = '', rest = ''] = /^([^:]*:\/\/)([^/?#]*)(.*)$/s.exec(withScheme) ?? [];
  const [path = '', ...query] = rest.split('?');
  const encoded = [spelling.path(path), ...query.map(spelling.query)].join('?');
  return scheme + asciiHost(host) + encoded;
}

/** Punycode for a host that is not ASCII (UTS 46, by way of the URL standard). */
function asciiHost(host: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what this asks for.
  if (/^[\x00-\x7f]*$/.test(host) || !URL.canParse(`http://${host}/`)) return host;
  return new URL(`http://${host}/`).host;
}
