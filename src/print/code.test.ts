import { describe, expect, it } from 'vitest';
import { arrange, columns } from './arrange.ts';
import { backslash, Code, code, join } from './code.ts';
import { literal, rawLiteral } from './literal.ts';

const text = literal({ open: '"', close: '"', escapes: { '"': '\\"' }, codePoint: (value) => `\\${value}` });

describe('code', () => {
  it('takes the common indent away and keeps that of a hole with several lines', () => {
    const inner = code`
      if (a) {
        b();
      }
    `;
    const outer = code`
      main {
        ${inner}
      }
    `;
    expect(String(outer)).toBe('main {\n  if (a) {\n    b();\n  }\n}');
  });

  it('drops a line whose holes are all empty, and no other', () => {
    expect(
      String(code`
      a
      ${undefined}${[]}
      ${undefined};

      b
    `),
    ).toBe('a\n;\n\nb');
  });

  it('makes a line of each entry of an array, and prints numbers', () => {
    expect(
      String(code`
      [
        ${[1, 2].map((number) => code`${number},`)}
      ]
    `),
    ).toBe('[\n  1,\n  2,\n]');
  });

  it('keeps backslashes, except before a backtick and before a hole that is none', () => {
    expect(String(code`"\n" \`a\` \${b} \\`)).toBe('"\\n" `a` ${b} \\\\');
    expect(String(code`a ${backslash}`)).toBe('a \\');
  });

  it('never indents the lines of a long literal', () => {
    const long = rawLiteral('<<', 'one\n  two\nthree', '>>');
    expect(
      String(code`
      {
        ${long}
      }
    `),
    ).toBe('{\n  <<one\n  two\nthree>>\n}');
  });

  it('leaves blank lines without blanks', () => {
    const inner = code`
      a

      b
    `;
    expect(
      String(code`
      {
        ${inner}
      }
    `),
    ).toBe('{\n  a\n\n  b\n}');
  });

  it('does not take a text: what is not escaped does not compile', () => {
    const holes = (part: string) => {
      // @ts-expect-error A plain text has to go through a literal.
      code`${part}`;
      // @ts-expect-error So has a list of them.
      code`${[part]}`;
      // @ts-expect-error And nothing with the shape of Code is one.
      code`${{ raw: part, toString: () => part }}`;
    };
    expect(holes).toBeTypeOf('function');
    expect(code`${text('x"y')}`).toBeInstanceOf(Code);
    expect(String(join([text('a'), text('b')], code` + `))).toBe('"a" + "b"');
  });
});

describe('arrange', () => {
  const items = [text('one'), text('two')];

  it('keeps a list on one line where it has room', () => {
    expect(String(arrange(code`call(`, items, code`);`, 19))).toBe('call("one", "two");');
  });

  it('else gives each item a line', () => {
    expect(String(arrange(code`call(`, items, code`);`, 18))).toBe('call(\n  "one",\n  "two",\n);');
    expect(String(arrange(code`call(`, items, code`);`, 18, 4))).toBe('call(\n    "one",\n    "two",\n);');
  });

  it('counts wide characters twice', () => {
    expect(columns(text('漢é😀'))).toBe(7);
  });
});
