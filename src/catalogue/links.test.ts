import { describe, expect, it } from 'vitest';
import { exportedFile, exportedLinks, withQuery } from './links.ts';

describe('exportedFile', () => {
  it.each([
    ['/', 'index.html'],
    ['/_languages/cpp/', '_languages/cpp/index.html'],
    ['/zoom/?target=shell-curl', 'zoom/_target-shell-curl/index.html'],
    ['/zoom/users/?target=shell-curl&from=120', 'zoom/users/_target-shell-curl/_from-120/index.html'],
    ['/zoom/get/cpp-libcurl/main.cpp', 'zoom/get/cpp-libcurl/main.cpp'],
  ])('gives %s the file %s', (address, file) => {
    expect(exportedFile(address)).toBe(file);
  });
});

describe('exportedLinks', () => {
  it('are relative, and tell which pages are asked for', () => {
    const asked: string[] = [];
    const links = exportedLinks('/zoom/get/shell-curl/', (address) => asked.push(address));
    expect(links.to('/')).toBe('../../../index.html');
    expect(links.to('/zoom/?target=shell-curl#folders')).toBe('../../_target-shell-curl/index.html#folders');
    expect(links.to('/zoom/get/shell-curl/')).toBe('index.html');
    expect(links.to('/zoom/get/shell-curl/main.sh')).toBe('main.sh');
    expect(links.to('/zoom/get/shell/')).toBe('../shell/index.html');
    expect(links.to('/zoom/')).toBe('../../index.html');
    expect(links.asset('page.js')).toBe('../../../_assets/page.js');
    expect(asked.slice(0, 2)).toEqual(['/', '/zoom/?target=shell-curl']);
  });
});

describe('withQuery', () => {
  it('leaves out what is absent and encodes the rest', () => {
    expect(withQuery('/a/', { b: undefined })).toBe('/a/');
    expect(withQuery('/a/', { 'value.id': 'x&y #', c: '' })).toBe('/a/?value.id=x%26y+%23&c=');
  });
});
