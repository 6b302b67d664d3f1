import { expect, test } from 'vitest';
import { masked, RequestLog } from './request-log.ts';

const entry = (target: string) => ({
  at: 0,
  method: 'GET',
  target,
  status: 200,
  rule: { id: 'example', source: 'documented' } as const,
  milliseconds: 1,
});

test('keeps the newest, newest first', () => {
  const log = new RequestLog(3);
  for (const target of ['/1', '/2', '/3', '/4']) log.add(entry(target));
  expect(log.newest().map(({ target }) => target)).toEqual(['/4', '/3', '/2']);
  log.clear();
  expect(log.newest()).toEqual([]);
});

test.each([
  ['/a?access_token=abc&page=2', '/a?access_token=***&page=2'],
  ['/a?page=2&client_secret=abc', '/a?page=2&client_secret=***'],
  ['/a?PASSWORD=x', '/a?PASSWORD=***'],
  ['/a?page=2', '/a?page=2'],
])('the target %s is shown as %s', (target, shown) => {
  expect(masked(target)).toBe(shown);
  const log = new RequestLog();
  log.add(entry(target));
  expect(log.newest()[0]?.target).toBe(shown);
});
