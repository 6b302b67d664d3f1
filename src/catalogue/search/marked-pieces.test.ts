import { describe, expect, it } from 'vitest';
import { markedPieces } from './marked-pieces.ts';

const shown = (text: string, ...wanted: string[]) =>
  markedPieces(text, wanted)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');

describe('markedPieces', () => {
  it.each([
    ['Update a user', ['user'], 'Update a [user]'],
    ['/users/:userId', ['user'], '/[user]s/:[user]Id'],
    ['Update the password', ['upadte', 'pass'], '[Update] the [pass]word'],
    ['Recordings', ['cord'], 'Re[cord]ings'],
    ['Genève', ['geneve'], '[Genève]'],
    ['获取用户列表', ['用户'], '获取[用户]列表'],
    ['Straße <b>', ['b'], 'Straße <[b]>'],
    ['nothing', ['zebra'], 'nothing'],
    ['', ['a'], ''],
  ])('%s, for %j', (text, wanted, expected) => {
    expect(shown(text, ...wanted)).toBe(expected);
  });

  it.each(['a\u0301b\u202e c', 'ＦＵＬＬ ﬁne', '\ud83d\ude00 x\ud800', '<script>'])(
    'keeps every character of %j',
    (text) => {
      const pieces = markedPieces(text, ['a', 'fine', 'x', 'script']);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    },
  );
});
