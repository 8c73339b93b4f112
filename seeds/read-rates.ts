import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { datedSeriesSchema, type DatedSeries } from '../shared/domain/dated-series';

/** Every rate series of a directory (`*.yaml`), by id. Throws naming the file that is wrong, or an id given twice. */
export function readRates(directory: string): ReadonlyMap<string, DatedSeries> {
  const rates = new Map<string, DatedSeries>();
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.yaml')).sort()) {
    const parsed = datedSeriesSchema.safeParse(parse(readFileSync(join(directory, file), 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${parsed.error.message}`);
    if (rates.has(parsed.data.id)) throw new Error(`${file}: the id ${parsed.data.id} is taken`);
    rates.set(parsed.data.id, parsed.data);
  }
  return rates;
}
