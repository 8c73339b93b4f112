import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { indexRegions, regionSchema, type RegionIndex } from '../shared/domain/regions';

/** The regions of a file such as `seeds/regions.yaml`, checked and indexed. Throws when the list is faulty. */
export function readRegions(file: string): RegionIndex {
  return indexRegions(z.array(regionSchema).parse(parse(readFileSync(file, 'utf8'))));
}
