import type { Links } from '../links.ts';
import { type Form, forms, inForm } from '../machine/form.ts';
import { llmsPath } from '../machine/llms.ts';
import { Icon } from './wire-mark.tsx';

const names: Readonly<Record<Form, string>> = { md: 'Markdown', json: 'JSON' };
const alternateTypes: Readonly<Record<Form, string>> = { md: 'text/markdown', json: 'application/json' };

interface MachineLinksProps {
  readonly links: Links;
  /** Of the page. */
  readonly address: string;
}

/** For the head of a page: where it is in the forms that machines read. */
export const Alternates = ({ links, address }: MachineLinksProps) => (
  <>
    {forms.map((form) => (
      <link rel="alternate" type={alternateTypes[form]} href={links.to(inForm(address, form))} />
    ))}
  </>
);

/** The same for people, with the list of everything that is here. */
export const ForMachines = ({ links, address }: { links: Links; address?: string | undefined }) => (
  <p class="small">
    {address !== undefined && (
      <>
        This page as{' '}
        {forms.map((form, index) => (
          <>
            {index > 0 && ' or '}
            <a href={links.to(inForm(address, form))}>{names[form]}</a>
          </>
        ))}
        .{' '}
      </>
    )}
    All pages for machines: <a href={links.to(llmsPath)}>llms.txt</a>.
  </p>
);

/** Copies the page as Markdown; hidden until the script of the page shows it, since the link in the foot does as well. */
export const CopyAsMarkdown = ({ links, address }: MachineLinksProps) => (
  <button type="button" class="quiet" data-copy-page={links.to(inForm(address, 'md'))} hidden>
    <Icon name="copy" />
    Copy as Markdown
  </button>
);
