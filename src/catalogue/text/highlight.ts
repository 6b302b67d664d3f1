import { createHash } from 'node:crypto';
import type { HLJSApi, LanguageFn } from 'highlight.js';
import { markJson } from './highlight-json.ts';
import { escapeText } from './repainted.ts';

/** Grammars by the name a language has in highlight.js, loaded when first needed. */
const grammars: Readonly<Record<string, () => Promise<{ default: LanguageFn }>>> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  go: () => import('highlight.js/lib/languages/go'),
  http: () => import('highlight.js/lib/languages/http'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  lua: () => import('highlight.js/lib/languages/lua'),
  perl: () => import('highlight.js/lib/languages/perl'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
};

let highlighter: HLJSApi | undefined;
const cache = new Map<string, readonly string[]>();
const maximumEntries = 500;
/** Longer texts are shown in one colour: marks make a page two or three times as large. */
const maximumLength = 12_000;

/** The lines of a text as HTML, each with balanced marks of its own. The text is escaped, whatever it holds. */
export async function highlightLines(language: string, text: string): Promise<readonly string[]> {
  if (text.length > maximumLength) return escapedLines(text);
  const key = createHash('sha256').update(`${language}\0${text}`).digest('base64');
  const known = cache.get(key);
  if (known) return known;
  const lines = await highlight(language, text);
  const oldest = cache.keys().next().value;
  if (cache.size >= maximumEntries && oldest !== undefined) cache.delete(oldest);
  cache.set(key, lines);
  return lines;
}

/** The same without colours. */
export function escapedLines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n').map(escapeText);
}

async function highlight(language: string, text: string): Promise<readonly string[]> {
  if (language === 'json') return balancedLines(markJson(escapedLines(text).join('\n')));
  const load = Object.hasOwn(grammars, language) ? grammars[language] : undefined;
  if (!load) return escapedLines(text);
  highlighter ??= (await import('highlight.js/lib/core')).default;
  if (!highlighter.getLanguage(language)) highlighter.registerLanguage(language, (await load()).default);
  const { value } = highlighter.highlight(text.replace(/\n$/, ''), { language, ignoreIllegals: true });
  return balancedLines(lean(value));
}

/** Takes out what no style sheet needs: escapes of quotes, which only attributes ask for, and marks without a colour. */
function lean(html: string): string {
  return html
    .replace(/<span class="hljs-(?:punctuation|operator)">([^<]*)<\/span>/g, '$1')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'");
}

/** Cuts highlighted text into lines: a mark that spans several is closed and opened again at each break. */
function balancedLines(html: string): string[] {
  const open: string[] = [];
  return html.split('\n').map((line) => {
    const before = open.join('');
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === '</span>') open.pop();
      else open.push(tag);
    }
    return before + line + '</span>'.repeat(open.length);
  });
}
