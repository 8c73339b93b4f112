import { fileURLToPath } from 'node:url';
import { readCalendar } from '../../seeds/read-calendar';
import { readRegions } from '../../seeds/read-regions';
import type { LocalDate, RegionCode } from '../../shared/domain/brands';
import { parseInstant, parseLocalDate } from '../../shared/domain/local-date';
import type { Instant } from '../../shared/domain/local-date';
import { isWithin } from '../../shared/domain/regions';

const seed = (name: string): string => fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url));

/** The calendar as published: 2007 to 2026, so that 2027 is a year nobody may guess. */
export const publishedCalendar = readCalendar(seed('calendar.json'));

const regions = readRegions(seed('regions.yaml'));
export const isRegionWithin = (regionCode: RegionCode, ancestorCode: RegionCode): boolean => isWithin(regions, regionCode, ancestorCode);

/** A legal day from its text. */
export const on = (text: string): LocalDate => parseLocalDate(text);

/** A moment by the wall clock of Shanghai: `at('2026-03-02')` is ten in the morning there, 02:00 UTC. */
export const at = (day: string, shanghaiTime = '10:00:00.000'): Instant => {
  const utc = new Date(Date.parse(`${day}T${shanghaiTime}Z`) - 8 * 3_600_000);
  return parseInstant(utc.toISOString());
};
