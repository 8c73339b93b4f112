import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createAesFieldCipher } from './aes-field-cipher';
import { readOrCreateFieldKey } from './field-key-file';
import { createFolderFiles } from './folder-files';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'stores-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('field cipher', () => {
  const cipher = (): ReturnType<typeof createAesFieldCipher> => createAesFieldCipher(readOrCreateFieldKey(join(folder, 'key')));

  it('gives the text back to the same key and context only', async () => {
    const secret = await cipher().encrypt('6222 0000', 'case-1');
    expect(await cipher().decrypt(secret, 'case-1')).toBe('6222 0000');
    await expect(cipher().decrypt(secret, 'case-2')).rejects.toThrow();
    await expect(createAesFieldCipher(new Uint8Array(32)).decrypt(secret, 'case-1')).rejects.toThrow();
    await expect(cipher().decrypt(Uint8Array.from([...secret.slice(0, -1), (secret.at(-1) ?? 0) ^ 1]), 'case-1')).rejects.toThrow();
  });

  it('encrypts the same text differently each time, and keeps its key to its owner', async () => {
    const [first, second] = [await cipher().encrypt('x', 'c'), await cipher().encrypt('x', 'c')];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false);
    expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600);
    expect(() => createAesFieldCipher(new Uint8Array(16))).toThrow('32');
  });
});

describe('files in a folder', () => {
  let names = 0;
  const files = (): ReturnType<typeof createFolderFiles> => createFolderFiles(folder, () => String((names += 1)));
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

  it('are written once: of many at the same time one wins, and its bytes stay', async () => {
    const wins = await Promise.all(Array.from({ length: 20 }, async (_, index) => files().createOnce('a/b.csv', bytes(String(index)), 'text/csv')));
    expect(wins.filter((won) => won)).toHaveLength(1);
    expect(Buffer.from((await files().read('a/b.csv')) ?? []).toString()).toBe(String(wins.indexOf(true)));
    expect(await files().createOnce('a/b.csv', bytes('late'), 'text/csv')).toBe(false);
  });

  it('are null when missing, and never outside the folder', async () => {
    expect(await files().read('none')).toBeNull();
    await expect(files().read('../secret')).rejects.toThrow('stays in its folder');
    await expect(files().createOnce('/etc/x', bytes('x'), 'text/plain')).rejects.toThrow('stays in its folder');
  });
});
