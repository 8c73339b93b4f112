/** Reads the policy catalogue from files: YAML → schema → one snapshot. Lint is asked for separately. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type * as z from 'zod';
import { datedSeriesSchema, type DatedSeries } from '../shared/domain/dated-series';
import { Problem } from '../shared/domain/problem';
import { buildCatalogue, type Catalogue } from '../shared/domain/rules/catalogue';
import { measureSchema, valuesFileSchema, type Measure, type SlotValue } from '../shared/domain/rules/measure-schema';
import { readRates } from './read-rates';
import { readRegions } from './read-regions';

/** The catalogue that ships with the system. */
export const seedsDirectory = dirname(fileURLToPath(import.meta.url));

/** SHA-256 as hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const unreadable = (file: string, reason: string): Problem => new Problem('catalogue_invalid', { field: file, params: { reason } });

function check<Schema extends z.ZodType>(schema: Schema, data: unknown, file: string): z.infer<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw unreadable(file, parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; '));
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : 'unreadable');
  }
}

const has = (data: unknown, key: string): boolean => typeof data === 'object' && data !== null && key in data;
const yamlFiles = (directory: string): readonly string[] => readdirSync(directory).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(directory, name));

interface Added {
  readonly measures: Measure[];
  readonly series: DatedSeries[];
  readonly values: { readonly valuesFor: string; readonly values: readonly SlotValue[] }[];
}

/** A file says by its top-level keys what it is: a measure, values for a programme or overlay, or a rate series. */
function readDirectory(directory: string): Added {
  if (!existsSync(directory)) throw unreadable(directory, 'no such directory');
  const added: Added = { measures: [], series: [], values: [] };
  for (const file of yamlFiles(directory)) {
    const data = readYaml(file);
    if (has(data, 'valuesFor')) added.values.push(check(valuesFileSchema, data, file));
    else if (has(data, 'entries')) added.series.push(check(datedSeriesSchema, data, file));
    else added.measures.push(check(measureSchema, data, file));
  }
  return added;
}

/** Puts further values behind those of the programme or overlay they name. Problem `catalogue_invalid` when there is none. */
function withValues(measures: readonly Measure[], files: Added['values']): readonly Measure[] {
  const known = new Set(measures.flatMap((measure) => [...measure.programmes, ...(measure.overlays ?? [])].map(({ id }) => id)));
  for (const { valuesFor } of files) if (!known.has(valuesFor)) throw unreadable(valuesFor, 'valuesFor names no programme');
  const add = <Holder extends { readonly id: string; readonly values: SlotValue[] }>(holder: Holder): Holder => ({
    ...holder,
    values: [...holder.values, ...files.filter(({ valuesFor }) => valuesFor === holder.id).flatMap(({ values }) => values)],
  });
  return measures.map((measure) => ({
    ...measure,
    programmes: measure.programmes.map(add),
    ...(measure.overlays === undefined ? {} : { overlays: measure.overlays.map(add) }),
  }));
}

/**
 * The shipped catalogue with what further directories add. A series of the same id in a further directory replaces the
 * shipped one; a measure or programme of the same id is refused. Problem `catalogue_invalid` names the file.
 */
export function readCatalogue(furtherDirectories: readonly string[] = []): Catalogue {
  const shipped = readDirectory(join(seedsDirectory, 'catalogue', 'measures'));
  const further = furtherDirectories.map(readDirectory);
  const series = new Map(readRates(join(seedsDirectory, 'rates')));
  for (const added of further) for (const replaced of added.series) series.set(replaced.id, replaced);
  const measures = [shipped, ...further].flatMap((added) => added.measures);
  return buildCatalogue(
    {
      measures: withValues(measures, [shipped, ...further].flatMap((added) => added.values)),
      series: [...series.values()],
      regions: [...readRegions(join(seedsDirectory, 'regions.yaml')).values()],
    },
    sha256,
  );
}
