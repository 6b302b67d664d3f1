import { describe, expect, it } from 'vitest';
import { packages } from '../scripts/set-up.ts';
import { highlightLines } from '../src/catalogue/text/highlight.ts';
import { loadTargets } from '../src/targets/index.ts';

/** What a new target needs in other places. */
describe.each(await loadTargets())(
  '$id',
  ({ id, file, language, packages: own, standIn, versions, send }) => {
    it('has its Debian packages installed by set-up', () => {
      // Whoever runs this has Node.
      const needed = [...own, ...(standIn?.packages ?? [])].filter((name) => name !== 'nodejs');
      expect(needed.filter((name) => !packages[name]?.includes(id))).toEqual([]);
    });

    it('can say the versions of what builds and runs it', () => {
      expect(versions.length).toBeGreaterThan(0);
    });

    it('has a file with an extension, and a grammar that colours it', async () => {
      expect(file).toMatch(/^\w+\.\w+$/);
      // A message has no comments.
      const text = send ? 'GET / HTTP/1.1' : String(language.comment('A comment.'));
      const [line] = await highlightLines(language.highlight, text);
      expect(line).toContain('<span');
    });
  },
);
