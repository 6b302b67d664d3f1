import type { Input, WireTemplate } from '../../src/wire/template.ts';

/** A request with one idea, and the files it reads. */
export interface GoldenCase {
  /** Also the name of its golden files. */
  readonly name: string;
  readonly template: WireTemplate;
  /** Contents by path, as the program's working folder must hold them. */
  readonly files?: Readonly<Record<string, string>>;
}

const baseUrl = (value: string): Input => ({ name: 'baseUrl', kind: 'base-url', from: 'program', value });

const accessToken: Input = {
  name: 'accessToken',
  kind: 'credential',
  from: 'environment',
  environment: 'ACCESS_TOKEN',
  meaning: 'the OAuth access token',
};

const bearer = {
  name: 'Authorization',
  value: ['Bearer ', { input: 'accessToken', encode: 'verbatim' }],
} as const;

const base = { input: 'baseUrl', encode: 'verbatim' } as const;

/** Text that every boundary of a program must keep in its place. */
export const hostileText =
  'a"b\'c`d$(touch canary)`touch canary`${HOME}%s%n\\"*/ // # ??/ ??= <!-- {x} {{y}} !!1 é ü € 漢 😀\u202e\u2028\ufeff\u0085 ;&| #{z} ${"$"}\\u0041\\';

export const goldenCases: readonly GoldenCase[] = [
  {
    name: 'change-password',
    template: {
      title: "Zoom API: Update a user's password",
      method: 'PUT',
      url: [base, '/users/', { input: 'userId', encode: 'segment' }, '/password'],
      headers: [bearer],
      body: {
        kind: 'multipart',
        parts: [{ name: ['password'], content: [{ input: 'password', encode: 'verbatim' }] }],
      },
      inputs: [
        baseUrl('https://api.zoom.us/v2'),
        {
          name: 'userId',
          kind: 'path',
          from: 'program',
          value: 'jan+test@example.com/née',
          meaning: 'The ID of the user, or the e-mail address. Apps of users pass `me`.',
        },
        {
          name: 'password',
          kind: 'field',
          from: 'environment-or-program',
          environment: 'PASSWORD',
          value: 'dolor Excepteur minim',
          meaning: 'The new password.',
        },
        accessToken,
      ],
      success: [204],
    },
  },
  {
    name: 'json-headers',
    template: {
      title: 'Orders: Create an order',
      method: 'POST',
      url: [base, '/orders'],
      headers: [
        { name: 'Content-Type', value: ['application/json'] },
        { name: 'X-Trace-Id', value: ['AbC-1'] },
        { name: 'X-Empty', value: [''] },
        { name: 'X-Latin', value: ['caf\u00e9'] },
        bearer,
      ],
      body: { kind: 'text', text: ['{"id":7,"note":"née \\"x\\"","tags":["a","b"]}'] },
      inputs: [baseUrl('https://orders.example.com'), accessToken],
      success: [200, 201],
    },
  },
  {
    name: 'urlencoded-secret',
    template: {
      title: 'Accounts: Get a token',
      method: 'POST',
      url: ['https://accounts.example.com/oauth/token'],
      headers: [{ name: 'Content-Type', value: ['application/x-www-form-urlencoded'] }],
      body: {
        kind: 'text',
        text: [
          'grant_type=client_credentials&client_secret=',
          { input: 'clientSecret', encode: 'form' },
          '&scope=read%20write',
        ],
      },
      inputs: [
        {
          name: 'clientSecret',
          kind: 'field',
          from: 'environment',
          environment: 'CLIENT_SECRET',
          meaning: "the client's secret",
        },
      ],
      success: [],
    },
  },
  {
    name: 'query-base-url',
    template: {
      title: 'Search: Find books',
      method: 'GET',
      url: [
        base,
        '/books?q=',
        { input: 'query', encode: 'query' },
        '&lang=de&flag&empty=&q=second%2Ftime&filter[year]=2024',
      ],
      headers: [{ name: 'Accept', value: ['application/json'] }],
      inputs: [
        { name: 'baseUrl', kind: 'base-url', from: 'environment', environment: 'BASE_URL' },
        { name: 'query', kind: 'variable', from: 'program', value: "war & peace (1869) 100% *'!~" },
      ],
      success: [],
    },
  },
  {
    name: 'basic-auth',
    template: {
      title: 'Accounts: Who am I',
      method: 'GET',
      url: [base, '/me'],
      headers: [],
      basic: {
        user: [{ input: 'user', encode: 'verbatim' }],
        password: [{ input: 'password', encode: 'verbatim' }],
      },
      inputs: [
        baseUrl('https://accounts.example.com'),
        {
          name: 'user',
          kind: 'credential',
          from: 'environment',
          environment: 'API_USER',
          meaning: 'the user name',
        },
        {
          name: 'password',
          kind: 'credential',
          from: 'environment',
          environment: 'API_PASSWORD',
          meaning: 'the password',
        },
      ],
      success: [200],
    },
  },
  {
    name: 'file-upload',
    template: {
      title: 'Drive: Upload a picture',
      method: 'POST',
      url: [base, '/files'],
      headers: [bearer],
      body: {
        kind: 'multipart',
        parts: [
          { name: ['title "main"'], content: ['Holiday; @home'] },
          { name: ['meta'], content: ['{"public": "\\no"}'], contentType: 'application/json' },
          {
            name: ['picture'],
            content: { path: ['my picture.bin'], filename: 'a "b".png' },
            contentType: 'image/png',
          },
        ],
      },
      inputs: [baseUrl('https://drive.example.com'), accessToken],
      success: [201],
    },
    files: { 'my picture.bin': '\u0089PNG\r\n\u0000\n\r' },
  },
  {
    name: 'hostile-form',
    template: {
      title: 'Drive: A form whose parts try to be more than that',
      method: 'POST',
      url: [base, '/files'],
      headers: [],
      body: {
        kind: 'multipart',
        parts: [
          { name: ['a=b"c;type=x'], content: ['@secret.txt'] },
          { name: ['type'], content: ['<secret.txt'], contentType: 'text/plain;headers=@secret.txt' },
          {
            name: ['value'],
            content: [{ input: 'code', encode: 'verbatim' }],
            contentType: 'text/plain; charset=UTF-8',
          },
          {
            name: ['asked'],
            content: [{ input: 'clientSecret', encode: 'verbatim' }],
            contentType: 'application/json',
          },
          { name: ['author'], content: [{ input: 'author', encode: 'verbatim' }] },
          { name: ['picture'], content: { path: ['my picture.bin'] }, contentType: 'image/PNG;filename=z' },
        ],
      },
      inputs: [
        baseUrl('https://drive.example.com'),
        {
          name: 'code',
          kind: 'field',
          from: 'environment-or-program',
          environment: 'CODE',
          value: '\\";headers=@secret.txt;a="',
        },
        { name: 'author', kind: 'variable', from: 'environment', environment: 'AUTHOR' },
        { name: 'clientSecret', kind: 'field', from: 'environment', environment: 'CLIENT_SECRET' },
      ],
      success: [201],
    },
    files: { 'my picture.bin': '\u0089PNG', 'secret.txt': 'X-Stolen: secret\n' },
  },
  {
    name: 'upper-case-scheme',
    template: {
      title: 'Search: An address in capitals',
      method: 'GET',
      url: [base, '//a?b=|'],
      headers: [],
      inputs: [baseUrl('HTTPS://search.example.com')],
      success: [],
    },
  },
  {
    name: 'file-body',
    template: {
      title: 'Drive: Replace a file',
      method: 'PUT',
      url: [base, '/files/', { input: 'fileId', encode: 'segment' }, '/content'],
      headers: [],
      body: { kind: 'file', file: { path: ['report.txt'] } },
      inputs: [
        baseUrl('https://drive.example.com'),
        { name: 'fileId', kind: 'path', from: 'program', value: 'q3/2024' },
      ],
      success: [],
    },
    files: { 'report.txt': 'one\r\ntwo' },
  },
  {
    name: 'hostile',
    template: {
      title: `Hostile: ${hostileText}`,
      method: 'POST',
      url: [base, '/', { input: 'class', encode: 'segment' }, '?q=', { input: 'curl', encode: 'query' }],
      headers: [
        { name: 'Content-Type', value: ['text/plain'] },
        { name: 'X-Note', value: ['a"b\'c`d$(touch canary)`touch canary`${HOME}\\ ??/ {x} !'] },
      ],
      body: { kind: 'text', text: [hostileText, { input: 'id', encode: 'verbatim' }] },
      inputs: [
        baseUrl('https://hostile.example.com'),
        { name: 'class', kind: 'path', from: 'program', value: hostileText, meaning: `${hostileText} \\` },
        {
          name: 'curl',
          kind: 'variable',
          from: 'program',
          value: hostileText,
          meaning: 'Ends in a backslash \\',
        },
        {
          name: 'id',
          kind: 'field',
          from: 'environment-or-program',
          environment: 'API_ID',
          value: hostileText,
          meaning: `??/`,
        },
        {
          name: 'accessToken',
          kind: 'credential',
          from: 'environment',
          environment: 'ACCESS_TOKEN',
          meaning: hostileText,
        },
      ],
      success: [],
    },
  },
  {
    name: 'own-method',
    template: {
      title: 'Cache: Purge a page',
      method: 'PURGE',
      url: [base, '/pages/%7bold%7D'],
      headers: [{ name: 'X-Reason', value: ['stale'] }],
      inputs: [baseUrl('https://cache.example.com')],
      success: [],
    },
  },
  {
    name: 'raw-lines',
    template: {
      title: 'Notes: Save a note',
      method: 'PATCH',
      url: [base, '/notes/1'],
      headers: [{ name: 'Content-Type', value: ['application/json'] }],
      body: {
        kind: 'text',
        text: [
          '{\n  "title": "Don\'t \\"panic\\"",\n  "path": "C:\\\\new",\n\n  "author": "',
          { input: 'author', encode: 'json' },
          '",\n  "price": "${5}"\n}',
        ],
      },
      inputs: [
        baseUrl('https://notes.example.com'),
        { name: 'author', kind: 'variable', from: 'environment', environment: 'AUTHOR' },
      ],
      success: [200],
    },
  },
  {
    name: 'raw-fixed-lines',
    template: {
      title: 'Notes: Import',
      method: 'POST',
      url: [base, '/import'],
      headers: [{ name: 'Content-Type', value: ['text/plain'] }],
      body: { kind: 'text', text: ['first "line"\n\tTab is not plain\nlast `line` with \\ and )" and """'] },
      inputs: [baseUrl('https://notes.example.com')],
      success: [200],
    },
  },
  {
    name: 'untyped-body',
    template: {
      title: 'Notes: Search with a body',
      method: 'QUERY',
      url: [base, '/notes'],
      headers: [],
      body: { kind: 'text', text: ['<q>\n  <word>née</word>\n</q>\n'] },
      inputs: [baseUrl('https://notes.example.com')],
      success: [],
    },
  },
  {
    name: 'dot-segments',
    template: {
      title: 'Drive: Show a file',
      method: 'GET',
      url: [base, '/files/', { input: 'fileId', encode: 'segment' }, '/content'],
      headers: [],
      inputs: [
        baseUrl('https://drive.example.com'),
        { name: 'fileId', kind: 'path', from: 'program', value: '..' },
      ],
      success: [],
    },
  },
  {
    name: 'odd-address',
    template: {
      title: 'Search: An address as it was typed',
      method: 'GET',
      url: [base, "//a;b=1/%2f/(c)?q='one'|[two]{3}&r=?&s=%zz"],
      headers: [],
      inputs: [baseUrl('https://search.example.com')],
      success: [],
    },
  },
  {
    name: 'twin-headers',
    template: {
      title: 'Tags: Find',
      method: 'GET',
      url: [base, '/tags'],
      headers: [
        { name: 'X-Tag', value: ['one'] },
        { name: 'X-Other', value: ['1'] },
        { name: 'x-tag', value: ['two'] },
      ],
      inputs: [baseUrl('https://tags.example.com')],
      success: [],
    },
  },
  {
    name: 'get-with-body',
    template: {
      title: 'Search: Find with a body',
      method: 'GET',
      url: [base, '/search'],
      headers: [{ name: 'Content-Type', value: ['application/json'] }],
      body: { kind: 'text', text: ['{"query":{}}'] },
      inputs: [baseUrl('https://search.example.com')],
      success: [],
    },
  },
  {
    name: 'nul-in-body',
    template: {
      title: 'Notes: A byte that is nothing',
      method: 'POST',
      url: [base, '/notes'],
      headers: [{ name: 'Content-Type', value: ['application/octet-stream'] }],
      body: { kind: 'text', text: ['a\u0000b'] },
      inputs: [baseUrl('https://notes.example.com')],
      success: [],
    },
  },
];
