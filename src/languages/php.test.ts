import { expect, test } from 'vitest';
import { code } from '../print/code.ts';
import { php } from './php.ts';

test('no comment ends the program', () => {
  const comment = String(php.comment('one ?> <?php system("id"); ??>> ?\u200b>\r?>'));
  expect(comment).not.toContain('?>');
  expect(comment.split('\n').every((line) => line.startsWith('//'))).toBe(true);
});

test('a heredoc ends where the text does, and only there', () => {
  const text = 'TEXT;\n  TEXT_\nb';
  expect(String(php.joinLong([text]))).toBe(`<<<'TEXT__'\n${text}\nTEXT__`);
  expect(String(php.joinLong(['a\n$b ', code`$x`]))).toBe('<<<TEXT\na\n\\$b {$x}\nTEXT');
});

test('an expression that a heredoc cannot hold stands between two texts', () => {
  expect(String(php.joinLong(['a\n', code`rawurlencode($x)`]))).toBe('"a\\n" . rawurlencode($x)');
});
