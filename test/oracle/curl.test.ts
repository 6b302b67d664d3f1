import { toHarString } from 'curlconverter';
import { describe, expect, it } from 'vitest';
import { itemsOf, readDocument, resolve } from '../../src/index.ts';
import { percentEncode } from '../../src/wire/encode.ts';
import { fill, ownValues } from '../../src/wire/fill.ts';

/** Commands of our own, each with one idea. */
const commands = [
  'curl https://api.example.com/v1/things',
  "curl 'https://api.example.com/v1/things?a=1&b=%20x'",
  'curl -X DELETE https://api.example.com/v1/things/7',
  'curl -XPUT https://api.example.com/v1/things/7 -H "Content-Type: application/json" -d \'{"a": "b"}\'',
  "curl https://api.example.com/v1/things -H 'Content-Type: application/json' --data-raw '{\"a\":\"it'\\''s\"}'",
  'curl https://api.example.com/login -d user=ada -d password=secret',
  "curl https://api.example.com/login --data 'user=ada&password=s%20t'",
  "curl https://api.example.com/login -d 'a text with = and & in it'",
  'curl -G https://api.example.com/search -d q=books -d page=2',
  "curl -G 'https://api.example.com/search?x=1' --data-urlencode 'q=a b'",
  "curl https://api.example.com/v1 --data-urlencode 'note=one & two'",
  'curl -I https://api.example.com/v1',
  'curl -u ada:secret https://api.example.com/v1',
  "curl -H 'Authorization: Bearer abc' https://api.example.com/v1",
  "curl -b 'a=1; b=2' https://api.example.com/v1",
  'curl -A agent/1.0 -e https://www.example.com/ https://api.example.com/v1',
  'curl --json \'{"a":1}\' https://api.example.com/v1',
  'curl -sSLk --compressed -o out.json --max-time 5 https://api.example.com/v1',
  "curl --url https://api.example.com/v1 --request PATCH --header 'X-A: 1' --header 'X-B;'",
  "curl https://api.example.com/v1 -H $'X-Name: caf\\u00e9' --data-binary $'one\\ntwo'",
  "curl \\\n  -X POST \\\n  https://api.example.com/v1 \\\n  -H 'Accept: text/plain'",
  'curl http://localhost:8080/a/b//c/?',
  'curl -r 0-99 https://api.example.com/file',
];

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** Written by whoever sends, or by Postman beside a body. */
const isWritten = (name: string) => !/^(?:host|content-length|connection)$/i.test(name);

async function ours(command: string): Promise<Sent> {
  const { value } = await readDocument(command);
  const [item] = value.flatMap(itemsOf);
  if (!item) throw new Error(`No item: ${command}`);
  const template = resolve(item).value;
  const filled = fill(template, ownValues(template));
  if (!filled.ok) throw new Error(filled.fault.reason);
  const { method, scheme, host, port, target, headers, body } = filled.request;
  const isUsual = port === (scheme === 'https' ? 443 : 80);
  return {
    method,
    url: `${scheme}://${host}${isUsual ? '' : `:${port}`}${target}`,
    headers: headers
      .filter(({ name }) => isWritten(name))
      .map(lineOf)
      .sort(),
    body: new TextDecoder().decode(body),
  };
}

interface Pair {
  readonly name: string;
  readonly value: string;
}

interface Recording {
  readonly log: {
    readonly entries: readonly {
      readonly request: {
        readonly method: string;
        readonly url: string;
        readonly headers: readonly Pair[];
        readonly cookies: readonly Pair[];
        readonly queryString: readonly Pair[];
        readonly postData?: { readonly text?: string; readonly params?: readonly Pair[] };
      };
    }[];
  };
}

/** A recording has queries, forms and cookies taken apart; put together again they are what curl sends. */
function theirs(command: string): Sent {
  const { log } = JSON.parse(toHarString(command)) as Recording;
  const request = log.entries[0]?.request;
  if (!request) throw new Error(`No entry: ${command}`);
  const { method, url, headers, cookies, queryString, postData } = request;
  const crumbs = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return {
    method,
    url: url + (queryString.length > 0 && !url.includes('?') ? `?${formText(queryString)}` : ''),
    headers: [...headers, ...(crumbs === '' ? [] : [{ name: 'Cookie', value: crumbs }])]
      .filter(({ name }) => isWritten(name))
      .map(lineOf)
      .sort(),
    body: postData?.text ?? formText(postData?.params ?? []),
  };
}

function formText(pairs: readonly Pair[]): string {
  return pairs.map(({ name, value }) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}

function lineOf({ name, value }: Pair): string {
  return `${name.toLowerCase()}: ${value}`;
}

describe('curlconverter agrees', () => {
  it.each(commands)('%s', async (command) => {
    expect(await ours(command)).toEqual(theirs(command));
  });

  it('but for what no request line can carry, which is percent-encoded here', async () => {
    const command = 'curl "https://api.example.com/a\\"b"';
    expect(theirs(command).url).toBe('https://api.example.com/a"b');
    expect((await ours(command)).url).toBe('https://api.example.com/a%22b');
  });
});
