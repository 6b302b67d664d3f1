import { isObject, type JsonObject } from '../../collection/read/shape.ts';
import { below, note, type Spot } from '../../collection/read/spot.ts';
import { type AuthDocument, authDocument, type EntryDocument } from '../postman.ts';
import { member, type Node, type Source } from './source.ts';

/** What a list of security requirements asks of a request. */
export interface Security {
  /** Absent where nothing is stated; `noauth` where nothing is asked. */
  readonly auth?: AuthDocument;
  /** Keys beside the auth. */
  readonly headers: readonly EntryDocument[];
  readonly query: readonly EntryDocument[];
}

/** Reads `security` of the document or of an operation. Of alternatives, the first that is not empty counts. */
export function securityOf(source: Source, owner: Node): Security {
  const stated = owner.value['security'];
  if (!Array.isArray(stated)) return { headers: [], query: [] };
  const requirements = stated.filter(isObject);
  const chosen = requirements.find((each) => Object.keys(each).length > 0);
  const schemes = Object.entries(chosen ?? {}).flatMap(
    ([name, scopes]) => schemeOf(source, name, scopes, below(owner.spot, 'security')) ?? [],
  );
  const [first, ...others] = [
    // Postman has one auth for a request; what is no plain key needs it.
    ...schemes.filter(({ key }) => !key),
    ...schemes.filter(({ key }) => key && key.in !== 'cookie'),
    ...schemes.filter(({ key }) => key?.in === 'cookie'),
  ];
  const asKey = first?.key?.in === 'cookie' ? [first, ...others] : others;
  for (const { key, name } of asKey) {
    if (!key) note(below(owner.spot, 'security'), 'security-beside', name);
  }
  const entries = (place: Key['in']) => asKey.flatMap(({ key }) => (key?.in === place ? [key.entry] : []));
  return {
    auth: first?.auth ?? authDocument('noauth'),
    headers: [...entries('header'), ...cookies(entries('cookie'))],
    query: entries('query'),
  };
}

interface Key {
  readonly in: 'header' | 'query' | 'cookie';
  readonly entry: EntryDocument & { value: string };
}

interface Scheme {
  readonly name: string;
  readonly auth?: AuthDocument;
  readonly key?: Key;
}

function cookies(entries: readonly EntryDocument[]): EntryDocument[] {
  if (entries.length === 0) return [];
  return [{ key: 'Cookie', value: entries.map(({ key, value }) => `${key}=${value}`).join('; ') }];
}

function schemeOf(source: Source, name: string, scopes: unknown, spot: Spot): Scheme | undefined {
  const scheme = schemeNamed(source, name);
  const type = String(scheme?.value['type'] ?? '').toLowerCase();
  if (scheme && Object.hasOwn(schemeTypes, type)) {
    const made = schemeTypes[type]?.(scheme.value, name, Array.isArray(scopes) ? scopes.map(String) : []);
    if (made) return { name, ...made };
  }
  note(scheme?.spot ?? spot, 'security-unknown', name);
  return undefined;
}

function schemeNamed(source: Source, name: string): Node | undefined {
  const root: Node = { value: source.root, spot: { pointer: '', problems: [] } };
  const place = source.isVersion2 ? root : member(source, root, 'components');
  const schemes =
    place && member(source, place, source.isVersion2 ? 'securityDefinitions' : 'securitySchemes');
  return schemes && member(source, schemes, name);
}

type Made = Omit<Scheme, 'name'> | undefined;

const schemeTypes: Readonly<
  Record<string, (scheme: JsonObject, name: string, scopes: readonly string[]) => Made>
> = {
  basic: () => ({ auth: basic }),
  http: ({ scheme }) => httpScheme(String(scheme).toLowerCase()),
  apikey: ({ name: key, in: place }, name) => {
    if (typeof key !== 'string' || (place !== 'header' && place !== 'query' && place !== 'cookie')) {
      return undefined;
    }
    const value = `{{${name.replace(/[^\w-]/g, '_')}}}`;
    const made = { key: { in: place, entry: { key, value } } } as const;
    // A cookie is no place of Postman's auth.
    if (place === 'cookie') return made;
    return { ...made, auth: authDocument('apikey', { key, value, in: place }) };
  },
  oauth2: (scheme, _, scopes) => ({ auth: authDocument('oauth2', oauth2(scheme, scopes)) }),
  openidconnect: () => ({ auth: bearer }),
};

const basic = authDocument('basic', { username: '{{apiUser}}', password: '{{apiPassword}}' });
const bearer = authDocument('bearer', { token: '{{accessToken}}' });

function httpScheme(scheme: string): Made {
  if (scheme === 'basic') return { auth: basic };
  if (scheme === 'bearer') return { auth: bearer };
  if (scheme !== 'digest') return undefined;
  return { auth: authDocument('digest', { username: '{{apiUser}}', password: '{{apiPassword}}' }) };
}

const grants: Readonly<Record<string, string>> = {
  authorizationCode: 'authorization_code',
  accessCode: 'authorization_code',
  clientCredentials: 'client_credentials',
  application: 'client_credentials',
  password: 'password_credentials',
  implicit: 'implicit',
};

function oauth2(scheme: JsonObject, scopes: readonly string[]): Record<string, string> {
  const flows = isObject(scheme['flows']) ? scheme['flows'] : { [String(scheme['flow'])]: scheme };
  const [name, own] = Object.entries(flows).find(([key]) => Object.hasOwn(grants, key)) ?? [];
  const { tokenUrl, authorizationUrl } = isObject(own) ? own : {};
  return {
    accessToken: '{{accessToken}}',
    addTokenTo: 'header',
    headerPrefix: 'Bearer',
    ...(name !== undefined && { grant_type: grants[name] ?? '' }),
    ...(typeof tokenUrl === 'string' && { accessTokenUrl: tokenUrl }),
    ...(typeof authorizationUrl === 'string' && { authUrl: authorizationUrl }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
  };
}
