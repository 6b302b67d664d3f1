import type { Fault } from '../wire/fill.ts';

/** Why a request cannot be made, for its reader. */
export function faultSentence({ reason, what }: Fault): string {
  switch (reason) {
    case 'input-missing':
      return `There is no value for ${what}.`;
    case 'address-unusable':
      return `"${what}" is not an address that a request can be sent to.`;
    case 'header-unsendable':
      return `The header ${what} has characters that no header can carry.`;
    case 'file-missing':
      return `There is no file ${what}.`;
  }
}
