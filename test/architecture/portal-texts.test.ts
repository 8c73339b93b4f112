import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { placeholdersOf } from '../../web/src/language/text';

const root = fileURLToPath(new URL('../../web/src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-texts.ts')).map((name) => join(root, name));

type Found = { readonly place: string; readonly text: readonly [string, string] };
const isText = (value: unknown): value is readonly [string, string] => Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

const textsOf = async (file: string): Promise<readonly Found[]> => {
  const module = await import(file) as Readonly<Record<string, unknown>>;
  return Object.entries(module).flatMap(([name, dictionary]) => (typeof dictionary !== 'object' || dictionary === null ? [] : Object.entries(dictionary).filter(([, text]) => isText(text)).map(([key, text]) => ({ place: `${relative(root, file)} ${name}.${key}`, text: text as readonly [string, string] }))));
};

describe('texts of the portal', () => {
  it.each(files.map((file) => [relative(root, file), file]))('%s says everything in both languages, with the same values filled in', async (_name, file) => {
    const texts = await textsOf(file);
    expect(texts.length).toBeGreaterThan(0);
    for (const { place, text: [chinese, english] } of texts) {
      expect([place, placeholdersOf(chinese)]).toEqual([place, placeholdersOf(english)]);
      expect([place, english]).toEqual([place, expect.not.stringMatching(/[，。；（）！？：、]/)]);
    }
  });

  it('are found in every area', () => {
    expect(files.length).toBeGreaterThan(10);
  });
});
