import type { Auth } from '../../model.ts';
import { readAuth } from '../auth.ts';
import { parseJson } from '../json.ts';
import { isAbsent, isObject, type JsonObject, textOf } from '../shape.ts';
import { below, type Spot } from '../spot.ts';

/** What a `currentHelper` is called as an auth of version 2. */
const types: ReadonlyMap<string, string> = new Map([
  ['apikeyAuth', 'apikey'],
  ['asapAuth', 'asap'],
  ['awsSigV4', 'awsv4'],
  ['basicAuth', 'basic'],
  ['bearerAuth', 'bearer'],
  ['digestAuth', 'digest'],
  ['edgegridAuth', 'edgegrid'],
  ['hawkAuth', 'hawk'],
  ['jwtAuth', 'jwt'],
  ['ntlmAuth', 'ntlm'],
  ['oAuth1', 'oauth1'],
  ['oAuth2', 'oauth2'],
]);

/** Parameters that version 2 calls otherwise, by type. */
const renamed: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['hawk', { hawk_id: 'authId', hawk_key: 'authKey', ext: 'extraData', app: 'appId', dlg: 'delegation' }],
  ['oauth1', { header: 'addParamsToHeader', auto: 'autoAddParam', includeEmpty: 'addEmptyParamsToSign' }],
]);

/** Reads `auth`, or where there is none, what older exports call a helper. */
export function readAuthOrHelper(own: JsonObject, from: Auth['from'], spot: Spot): Auth | undefined {
  if (!isAbsent(own['auth'])) return readAuth(own['auth'], from, below(spot, 'auth'));
  const helper = textOf(own['currentHelper']);
  if (!helper || helper === 'normal') return undefined;
  const type = types.get(helper) ?? helper;
  const place = below(spot, 'helperAttributes');
  const given = own['helperAttributes'];
  // Some versions of Postman export the attributes as a text.
  const attributes = typeof given === 'string' ? parseJson(given, place) : given;
  const names = new Map(Object.entries(renamed.get(type) ?? {}));
  const parameters = Object.entries(isObject(attributes) ? attributes : {})
    .filter(([name]) => name !== 'id' && name !== 'saveToRequest')
    .map(([name, value]) => ({ key: names.get(name) ?? name, value }));
  return readAuth({ type, [type]: parameters }, from, place);
}
