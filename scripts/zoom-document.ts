import { endpoints } from '../src/simulator/behaviours/zoom-users/endpoints.ts';
import { labelOf } from '../src/simulator/behaviours/zoom-users/rate-labels.ts';
import type { Rule } from '../src/simulator/behaviours/zoom-users/rule.ts';
import { seedMember, seedUsers } from '../src/simulator/behaviours/zoom-users/seed.ts';
import { zoomSettings } from '../src/simulator/behaviours/zoom-users/settings.ts';
import { entryRules } from '../src/simulator/behaviours/zoom-users/visit.ts';

/** How users sign in who have no password, by their login type. */
const waysIn: Readonly<Record<number, string>> = { 1: 'Google', 100: 'nothing yet', 101: 'SSO' };

/** The parts of `docs/zoom.md` that are made from data, by the names of the comments around them. */
export const zoomParts: Readonly<Record<string, readonly string[]>> = {
  people: [
    '| who | address | role | signs in with |',
    '|---|---|---|---|',
    ...seedUsers.map(
      ({ firstName, email, role, status, loginType, password }) =>
        `| ${firstName} | \`${email}\` | ${[status, role].filter((word) => word !== 'active').join(' ')} | ${password === '' ? waysIn[loginType] : `\`${password}\``} |`,
    ),
    '',
    'The form on the page says whether a password signs in, and so does this:',
    '',
    '```sh',
    ...seedUsers
      .filter(({ id }) => id === seedMember)
      .map(
        ({ email, password }) =>
          `curl -H 'Content-Type: application/json' -d '${JSON.stringify({ email, password })}' $API/_wireproof/sign-in`,
      ),
    '```',
  ],
  routes: [
    '| route | what it does |',
    '|---|---|',
    ...endpoints.map(({ method, path, meaning }) => `| \`${method} ${shown(path)}\` | ${meaning} |`),
  ],
  settings: [
    '| setting | default | meaning |',
    '|---|---|---|',
    ...Object.entries(zoomSettings).map(
      ([name, setting]) =>
        `| \`${name}\` | ${setting.default === '' ? '' : `\`${setting.default}\``} | ${setting.meaning} |`,
    ),
  ],
  rules: [
    '### Every operation with a token',
    '',
    ...table(entryRules),
    ...endpoints.flatMap((endpoint) => {
      const { method, path, scopes, rules } = endpoint;
      return [
        '',
        `### ${method} ${shown(path)}`,
        '',
        ...(scopes
          ? [
              `Scopes, one of: ${scopes.map((scope) => `\`${scope}\``).join(' ')}.`,
              `Rate label: ${labelOf(endpoint)}.`,
            ]
          : ['Neither token nor rate limit.']),
        '',
        ...table(rules),
      ];
    }),
  ],
};

/** A path as the vendor's documents write it. */
function shown(path: string): string {
  return `/${path.replace(/:([^/]+)/g, '{$1}')}`;
}

function table(rules: readonly Rule<never>[]): string[] {
  if (rules.length === 0) return ['No rules of its own.'];
  return [
    '| rule | status | code | stated by | worded by | where that stands |',
    '|---|---|---|---|---|---|',
    ...rules.map(
      ({ id, status, code, stated, worded, reference }) =>
        `| \`${id}\` | ${status} | ${code} | ${stated} | ${worded} | ${reference} |`,
    ),
  ];
}

/** The document with its made parts as the data say. */
export function withZoomParts(document: string): string {
  return Object.entries(zoomParts).reduce(
    (text, [name, lines]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, before: string, after: string) => `${before}\n${lines.join('\n')}\n\n${after}`,
      ),
    document,
  );
}
