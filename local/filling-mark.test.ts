import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { markFilling } from './filling-mark';

let folder: string;
let said: string[];
const log = (line: string): void => { said.push(line); };
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'filling-')); said = []; });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });
const put = (name: string): void => { writeFileSync(join(folder, name), 'data'); };
const has = (name: string): boolean => existsSync(join(folder, name));

describe('a first start that was cut off', () => {
  it('is begun again from nothing', () => {
    markFilling(folder, false, log);
    put('table.db');
    const again = markFilling(folder, false, log);
    expect([has('table.db'), has('filling'), said.length]).toEqual([false, true, 1]);
    put('table.db');
    again.remove();
    markFilling(folder, false, log);
    expect([has('table.db'), has('filling'), said.length]).toEqual([true, false, 1]);
  });

  it('leaves data alone that were there without a mark', () => {
    put('table.db');
    markFilling(folder, false, log);
    expect([has('table.db'), has('filling'), said]).toEqual([true, false, []]);
  });

  it('clears no database that is not its own', () => {
    markFilling(folder, true, log);
    put('field-key');
    expect(() => markFilling(folder, true, log)).toThrow(/DYNAMODB_ENDPOINT/);
    expect(has('field-key')).toBe(true);
  });

  it('with a database of its own and filled once, is not filled again', () => {
    markFilling(folder, true, log).remove();
    markFilling(folder, true, log);
    expect(said).toEqual([]);
  });
});
