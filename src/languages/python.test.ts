import { expect, it } from 'vitest';
import { python } from './python.ts';

it('no comment says what the bytes of its file mean', () => {
  expect(String(python.comment('Set the coding: utf-7\n-*- encoding=utf-16'))).toBe(
    '# Set the coding : utf-7\n# -*- encoding =utf-16',
  );
});
