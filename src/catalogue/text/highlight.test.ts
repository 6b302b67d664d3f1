import { describe, expect, it } from 'vitest';
import { escapedLines, highlightLines } from './highlight.ts';

const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '');

describe('highlightLines', () => {
  it.each([
    ['cpp', '/* one\n two */ int main() {}\nconst char *t = R"(a\nb)";\n'],
    ['python', '"""one\ntwo\n"""\nx = "<b>" # & \'\n'],
    ['javascript', 'const a = `one\n${b}\ntwo`;\n'],
    ['lua', '-- [[ a\nlocal t = [=[\n]]<b>\n]=] .. "x"\n'],
    ['bash', 'curl \'a\nb\' \\\n  --x "$Y"\n'],
    ['json', '{\n  "a": "</script>"\n}\n'],
    ['no such language', '<a>\n&\n'],
  ])('keeps every line of %s, each with balanced marks', async (language, source) => {
    const lines = await highlightLines(language, source);
    expect(lines.map(text)).toEqual(source.replace(/\n$/, '').split('\n'));
    for (const line of lines) {
      expect(line.split('<span').length).toBe(line.split('</span>').length);
      expect(line).not.toMatch(/<(?!span class="[\w\s-]+">|\/span>)/);
    }
  });

  it('opens a mark again on the next line', async () => {
    const [first, second] = await highlightLines('cpp', '/* one\n two */');
    expect(first).toBe('<span class="hljs-comment">/* one</span>');
    expect(second).toBe('<span class="hljs-comment"> two */</span>');
  });

  it('leaves the colours out of a long text', async () => {
    const long = 'int a; // <b>\n'.repeat(2000);
    expect(await highlightLines('cpp', long)).toEqual(escapedLines(long));
  });
});
