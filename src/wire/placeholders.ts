import { type Filled, fill, ownValues } from './fill.ts';
import type { WireRequest } from './request.ts';
import type { Input, Text, WireTemplate } from './template.ts';

/** Stands where nobody knows the base URL. The name never resolves (RFC 6761, section 6.4). */
const baseUrlPlaceholder = 'https://base-url.invalid';

/**
 * Fills a template for a text that can ask nobody: with the collection's own values, and where only the caller knows
 * (credentials, values that are missing, files) with something that is right in its place and plainly not meant:
 * the name of the environment variable, `ACCESS_TOKEN`, or `(the bytes of report.pdf)`.
 */
export function fillPlaceholders(template: WireTemplate): Filled {
  const values = ownValues({ ...template, inputs: placeholderInputs(template) });
  const readFile = (path: string) => new TextEncoder().encode(`(the bytes of ${path})`);
  for (let count = 1; ; count++) {
    const boundary = count === 1 ? 'wireproof' : `wireproof-${count}`;
    const filled = fill(template, values, { boundary, readFile });
    if (!filled.ok || isFramed(template, filled.request, boundary)) return filled;
  }
}

/** The inputs of a template as such a text has them: each is a constant. */
export function placeholderInputs({ inputs, url }: WireTemplate): Input[] {
  const inAddress = addressPlaceholders(url);
  return inputs.map(({ environment, ...input }) =>
    input.from === 'environment'
      ? { ...input, from: 'program', value: placeholderFor(input, environment, inAddress) }
      : { ...input, from: 'program', value: input.value ?? '' },
  );
}

/** Whether a boundary stands nowhere but around the parts (RFC 2046, section 5.1.1). */
function isFramed({ body }: WireTemplate, request: WireRequest, boundary: string): boolean {
  if (body?.kind !== 'multipart') return true;
  const delimiters = new TextDecoder().decode(request.body).split(`--${boundary}`).length - 1;
  return delimiters === body.parts.length + 1;
}

function placeholderFor(
  { name, kind }: Pick<Input, 'name' | 'kind'>,
  environment: string | undefined,
  inAddress: ReadonlyMap<string, string>,
): string {
  if (kind === 'base-url') return baseUrlPlaceholder;
  return inAddress.get(name) ?? environment ?? name;
}

/** For inputs that are a scheme, a port, or words of a host name or path that stand as they are. */
export function addressPlaceholders(url: Text): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [index, piece] of url.entries()) {
    if (typeof piece === 'string' || piece.encode !== 'verbatim') continue;
    const [before = '', behind = ''] = [url[index - 1], url[index + 1]];
    if (typeof behind === 'string' && behind.startsWith('://')) values.set(piece.input, 'https');
    else if (typeof before === 'string' && before.endsWith(':')) values.set(piece.input, '8443');
    else values.set(piece.input, piece.input.toLowerCase().replace(/[^a-z0-9]/g, '') || 'host');
  }
  return values;
}
