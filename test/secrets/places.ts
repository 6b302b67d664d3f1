/** Documents with a value at one place. A place says which; `name` is what the value is called there. */
export type Place = keyof typeof places;

const schema = (version: string) =>
  `https://schema.getpostman.com/json/collection/${version}/collection.json`;
const url = 'https://api.example.com/v1/things';

const collection = (item: object, more: object = {}) => ({
  info: { name: 'Things', schema: schema('v2.1.0') },
  item: [{ name: 'Folder', item: [{ name: 'Item', request: { method: 'POST', url }, ...item }] }],
  ...more,
});
const request = (more: object) => collection({ request: { method: 'POST', url, ...more } });
const raw = (text: string) => request({ body: { mode: 'raw', raw: text } });
const example = (more: object) => collection({ response: [{ name: 'An answer', code: 200, ...more }] });
const version1 = (more: object) => ({
  id: 'c',
  name: 'Things',
  order: ['r'],
  requests: [{ id: 'r', name: 'Item', method: 'POST', url, headers: '', ...more }],
});
const authOf = (type: string, name: string, value: string) => ({
  type,
  [type]: [{ key: name, value, type: 'string' }],
});

export const places = {
  header: (key: string, value: string) => request({ header: [{ key, value }] }),
  'disabled header': (key: string, value: string) => request({ header: [{ key, value, disabled: true }] }),
  'query parameter': (key: string, value: string) =>
    request({ url: { raw: url, host: ['api', 'example', 'com'], query: [{ key, value }] } }),
  'address as text': (key: string, value: string) => request({ url: `${url}?page=2&${key}=${value}` }),
  'user and password of an address': (user: string, password: string) =>
    request({ url: `https://${user}:${password}@api.example.com/v1` }),
  'path of an address': (_: string, value: string) =>
    request({ url: `https://api.example.com/${value}/send` }),
  'path variable': (key: string, value: string) =>
    request({ url: { raw: `${url}/:${key}`, host: ['api', 'example', 'com'], variable: [{ key, value }] } }),
  'urlencoded form': (key: string, value: string) =>
    request({ body: { mode: 'urlencoded', urlencoded: [{ key, value }] } }),
  'form data': (key: string, value: string) =>
    request({ body: { mode: 'formdata', formdata: [{ key, value, type: 'text' }] } }),
  'JSON body': (name: string, value: string) => raw(JSON.stringify({ id: 7, [name]: value }, null, 2)),
  'deep in a JSON body': (name: string, value: string) =>
    raw(JSON.stringify({ a: [{ b: { c: [{ [name]: value }] } }] })),
  'JSON body with bare variables': (name: string, value: string) =>
    raw(`{ "id": {{id}}, "${name}": "${value}", }`),
  'JSON inside JSON': (name: string, value: string) =>
    raw(JSON.stringify({ payload: JSON.stringify({ [name]: value }) })),
  'XML body': (name: string, value: string) => raw(`<a:in><b:${name} x="1">${value}</b:${name}></a:in>`),
  'form as raw body': (name: string, value: string) => raw(`grant_type=x&${name}=${value}`),
  'GraphQL variables': (name: string, value: string) =>
    request({
      body: { mode: 'graphql', graphql: { query: '{ a }', variables: JSON.stringify({ [name]: value }) } },
    }),
  'auth of an item': (type: string, value: string) => {
    const [scheme = '', name = ''] = type.split('.');
    return request({ auth: authOf(scheme, name, value) });
  },
  'auth of a folder': (type: string, value: string) => {
    const [scheme = '', name = ''] = type.split('.');
    return { ...collection({}), item: [{ name: 'Folder', auth: authOf(scheme, name, value), item: [] }] };
  },
  'auth of a collection': (type: string, value: string) => {
    const [scheme = '', name = ''] = type.split('.');
    return collection({}, { auth: authOf(scheme, name, value) });
  },
  'auth of version 2.0': (type: string, value: string) => {
    const [scheme = '', name = ''] = type.split('.');
    return request({ auth: { type: scheme, [scheme]: { [name]: value } } });
  },
  'helper of version 1': (name: string, value: string) =>
    version1({ currentHelper: 'basicAuth', helperAttributes: { [name]: value } }),
  'headers of version 1': (name: string, value: string) =>
    version1({ headers: `Accept: */*\n${name}: ${value}\n` }),
  'variable of a collection': (key: string, value: string) => collection({}, { variable: [{ key, value }] }),
  'variable of a folder': (key: string, value: string) => ({
    ...collection({}),
    item: [{ name: 'Folder', variable: [{ key, value }], item: [] }],
  }),
  'variable of an environment': (key: string, value: string) => ({
    name: 'Production',
    values: [{ key, value, enabled: true }],
  }),
  description: (_: string, text: string) => request({ description: text }),
  'description of a parameter': (key: string, text: string) =>
    request({ url: { raw: url, host: ['h'], query: [{ key, value: '', description: text }] } }),
  'JSON answer': (name: string, value: string) =>
    example({ body: JSON.stringify({ ok: true, [name]: value }) }),
  'XML answer': (name: string, value: string) => example({ body: `<r><${name}>${value}</${name}></r>` }),
  'header of an answer': (key: string, value: string) => example({ header: [{ key, value }] }),
  'cookie of an answer': (key: string, value: string) =>
    example({ cookie: [{ key, value, domain: 'h', path: '/' }] }),
  'original request of an answer': (key: string, value: string) =>
    example({ originalRequest: { method: 'GET', url, header: [{ key, value }] } }),
  script: (_: string, line: string) =>
    collection({ event: [{ listen: 'test', script: { exec: ['const a = 1;', ...line.split('\n')] } }] }),
  'unknown member': (name: string, value: string) => collection({ _saved: { [name]: value } }),
  'name of an item': (_: string, name: string) => collection({ name }),
} satisfies Record<string, (name: string, value: string) => object>;
