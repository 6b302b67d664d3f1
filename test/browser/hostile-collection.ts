const harm = 'window.harmed = true';
const script = `<script>${harm}</script>`;
const image = `<img src=x onerror="${harm}">`;
/** A host that no page may ask for anything. */
const elsewhere = 'https://elsewhere.example';
/** Overrides and isolates that are never closed, a zero-width space, and Latin written in Cyrillic. */
const bidi = 'safe\u202e\u2066evil\u2067\u200b р\u0430ypal';

/** What HTML has to run something, to load something, to send the reader away or to be taken for a part of the page. */
const attacks: readonly string[] = [
  script,
  image,
  `<svg onload="${harm}"><style>*{display:none}</style><script>${harm}</script><a xlink:href="javascript:${harm}">x</a></svg>`,
  `<svg><animate onbegin="${harm}" attributeName=x dur=1s></svg>`,
  `<math><mtext><table><mglyph><style><!--</style>${image}-->`,
  `<noscript><p title="</noscript>${image}"></noscript>`,
  `<template>${script}</template><xmp></xmp>${image}<plaintext></plaintext>`,
  `<iframe src="javascript:${harm}" srcdoc="${script}"></iframe><object data="javascript:${harm}"></object><embed src="javascript:${harm}">`,
  `<base href="${elsewhere}/"><meta http-equiv="refresh" content="0;url=${elsewhere}/"><link rel="stylesheet" href="${elsewhere}/x.css">`,
  `<form id="run" action="${elsewhere}/"><input name="text" autofocus onfocus="${harm}"><button formaction="javascript:${harm}">Copy</button></form>`,
  '<a id="said" name="run">said</a><p id="text" name="main" class="skip hidden">text</p><img name="getElementById"><h1 id="answers">Answers</h1>',
  `<p style="position:fixed;inset:0;background:url(${elsewhere}/x.png)">over</p><style>body{background:url(${elsewhere}/y.png)}</style>`,
  `<details open ontoggle="${harm}"><summary onclick="${harm}">s</summary></details><video src=x onerror="${harm}" poster="${elsewhere}/z.png"></video>`,
  `![pixel](${elsewhere}/pixel.png) <img src="${elsewhere}/pixel.png"> <input type="image" src="${elsewhere}/pixel.png">`,
  `[a](javascript:${harm.replaceAll(' ', '')}) [b](jAvA&#9;script&colon;${harm}) [c](data:text/html,${script}) [d](vbscript:x) <javascript:${harm}>`,
  `<a href="jAvAsCrIpT:${harm}">a</a> <a href="&#106;avascript:${harm}">b</a> <a href="\u0001javascript:${harm}">c</a> <a href="//elsewhere.example/">d</a> <a href="/_open">e</a>`,
  `<a href="${elsewhere}/" target="_top" ping="${elsewhere}/ping" rel="opener" download>f</a> <area href="javascript:${harm}">`,
  '</div></main></body></html></title></script></style></textarea></code></pre>',
  `<table><tr><td>cell</table><td>loose</td></tr><option>o<select><textarea>never closed ${image}`,
  `<a href="${elsewhere}/" title="never closed`,
  `<!-- never closed ${script}`,
  bidi,
];

const everything = attacks.join('\n\n');
/** For the places that a name has. */
const name = `</title></h1>"'>${script}${image}<svg onload="${harm}">${bidi}`;

const entry = (place: string) => ({
  key: `"><svg onload="${harm}">${place}`,
  value: `"><script>${harm}</script>${bidi}`,
  description: `(Required) ${everything} (This can only be one of ${script},b)`,
});

const json = `{"a": "</code></pre></script>${script}", "</script>": {"b": "${'\u2028\u2029'}${bidi}", "c": [{"<svg onload=1>": "<integer>"}]}}`;

const examples = [
  {
    name: `**200** ${script}<br>${image}`,
    code: 200,
    status: script,
    body: `<html>${script}</html>`,
    type: 'text/html',
  },
  {
    name: `</figure>${everything}`,
    code: 404,
    status: '',
    body: json,
    type: `text/html"><script>${harm}</script>`,
  },
  {
    name,
    code: 404,
    status: bidi,
    body: `<svg xmlns="http://www.w3.org/2000/svg" onload="${harm}"/>`,
    type: 'image/svg+xml',
  },
];

const items = [
  {
    name: `${name}${'x'.repeat(10_000)}`,
    request: {
      method: 'POST',
      header: [{ ...entry('header'), key: 'X-Test' }, entry('header')],
      url: {
        raw: `{{baseUrl}}/:id/${script}`,
        host: ['{{baseUrl}}'],
        path: [':id', script, '{{<svg onload=1>}}', 'y'.repeat(10_000)],
        query: [
          entry('query'),
          { key: 'next', value: `javascript:${harm}` },
          { key: 'z'.repeat(10_000), value: '' },
        ],
        variable: [{ ...entry('path'), key: 'id' }],
        hash: script,
      },
      body: { mode: 'raw', raw: `${json}\u2028*/ ${image}`, options: { raw: { language: 'json' } } },
      description: everything,
    },
    response: examples.map(({ type, ...example }) => ({
      ...example,
      header: [
        { key: 'Content-Type', value: type },
        { key: 'Set-Cookie', value: `a=${script}` },
        { key: 'Refresh', value: `0; url=${elsewhere}/` },
      ],
    })),
  },
  ...attacks.map((attack) => ({
    name: attack,
    request: {
      method: `GET${script}`,
      url: `javascript:${harm}//${script}`,
      description: attack,
      body: { mode: 'urlencoded', urlencoded: [{ ...entry('form'), description: attack }] },
    },
  })),
];

/** A collection in which every text tries to leave its place. Names what it touches `window.harmed`. */
export const hostileCollection = {
  info: {
    name,
    description: everything,
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  variable: [
    { key: 'baseUrl', value: 'https://api.example.com/v1' },
    { key: '<svg onload=1>', value: script },
  ],
  item: [{ name: `"'>${image}${script}`, description: everything, item: items }],
};
