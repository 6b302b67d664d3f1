import { describe, expect, it } from 'vitest';
import { escapeName, frame, lastSegment } from './multipart.ts';
import type { Text } from './template.ts';

const utf8 = new TextDecoder();
const literal = (text: Text) => text.join('');
const noFiles = () => new Uint8Array();

describe('frame', () => {
  it('writes parts in order, duplicates kept', () => {
    const parts = [
      { name: ['a'], content: ['1'] },
      { name: ['a'], content: ['zwei ü'], contentType: 'text/plain' },
    ];
    expect(utf8.decode(frame(parts, 'B', literal, noFiles))).toBe(
      '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' +
        '--B\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/plain\r\n\r\nzwei ü\r\n' +
        '--B--\r\n',
    );
  });

  it('keeps the bytes of a file, and names it by the last segment of its path', () => {
    const bytes = Uint8Array.of(0, 255, 13, 10);
    const parts = [{ name: ['f'], content: { path: ['dir\\sub/p "1".png'] }, contentType: 'image/png' }];
    const framed = frame(parts, 'B', literal, (path) => {
      expect(path).toBe('dir\\sub/p "1".png');
      return bytes;
    });
    const head =
      '--B\r\nContent-Disposition: form-data; name="f"; filename="p %221%22.png"\r\nContent-Type: image/png\r\n\r\n';
    const expected = [
      ...new TextEncoder().encode(head),
      ...bytes,
      ...new TextEncoder().encode('\r\n--B--\r\n'),
    ];
    expect([...framed]).toEqual(expected);
  });

  it('lets a part say another file name', () => {
    const parts = [{ name: ['f'], content: { path: ['a.txt'], filename: 'b.txt' } }];
    expect(utf8.decode(frame(parts, 'B', literal, noFiles))).toContain('; filename="b.txt"\r\n');
  });
});

it('escapeName escapes as browsers do', () => {
  expect(escapeName('a"b\r\nc\\%22')).toBe('a%22b%0D%0Ac\\%22');
});

it.each([
  ['a/b/c.txt', 'c.txt'],
  ['c:\\x\\y.txt', 'y.txt'],
  ['plain', 'plain'],
  ['dir/', ''],
])('lastSegment(%s) is %s', (path, last) => {
  expect(lastSegment(path)).toBe(last);
});
