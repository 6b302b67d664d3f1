import type { Child } from 'hono/jsx';
import type { Target } from '../targets/target.ts';
import type { Catalogue } from './catalogue.ts';
import type { Links } from './links.ts';
import { type Form, mediaTypes } from './machine/form.ts';
import { pageMarkdown, type Shape } from './machine/page-markdown.ts';
import { type NearPage, NotFoundPage } from './pages/not-found.tsx';

/** A reader on the way to an address. */
export interface Visit {
  /** Decoded path: `/zoom-users/users/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Id of the target that was looked at last. */
  readonly remembered?: string | undefined;
  readonly links: Links;
}

/** A visit to a page as HTML, or in a form for machines. */
export interface FormVisit extends Visit {
  readonly form?: Form;
}

export type Page =
  | {
      readonly kind: 'html';
      readonly status: 200 | 404;
      readonly html: string;
      /** Id of the target that it shows. */
      readonly target?: string;
      /** True for the page of an item, which stays as it is until another collection is opened. */
      readonly isOfItem?: true;
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** Media type of what is read in its place; a file without one is saved. */
      readonly type?: string;
    };

/** The target of the address, else the one looked at last, else the first. */
export function chosenTarget(catalogue: Catalogue, { query, remembered }: Visit): Target {
  const byId = (id: string | null | undefined) => catalogue.targets.find((target) => target.id === id);
  const target = byId(query.get('target')) ?? byId(remembered) ?? catalogue.targets[0];
  if (!target) throw new Error('A catalogue needs at least one target.');
  return target;
}

/** Markup as a whole document. */
export function html(node: Child): string {
  return `<!doctype html>${String(node)}`;
}

/** A page in a form for machines. */
export function machinePage(form: Form, shape: Shape): Page {
  const text = form === 'md' ? pageMarkdown(shape) : `${JSON.stringify(shape, null, 2)}\n`;
  return textFile(`index.${form}`, text, mediaTypes[form]);
}

/** A text that is read in the place of a page; `type` is its media type. */
export function textFile(name: string, text: string, type: string): Page {
  return { kind: 'file', name, bytes: new TextEncoder().encode(text), type };
}

/** A page that is there. */
export function found(node: Child): Page & { kind: 'html' } {
  return { kind: 'html', status: 200, html: html(node) };
}

/** What is said where there is no page, with those that may have been meant. */
export function notFound({ links }: Visit, near: readonly NearPage[]): Page {
  return { kind: 'html', status: 404, html: html(<NotFoundPage links={links} near={near} />) };
}
