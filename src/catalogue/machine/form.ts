/** A page as Markdown or as JSON, for programs that read. */
export type Form = 'md' | 'json';

export const forms: readonly Form[] = ['md', 'json'];

export const mediaTypes: Readonly<Record<Form, string>> = {
  md: 'text/markdown; charset=utf-8',
  json: 'application/json',
};

/** The address of a page in a form: `/zoom/index.md?target=go-net-http` for `/zoom/?target=go-net-http`. */
export function inForm(address: string, form: Form): string {
  const [page = ''] = address.split('#');
  const [path = '', query] = page.split(/(?=\?)/);
  return `${path}index.${form}${query ?? ''}`;
}

/** Takes the form off the path of an address. */
export function splitForm(path: string): { readonly path: string; readonly form?: Form } {
  const [, page = '', form] = /^(.*\/)index\.(md|json)$/s.exec(path) ?? [];
  return form === undefined ? { path } : { path: page, form: form as Form };
}
