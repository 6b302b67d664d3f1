import type { Input } from '../../src/wire/template.ts';

/** What a variable without a value stands for, told by where the collection uses it. */
export type Values = Readonly<Record<string, string>>;

/**
 * One value for every variable that a document mentions and gives none: letters and digits, which no rule encodes.
 * `bases` are those that begin an address; `known` are those that have a value already.
 */
export function sampleVariables(document: string, known: Values, bases: ReadonlySet<string>): Values {
  const names = textsOf(document).flatMap((text) =>
    Array.from(text.matchAll(/\{\{([^{}]+)\}\}/g), ([, name = '']) => name),
  );
  const open = [...new Set(names)].filter((name) => !Object.hasOwn(known, name) || known[name] === '');
  return Object.fromEntries(open.map((name) => [name, sampleVariable(document, name, bases)]));
}

/** Every text of a document. */
function textsOf(document: string): string[] {
  const texts: string[] = [];
  JSON.parse(document, (_, value) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}

function sampleVariable(document: string, name: string, bases: ReadonlySet<string>): string {
  const written = `{{${name}}}`;
  if (document.includes(`"${written}://`)) return 'https';
  if (/port$/i.test(name)) return '8080';
  const sample = sampleOf(name);
  if (!bases.has(name)) return sample;
  return document.includes(`://${written}`) ? `${sample}.example` : `http://${sample}.example`;
}

/** A value that tells the name it is for. */
export function sampleOf(name: string): string {
  return `v${name.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

/** The values of a template's inputs: the collection's own, else the samples. */
export function valuesOf(inputs: readonly Input[], samples: Values): Record<string, string> {
  return Object.fromEntries(
    inputs.map(({ name, kind, value }) => {
      if (kind === 'base-url')
        return [
          name,
          value ?? (Object.hasOwn(samples, name) ? samples[name] : undefined) ?? 'http://base.example',
        ];
      const plain = name.replace(/(?:Variable|Field|Credential|Path)\d*$/, '');
      // What Postman makes up has a value of ours; both sides get the same one.
      const own = name.startsWith('$') ? undefined : value;
      const sample = [name, plain].find((each) => Object.hasOwn(samples, each));
      return [name, own ?? (sample === undefined ? sampleOf(plain) : samples[sample]) ?? ''];
    }),
  );
}
