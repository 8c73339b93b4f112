import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portalIsCurrent } from './build-portal';

let folder: string;
const write = (path: string, secondsAgo: number): void => {
  writeFileSync(join(folder, path), '');
  age(path, secondsAgo);
};
const age = (path: string, secondsAgo: number): void => {
  const at = new Date(1_800_000_000_000 - secondsAgo * 1000);
  utimesSync(join(folder, path), at, at);
};
const current = (): boolean => portalIsCurrent(join(folder, 'dist'), [join(folder, 'web')]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-'));
  for (const part of ['dist', 'web', 'web/src', 'web/src/node_modules']) mkdirSync(join(folder, part));
  write('web/src/page.ts', 20);
  write('dist/index.html', 10);
  for (const part of ['web/src', 'web']) age(part, 20);
});
afterEach(() => { rmSync(folder, { recursive: true }); });

describe('a built portal', () => {
  it('is served as it is when nothing changed since', () => { expect(current()).toBe(true); });
  it('is old when a source is newer', () => {
    write('web/src/page.ts', 5);
    expect(current()).toBe(false);
  });
  it('is old when a source was deleted', () => {
    age('web/src', 5);
    expect(current()).toBe(false);
  });
  it('does not grow old by what the builder keeps in node_modules', () => {
    write('web/src/node_modules/cache', 5);
    age('web/src', 20);
    expect(current()).toBe(true);
  });
  it('is needed when there is none', () => {
    rmSync(join(folder, 'dist/index.html'));
    expect(current()).toBe(false);
  });
});
