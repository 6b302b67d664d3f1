import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { c, cFunctions, cTexts } from '../../src/languages/c.ts';
import { cpp } from '../../src/languages/cpp.ts';
import { go } from '../../src/languages/go.ts';
import { java } from '../../src/languages/java.ts';
import { javascript } from '../../src/languages/javascript.ts';
import type { Language } from '../../src/languages/language.ts';
import { lua } from '../../src/languages/lua.ts';
import { perl } from '../../src/languages/perl.ts';
import { php } from '../../src/languages/php.ts';
import { python } from '../../src/languages/python.ts';
import { ruby } from '../../src/languages/ruby.ts';
import { shell } from '../../src/languages/shell.ts';
import { type Code, code } from '../../src/print/code.ts';
import { isLongText } from '../../src/print/literal.ts';
import { loadTargets } from '../../src/targets/index.ts';
import { hostileText } from './hostile-text.ts';
import { hasTool, Workshop } from './workshop.ts';

/** How one program of a language prints the UTF-8 of many texts in hexadecimal, a line each. */
interface Harness {
  readonly language: Language;
  readonly tool: string;
  readonly file: string;
  readonly build?: readonly string[];
  readonly run: readonly string[];
  readonly wrap: (texts: readonly Code[]) => Code;
  /** An expression whose value is `x`. */
  readonly x: Code;
  /** What a text becomes where the language cannot hold it. */
  readonly holds?: (text: string) => string;
}

const harnesses: readonly Harness[] = [
  {
    language: python,
    tool: '/usr/bin/python3',
    file: 'main.py',
    run: ['python3', 'main.py'],
    x: code`x`,
    wrap: (texts) => code`
      x = "x"
      for text in [
          ${texts.map((text) => code`${text},`)}
      ]:
          print(text.encode().hex())
    `,
  },
  {
    language: perl,
    tool: 'perl',
    file: 'main.pl',
    run: ['perl', 'main.pl'],
    x: code`$x`,
    wrap: (texts) => code`
      use strict;
      use warnings FATAL => 'all';
      my $x = 'x';
      for my $text (
          ${texts.map((text) => code`${text},`)}
      ) {
          print unpack('H*', $text), "\n";
      }
    `,
  },
  {
    language: javascript,
    tool: 'node',
    file: 'main.mjs',
    run: ['node', 'main.mjs'],
    x: code`x`,
    wrap: (texts) => code`
      const x = "x";
      for (const text of [
        ${texts.map((text) => code`${text},`)}
      ]) console.log(Buffer.from(text).toString("hex"));
    `,
  },
  {
    language: java,
    tool: 'javac',
    file: 'Main.java',
    build: ['javac', '-encoding', 'UTF-8', '-Xlint:all', '-Werror', 'Main.java'],
    run: ['java', 'Main'],
    x: code`x`,
    wrap: (texts) => code`
      import java.nio.charset.StandardCharsets;
      import java.util.HexFormat;

      public class Main {
          public static void main(String[] args) {
              var x = "x";
              for (var text : new String[] {
                  ${texts.map((text) => code`${text},`)}
              }) {
                  System.out.println(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
              }
          }
      }
    `,
  },
  {
    language: c,
    tool: 'gcc',
    file: 'main.c',
    build: ['gcc', '-std=c11', '-Wall', '-Wextra', '-Werror', '-o', 'main', 'main.c'],
    run: ['./main'],
    x: code`x`,
    wrap: (texts) => code`
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      ${cTexts}
      static char *allocate(size_t length) { return calloc(length + 1, 1); }
      ${cFunctions.join}
      int main(void) {
        const struct text x = JOIN(TEXT("x"));
        const struct text texts[] = {
            x,
            ${texts.map((text) => code`${text},`)}
        };
        for (size_t index = 1; index < sizeof texts / sizeof *texts; index++) {
          for (size_t at = 0; at < texts[index].length; at++) printf("%02x", (unsigned char)texts[index].data[at]);
          puts("");
        }
      }
    `,
  },
  {
    language: cpp,
    tool: 'g++',
    file: 'main.cpp',
    build: ['g++', '-std=c++17', '-Wall', '-Wextra', '-Werror', '-o', 'main', 'main.cpp'],
    run: ['./main'],
    x: code`x`,
    wrap: (texts) => code`
      #include <cstdio>
      #include <string>
      const std::string x = "x";
      const std::string texts[] = {
          ${texts.map((text) => code`${text},`)}
      };
      int main() {
        for (const std::string &text : texts) {
          for (const unsigned char byte : text) std::printf("%02x", byte);
          std::puts("");
        }
      }
    `,
  },
  {
    language: php,
    tool: 'php',
    file: 'main.php',
    run: ['php', 'main.php'],
    x: code`$x`,
    wrap: (texts) => code`
      <?php
      $x = "x";
      foreach ([
          ${texts.map((text) => code`${text},`)}
      ] as $text) echo bin2hex($text), "\n";
    `,
  },
  {
    language: ruby,
    tool: 'ruby',
    file: 'main.rb',
    run: ['ruby', '-w', 'main.rb'],
    x: code`x`,
    wrap: (texts) => code`
      x = "x"
      raise unless x
      [
        ${texts.map((text) => code`(${text}),`)}
      ].each { |text| puts text.unpack1("H*") }
    `,
  },
  {
    language: lua,
    tool: 'lua5.4',
    file: 'main.lua',
    run: ['lua5.4', '-W', 'main.lua'],
    x: code`x`,
    wrap: (texts) => code`
      local x = "x"
      for _, text in ipairs({
        ${texts.map((text) => code`${text},`)}
      }) do
        print((text:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end)))
      end
    `,
  },
  {
    language: go,
    tool: 'go',
    file: 'main.go',
    build: ['go', 'build', '-o', 'main', 'main.go'],
    run: ['./main'],
    x: code`x`,
    wrap: (texts) => code`
      package main

      import "fmt"

      const x = "x"

      func main() {
      	for _, text := range []string{
      		${texts.map((text) => code`${text},`)}
      	} {
      		fmt.Printf("%x\n", text)
      	}
      }
    `,
  },
  {
    language: shell,
    tool: 'od',
    file: 'main.sh',
    run: ['sh', 'main.sh'],
    x: code`\${x}`,
    // One od for all: a NUL ends each text, as no text has one here.
    wrap: (texts) => code`
      x=x
      {
        ${texts.map((text) => code`printf '%s\0' ${text}`)}
      } | od -A n -v -t x1 | tr -d ' \n'
    `,
    holds: (text) => text.replaceAll('\0', '\ufffd'),
  },
];

const nasty = [
  '',
  '"',
  "'",
  '`',
  '\\',
  '\\\\"',
  '"""',
  "'''",
  '""""""',
  '${x}',
  '$x',
  '$',
  '$(id)',
  '`id`',
  '#{x}',
  '#$x #@x #',
  '?> <?php',
  '{x}',
  '{{x}}',
  '%s%n%%',
  '!!',
  '!x!',
  '\\u000a',
  '\\',
  '\0',
  '\u00001',
  'a\u0000b',
  '\u00071',
  '\u001bf',
  '\u007f',
  '\u0085\u00a0\u00ad',
  '\u2028\u2029',
  '\u202ea\u2066',
  '\ufeff',
  '\ud800',
  'a\udc00b',
  'é€漢😀',
  '\r\n',
  '\n',
  'one\n',
  'one\ntwo',
  '\tone\r',
  '??/ ??= ???/ ????',
  '*/ // -- # <!--',
  ')"',
  ')body1"',
  'a\'b"c',
  hostileText,
];

const texts = [
  ...nasty,
  ...fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 200, seed: 1 }),
  ...fc.sample(fc.string({ unit: fc.constantFrom(...'"\'`\\$?{}()!%#\n /x0'), maxLength: 20 }), {
    numRuns: 200,
    seed: 2,
  }),
];

/** Texts that may stand over several lines. */
const longTexts = [
  'one\ntwo',
  '{\n  "a": "b"\n}',
  'a """\n"b"',
  'a\nb"',
  'a\nb\\',
  'a\n`b` ${x} $',
  'a\n)" )body1"',
  "a\nit's",
  'a\nb $x {y} é',
  '"a\n\n??/\n!',
  ...fc.sample(fc.string({ unit: fc.constantFrom(...'"\'`\\$?{}()!%\n x'), maxLength: 24 }), {
    numRuns: 600,
    seed: 3,
  }),
].filter(isLongText);

test('there is a harness for the language of every target', async () => {
  const languages = (await loadTargets()).filter(({ send }) => !send).map(({ language }) => language.id);
  expect(harnesses.map(({ language }) => language.id).sort()).toEqual([...new Set(languages)].sort());
});

const bytesOf = (text: string) => Buffer.from(text).toString('hex');

describe.each(harnesses)('$language.id', (harness) => {
  const { language, x, holds = (text: string) => text } = harness;

  async function run(all: readonly Code[]): Promise<readonly string[]> {
    using shop = new Workshop();
    shop.write(harness.file, `${harness.wrap(all)}\n`);
    if (harness.build) expect((await shop.run(harness.build)).errors).toBe('');
    const { output, errors } = await shop.run(harness.run);
    expect(errors).toBe('');
    if (language !== shell) return output.split('\n').slice(0, -1);
    return (output.trim().match(/../g) ?? [])
      .join(' ')
      .split('00')
      .slice(0, -1)
      .map((text) => text.replaceAll(' ', ''));
  }

  test.runIf(hasTool(harness.tool))('a literal means its text', { timeout: 60_000 }, async () => {
    expect(await run(texts.map((text) => language.join([text])))).toEqual(
      texts.map((text) => bytesOf(holds(text))),
    );
  });

  test.runIf(hasTool(harness.tool))('so do texts around an expression', { timeout: 60_000 }, async () => {
    const mixed = texts.map((text) => language.join([`${text}-`, x, `-${text}`]));
    expect(await run(mixed)).toEqual(texts.map((text) => bytesOf(holds(`${text}-x-${text}`))));
  });

  test.runIf(hasTool(harness.tool))('so do long ones', { timeout: 60_000 }, async () => {
    const plain = longTexts.map((text) => language.joinLong([text]));
    const mixed = longTexts.map((text) => language.joinLong([text, x, text]));
    expect(await run([...plain, ...mixed])).toEqual([
      ...longTexts.map(bytesOf),
      ...longTexts.map((text) => bytesOf(`${text}x${text}`)),
    ]);
  });

  const { joinBytes } = language;
  if (joinBytes)
    test.runIf(hasTool(harness.tool))('bytes are Latin-1', { timeout: 60_000 }, async () => {
      const values = texts.filter((text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text));
      values.push('é\xa0\xff1', '\x80f$x"\'`\\!');
      const latin = (text: string) => Buffer.from(text, 'latin1').toString('hex');
      expect(
        await run([
          ...values.map((text) => joinBytes([text])),
          ...values.map((text) => joinBytes([text, x])),
        ]),
      ).toEqual([...values.map(latin), ...values.map((text) => latin(`${text}x`))]);
    });

  test('hides nothing: what a reader cannot see is escaped', () => {
    for (const text of texts) {
      const written = String(language.join([text])) + String(language.join([text, x]));
      expect(written).not.toMatch(/(?!\n)\p{C}|\p{Zl}|\p{Zp}/u);
      if (language !== shell) expect(written).not.toContain('\n');
    }
    expect(String(language.join(['née 漢字 😀']))).toContain('née 漢字 😀');
  });
});
