import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';

/** Longer texts are rendered each time, and so many shorter ones are kept. */
const maximumRemembered = 1000;
const maximumEntries = 2000;

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
export const renderMarkdown = remembered((text) =>
  renderBlocks(text, { allowedTags: [...inlineTags, ...blockTags], transformTags: headings }),
);

/** The same in a cell of a table, which a row or a cell of its own would end. */
export const renderInCell = remembered((text) =>
  renderBlocks(text, { allowedTags: [...inlineTags, ...plainBlockTags] }),
);

function renderBlocks(text: string, allowed: sanitize.IOptions): string {
  const cut = text.length <= maximumLength ? text : `${text.slice(0, maximumLength)}...`;
  return sanitize(markdown.render(cut), { ...shared, ...allowed });
}

/** The name of an example, or a short meaning: the same on one line. Breaks become spaces. */
export const renderInline = remembered((text) => {
  const line = text
    .slice(0, maximumLength)
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return sanitize(markdown.renderInline(line), { ...shared, allowedTags: inlineTags });
});

/** The words of a text with Markdown and HTML, on one line. Plain text: it still needs escaping. */
export const plainText = remembered((text) =>
  sanitize(renderInline(text), { allowedTags: [], allowedAttributes: {} })
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? '',
    )
    .replace(/\s+/g, ' ')
    .trim(),
);

/** A rendering that keeps what it made last: the names of examples stand in the page of every language, in every form. */
function remembered(render: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const rendered = render(text);
    if (text.length > maximumRemembered) return rendered;
    if (made.size >= maximumEntries) made.clear();
    made.set(text, rendered);
    return rendered;
  };
}

/** Longer descriptions are cut: a page stays a page. */
const maximumLength = 10_000;

function link(href: string | undefined, title: string | undefined): sanitize.Attributes {
  if (href === undefined || !/^(?:https?:\/\/|mailto:)/i.test(href.trim())) return {};
  return { href: href.trim(), rel: 'nofollow noopener', ...(title !== undefined && { title }) };
}
