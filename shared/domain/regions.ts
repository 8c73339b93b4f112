import * as z from 'zod';
import { brandRegionCode, type LocalDate, type RegionCode } from './brands';
import { sourceMarks } from './dated-series';
import { localDateSchema } from './local-date';
import { Problem } from './problem';

export type { RegionCode } from './brands';

/**
 * GB/T 2260 code of six digits, or our own id of a functional zone that pays but has no such code:
 * `X` + the six digits of its city + `-` + a name, e.g. `X440400-HENGQIN`.
 */
export const regionCodeSchema = z
  .string()
  .regex(/^(\d{6}|X\d{6}-[A-Z]+)$/)
  .transform((code): RegionCode => brandRegionCode(code));

export const regionSchema = z
  .strictObject({
    code: regionCodeSchema,
    name: z.string().min(1),
    level: z.enum(['province', 'city', 'district']),
    parentCode: regionCodeSchema.nullable(),
    kind: z.enum(['gb', 'functional']),
    /** 计划单列市: programmes of its province may leave it out. */
    separatelyPlanned: z.boolean().exactOptional(),
    fromOn: localDateSchema.exactOptional(),
    /** Last day on which the region existed. */
    toOn: localDateSchema.exactOptional(),
    sourceMark: z.enum(sourceMarks).exactOptional(),
    note: z.string().min(1).exactOptional(),
  })
  .readonly();

export type Region = z.infer<typeof regionSchema>;

/** Regions by code, checked once by `indexRegions`. */
export type RegionIndex = ReadonlyMap<RegionCode, Region>;

const parentLevels = { province: null, city: 'province', district: 'city' } as const;

function regionFault(region: Region, index: RegionIndex): string | undefined {
  const parent = region.parentCode === null ? undefined : index.get(region.parentCode);
  if ((parent?.level ?? null) !== parentLevels[region.level]) return `${region.code} has no parent of the level above`;
  if (region.code.startsWith('X') !== (region.kind === 'functional')) return `${region.code} has the code of the other kind`;
  if (region.fromOn !== undefined && region.toOn !== undefined && region.toOn < region.fromOn) return `${region.code} ends before it begins`;
  return undefined;
}

/** Makes the index. Plain Error on a code given twice, a parent that is missing or of the wrong level, or bad dates. */
export function indexRegions(regions: readonly Region[]): RegionIndex {
  const index = new Map(regions.map((region) => [region.code, region]));
  const faults = regions.flatMap((region) => regionFault(region, index) ?? []);
  if (index.size !== regions.length) faults.push('a code is given twice');
  if (faults.length > 0) throw new Error(`region list: ${faults.join('; ')}`);
  return index;
}

/** The region of a code. Problem `region_unknown`. */
export function regionOf(regions: RegionIndex, code: string, field?: string): Region {
  const region = regions.get(brandRegionCode(code));
  if (region === undefined) throw new Problem('region_unknown', field === undefined ? { params: { code } } : { field, params: { code } });
  return region;
}

/** A region and those above it: district, city, province. Problem `region_unknown`. */
export function regionChain(regions: RegionIndex, code: RegionCode): readonly Region[] {
  const region = regionOf(regions, code);
  return region.parentCode === null ? [region] : [region, ...regionChain(regions, region.parentCode)];
}

/** Whether a region is `ancestor` or lies in it. Problem `region_unknown` when either is not in the list. */
export function isWithin(regions: RegionIndex, code: RegionCode, ancestor: RegionCode): boolean {
  regionOf(regions, ancestor);
  return regionChain(regions, code).some((region) => region.code === ancestor);
}

/** Whether the region existed on that day, both bounds included. Problem `region_unknown`. */
export function isRegionValidOn(regions: RegionIndex, code: RegionCode, date: LocalDate): boolean {
  const { fromOn, toOn } = regionOf(regions, code);
  return (fromOn === undefined || date >= fromOn) && (toOn === undefined || date <= toOn);
}
