import { base64, percentEncode } from './encode.ts';

/**
 * A text as it stands in JSON, in an address, in a form, in HTML and in base64, itself among them: whoever looks for it
 * in what others wrote looks for all of these.
 */
export function spellingsOf(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const percent = percentEncode(text);
  const inLowerCase = percent.replace(/%../g, (byte) => byte.toLowerCase());
  // A form has a space as a plus (application/x-www-form-urlencoded, URL standard); JavaScript leaves some signs alone.
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const script = percent.replace(/%2[1789A]/g, (byte) => decodeURIComponent(byte));
  const html = text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
  // RFC 6901 section 3.
  const pointer = text.replaceAll('~', '~0').replaceAll('/', '~1');
  const bytes = base64(text);
  const unpadded = bytes.replace(/=+$/, '');
  const inUrl = unpadded.replaceAll('+', '-').replaceAll('/', '_');
  return [
    ...new Set([
      ...[text, json, ascii, json.replaceAll('/', '\\/'), percent, inLowerCase, form, script, html, pointer],
      ...[bytes, unpadded, inUrl],
    ]),
  ];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
