import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> };

const lock = JSON.parse(readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };

/** As Node looks a package up: beside the one that asks, then upwards. */
const isLocked = (from: string, name: string): boolean => {
  if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in lock.packages) return true;
  return from !== '' && isLocked(from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '', name);
};

describe('package-lock.json', () => {
  it('names the optional packages of every platform, without which `npm ci` of npm 11 refuses it', () => {
    const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(from, name)).map((name) => `${from}: ${name}`));
    expect(missing).toEqual([]);
  });
});
