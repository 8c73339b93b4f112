/** Writes docs/schemas/*.json from the zod schemas: `npx tsx seeds/generate-schemas.ts`. A test holds them current. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import { factsSchema } from '../shared/domain/rules/facts';
import { measureSchema, valuesFileSchema } from '../shared/domain/rules/measure-schema';
import { determineCaseSchema } from './determine-case';

export const schemasDirectory = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'schemas');

const print = (title: string, schema: z.ZodType): string => `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`;

/** File name → text. */
export const schemaFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ['determine-case.schema.json', print('A case for npm run determine', determineCaseSchema)],
    ['facts.schema.json', print('Facts of an application', factsSchema)],
    ['measure.schema.json', print('A measure file of the catalogue', measureSchema)],
    ['values.schema.json', print('A file of further values', valuesFileSchema)],
  ]);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync(schemasDirectory, { recursive: true });
  for (const [name, text] of schemaFiles()) writeFileSync(join(schemasDirectory, name), text);
}
