import type { Catalogue } from '../rules/catalogue';
import { isWithin, regionOf } from '../regions';
import { brandRegionCode } from '../brands';
import { indicatorCell, shownStages } from './shown-items';
import type { ShownCell, ShownStage } from './shown-items';
import type { ReportingDuty, Target, TargetValue } from './target-schema';

/** A target with the instrument it stands in. */
export type PlanTarget = { readonly instrumentId: string; readonly target: Target };

/** Targets of a region and of those within it or above it, in the order of their ids. */
export const targetsFor = (catalogue: Catalogue, regionCode: string): readonly PlanTarget[] =>
  catalogue.content.measures
    .flatMap(({ instrument, targets = [] }) => targets.map((target) => ({ instrumentId: instrument.id, target })))
    .filter(({ target }) => meets(catalogue, regionCode, target.regionCode))
    .sort((left, right) => (left.target.id < right.target.id ? -1 : 1));

/** The report a text asks of a region each year; null where none does. */
export const reportingDutyOf = (catalogue: Catalogue, regionCode: string): (ReportingDuty & { readonly instrumentId: string }) | null =>
  catalogue.content.measures.flatMap(({ instrument, reportingDuties = [] }) => reportingDuties.map((duty) => ({ ...duty, instrumentId: instrument.id }))).find((duty) => duty.regionCode === regionCode) ?? null;

const meets = ({ regions }: Catalogue, left: string, right: string): boolean =>
  isWithin(regions, brandRegionCode(left), brandRegionCode(right)) || isWithin(regions, brandRegionCode(right), brandRegionCode(left));

/** The cities whose sums make a region's: itself, or all of a province. Problem `region_unknown`. */
export const citiesOf = ({ regions }: Catalogue, regionCode: string): readonly string[] =>
  regionOf(regions, regionCode).level === 'province' ? [...regions.values()].filter(({ level, parentCode }) => level === 'city' && parentCode === regionCode).map(({ code }) => code) : [regionCode];

export type ShownFigure = { readonly count: number; readonly amountFen: number };

/** One year of a target: what the plan sets, where it sets anything, and what the cases show. */
export type TargetYear = { readonly year: number; readonly set: TargetValue | null; readonly shown: Readonly<Record<ShownStage, ShownFigure>> | null };

/** Years a target has a figure for, and the last three, so that what cases show is seen after a plan's years too. */
export const yearsOf = ({ values }: Target, currentYear: number): readonly number[] =>
  [...new Set([...values.map(({ year }) => year), currentYear - 2, currentYear - 1, currentYear])].sort((left, right) => left - right);

/** Adds up the cities' cells. Distinct names are counted by city: a bank that lends in two cities counts in each. */
export const targetYearOf = ({ values, shownBy }: Target, year: number, cells: readonly ShownCell[]): TargetYear => {
  const set = values.find((value) => value.year === year) ?? null;
  if (shownBy === null) return { year, set, shown: null };
  const figure = (stage: ShownStage): ShownFigure => {
    const some = cells.filter(({ cell }) => cell === indicatorCell(shownBy, stage));
    return { count: some.reduce((sum, { count }) => sum + count, 0), amountFen: some.reduce((sum, { amountFen }) => sum + amountFen, 0) };
  };
  const [accepted, paid] = shownStages;
  return { year, set, shown: { [accepted]: figure(accepted), [paid]: figure(paid) } };
};
