import type { Catalogue } from '../../shared/domain/rules/catalogue';
import { citiesOf, targetsFor, targetYearOf, yearsOf } from '../../shared/domain/targets/target-figures';
import type { PlanTarget, TargetYear } from '../../shared/domain/targets/target-figures';
import type { ShownCell } from '../../shared/domain/targets/shown-items';
import type { ShownFigures } from '../../shared/ports/shown-figures';
import type { Inquiry } from '../../shared/casework/dependencies';
import type { ReportDependencies } from './report-context';
import { openReport } from './report-authority';

/** Cells of cities and years, each read once a request. */
export const cellReader = (shown: Pick<ShownFigures, 'read'>) => {
  const asked = new Map<string, Promise<readonly ShownCell[]>>();
  return async (regionCodes: readonly string[], year: number): Promise<readonly ShownCell[]> => {
    const read = (regionCode: string): Promise<readonly ShownCell[]> => {
      const key = `${regionCode} ${year}`;
      const cells = asked.get(key) ?? shown.read(regionCode, year);
      asked.set(key, cells);
      return cells;
    };
    return (await Promise.all(regionCodes.map(read))).flat();
  };
};

/** A target with what the cases show beside it, year by year. */
export const shownBeside = async (catalogue: Catalogue, { instrumentId, target }: PlanTarget, currentYear: number, cellsOf: ReturnType<typeof cellReader>) => {
  const cities = citiesOf(catalogue, target.regionCode);
  const years: TargetYear[] = [];
  for (const year of yearsOf(target, currentYear)) years.push(targetYearOf(target, year, await cellsOf(cities, year)));
  const { id, indicator, unit, regionCode, shownBy, limits, baselines = [] } = target;
  return { targetId: id, instrumentId, instrumentTitle: catalogue.instruments.get(instrumentId)?.title ?? instrumentId, indicator, unit, regionCode, shownBy, limits, baselines, years };
};

/** The plans' finance targets of a region beside what its cases show. @throws Problem `forbidden`, `region_unknown`. */
export const listTargets = (dependencies: ReportDependencies) => async (request: Inquiry<unknown, { readonly regionCode: string }, unknown>) => {
  const { catalogue, year } = await openReport(dependencies, request.identity, request.query.regionCode);
  const cellsOf = cellReader(dependencies.shown);
  const items = [];
  for (const target of targetsFor(catalogue, request.query.regionCode)) items.push(await shownBeside(catalogue, target, year, cellsOf));
  return { regionCode: request.query.regionCode, asOfYear: year, items };
};
