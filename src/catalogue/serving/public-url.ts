/** Where readers reach the pages, when that is not where the server listens. */
export interface PublicUrl {
  /** `https://docs.example.com` */
  readonly origin: string;
  /** `docs.example.com`, without a port. */
  readonly hostname: string;
  /** `/api`; empty for the root of the host. */
  readonly base: string;
  readonly isSecure: boolean;
}

/** Reads `https://docs.example.com/api/`; undefined where it is no plain http or https address of a folder. */
export function readPublicUrl(text: string): PublicUrl | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, hostname, pathname, search, hash, username, password } = new URL(text);
  const isPlain = search === '' && hash === '' && username === '' && password === '';
  if (!isPlain || !/^https?:$/.test(protocol) || !/^(?:\/[\w.~-]+)*\/?$/.test(pathname)) return undefined;
  return { origin, hostname, base: pathname.replace(/\/$/, ''), isSecure: protocol === 'https:' };
}

/**
 * The address inside the catalogue that a request asks for, `/zoom-users/` for `/api/zoom-users/`; undefined for what is
 * outside the base. A target that is no path (`*`, or a whole URL) is left to the listener.
 */
export function withoutBase(target: string, base: string): string | undefined {
  if (base === '' || !target.startsWith('/')) return target;
  const [path = '', query] = target.split(/(?=\?)/);
  if (path === base) return `/${query ?? ''}`;
  return target.startsWith(`${base}/`) ? target.slice(base.length) : undefined;
}
