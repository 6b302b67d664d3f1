import type { Links } from '../links.ts';
import { type Form, inForm } from './form.ts';

/** How the pages of one form point at each other, at the pages for people, and at files. */
export interface MachineLinks {
  /** From a page of this form to another one in the same form. */
  readonly to: (address: string) => string;
  /** To a page for people, or to a file. */
  readonly plain: (address: string) => string;
  readonly hasProofPages: boolean;
}

export function machineLinks({ to, hasProofPages }: Links, form: Form): MachineLinks {
  return { to: (address) => to(inForm(address, form)), plain: to, hasProofPages };
}
