import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { schemaFiles, schemasDirectory } from './generate-schemas';

describe('docs/schemas', () => {
  it.each([...schemaFiles()])('%s is what the schemas print (run: npx tsx seeds/generate-schemas.ts)', (name, text) => {
    expect(readFileSync(join(schemasDirectory, name), 'utf8')).toBe(text);
  });
});
