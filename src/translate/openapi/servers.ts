import { isObject, textOf } from '../../collection/read/shape.ts';
import { below } from '../../collection/read/spot.ts';
import type { EntryDocument } from '../postman.ts';
import { type Node, nodeOf, type Source } from './source.ts';

/** Base URLs of a document as variables of its collection. */
export interface Servers {
  /** `{{baseUrl}}` for the document's own first server; `{{baseUrl2}}` and so on for those that paths and operations name. */
  baseOf(...owners: readonly Node[]): string;
  /** Declares a variable, unless its name has another value already. */
  declare(entry: EntryDocument & { value: string }): boolean;
  isDeclared(name: string): boolean;
  variables(): EntryDocument[];
}

/** Collects the variables of a collection, with the first server of the document as `baseUrl`. */
export function openServers(source: Source, root: Node): Servers {
  const declared = new Map<string, EntryDocument & { value: string }>();
  const bases = new Map<string, string>();
  const declare: Servers['declare'] = (entry) => {
    const there = declared.get(entry.key);
    if (!there) declared.set(entry.key, entry);
    return !there || there.value === entry.value;
  };
  const nameOf = (server: Server) => {
    const name = bases.size === 0 ? 'baseUrl' : `baseUrl${bases.size + 1}`;
    bases.set(server.url, name);
    const value = withVariables(server, declare);
    const { description } = server;
    if (value !== '') declared.set(name, { key: name, value, ...(description && { description }) });
    return name;
  };
  const first = source.isVersion2 ? hostServer(root) : serverOf(source, root);
  nameOf(first ?? { url: '', variables: [] });
  return {
    baseOf: (...owners) => {
      const [own] = owners.flatMap((owner) => serverOf(source, owner) ?? []);
      return `{{${own ? (bases.get(own.url) ?? nameOf(own)) : 'baseUrl'}}}`;
    },
    declare,
    isDeclared: (name) => declared.has(name) || /^baseUrl\d*$|^origin$/.test(name),
    variables: () => [...declared.values()],
  };
}

interface Server {
  /** Without a slash at its end; empty where the document does not say it. */
  readonly url: string;
  readonly description?: string;
  readonly variables: readonly (EntryDocument & { value: string })[];
}

function serverOf(source: Source, owner: Node): Server | undefined {
  const list = owner.value['servers'];
  const spot = below(below(owner.spot, 'servers'), 0);
  const server = Array.isArray(list) ? nodeOf(source, list[0], spot, 'server') : undefined;
  const { url, description, variables } = server?.value ?? {};
  if (typeof url !== 'string') return undefined;
  return {
    url: absolute(url),
    ...(typeof description === 'string' && { description }),
    variables: Object.entries(isObject(variables) ? variables : {}).map(([key, own]) => {
      const { default: value, enum: choices, description: meaning } = isObject(own) ? own : {};
      const [first] = Array.isArray(choices) ? choices : [];
      return {
        key,
        value: textOf(value ?? first) ?? '',
        ...(typeof meaning === 'string' && { description: meaning }),
      };
    }),
  };
}

/** An address that is relative stands below wherever the document was published, which only its reader knows. */
function absolute(url: string): string {
  const plain = url.trim().replace(/\/+$/, '');
  if (plain.startsWith('//')) return `https:${plain}`;
  if (plain === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(plain) || plain.startsWith('{')) return plain;
  return `{origin}/${plain.replace(/^\.?\//, '')}`;
}

/** Swagger 2.0: scheme, host and base path stand apart. */
function hostServer({ value }: Node): Server | undefined {
  const { host, basePath, schemes } = value;
  const path = typeof basePath === 'string' ? basePath.replace(/^\/*/, '/') : '';
  const scheme = Array.isArray(schemes) && !schemes.includes('https') ? textOf(schemes[0]) : 'https';
  const origin = typeof host === 'string' && host !== '' ? `${scheme ?? 'https'}://${host}` : '';
  const url = origin === '' ? absolute(path) : `${origin}${path}`.replace(/\/+$/, '');
  return { url, variables: [] };
}

/** `{region}` becomes the variable `{{region}}`; one whose name another value has, or our own names, its value. */
function withVariables({ url, variables }: Server, declare: Servers['declare']): string {
  return url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const own = variables.find(({ key }) => key === name);
    const isPlain = /^[\w.-]+$/.test(name) && !/^baseUrl\d*$/.test(name);
    if (!own) return `{{${name}}}`;
    return isPlain && own.value !== '' && declare(own) ? `{{${name}}}` : own.value;
  });
}
