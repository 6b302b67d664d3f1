import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';

const markdown = new MarkdownIt({ html: true });

const inlineTags = [
  'a',
  'b',
  'strong',
  'i',
  'em',
  's',
  'del',
  'u',
  'code',
  'kbd',
  'sub',
  'sup',
  'br',
  'span',
];
const plainBlockTags = ['p', 'ul', 'ol', 'li', 'pre', 'blockquote'];
const blockTags = [
  ...plainBlockTags,
  ...['hr', 'dl', 'dt', 'dd', 'details', 'summary', 'div'],
  ...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

/** What may stand in a page out of a collection: no ids, no classes, no images, and links only to other places. */
const shared: sanitize.IOptions = {
  allowedAttributes: { a: ['href', 'rel', 'title'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 50,
  transformTags: { a: (_, { href, title }) => ({ tagName: 'a', attribs: link(href, title) }) },
};

/** The page itself has the first two levels of headings. Only where they may stand: a tag that is renamed and dropped closes others. */
const headings = { ...shared.transformTags, h1: 'h3', h2: 'h3' };

/** A description: Markdown with HTML, as Postman keeps it. */
export function renderMarkdown(text: string): string {
  return renderBlocks(text, { allowedTags: [...inlineTags, ...blockTags], transformTags: headings });
}

/** The same in a cell of a table, which a row or a cell of its own would end. */
export function renderInCell(text: string): string {
  return renderBlocks(text, { allowedTags: [...inlineTags, ...plainBlockTags] });
}

function renderBlocks(text: string, allowed: sanitize.IOptions): string {
  const cut = text.length <= maximumLength ? text : `${text.slice(0, maximumLength)}...`;
  return sanitize(markdown.render(cut), { ...shared, ...allowed });
}

/** The name of an example, or a short meaning: the same on one line. Breaks become spaces. */
export function renderInline(text: string): string {
  const line = text
    .slice(0, maximumLength)
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return sanitize(markdown.renderInline(line), { ...shared, allowedTags: inlineTags });
}

/** The words of a text with Markdown and HTML, on one line. Plain text: it still needs escaping. */
export function plainText(text: string): string {
  return sanitize(renderInline(text), { allowedTags: [], allowedAttributes: {} })
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Longer descriptions are cut: a page stays a page. */
const maximumLength = 10_000;

function link(href: string | undefined, title: string | undefined): sanitize.Attributes {
  if (href === undefined || !/^(?:https?:\/\/|mailto:)/i.test(href.trim())) return {};
  return { href: href.trim(), rel: 'nofollow noopener', ...(title !== undefined && { title }) };
}
