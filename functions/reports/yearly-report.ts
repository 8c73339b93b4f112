import type { Inquiry } from '../../shared/casework/dependencies';
import { brandRegionCode } from '../../shared/domain/brands';
import type { Instant, LocalDate } from '../../shared/domain/brands';
import { appropriatedFen } from '../../shared/domain/ledger/account';
import { parseLocalDate } from '../../shared/domain/local-date';
import { fen, sumFen } from '../../shared/domain/money';
import { yearlyReportOf } from '../../shared/domain/papers/yearly-report';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import { isDemoProgramme } from '../../shared/domain/rules/demo-programme';
import { openable } from '../../shared/domain/rules/lint';
import type { Programme } from '../../shared/domain/rules/measure-schema';
import { caseCell } from '../../shared/domain/targets/shown-items';
import type { CaseMoment, ShownCell } from '../../shared/domain/targets/shown-items';
import { citiesOf, reportingDutyOf, targetsFor } from '../../shared/domain/targets/target-figures';
import { buildCalendar, workingDaysUntil } from '../../shared/domain/working-days';
import { openReport } from './report-authority';
import type { OpenedReport } from './report-authority';
import type { ReportDependencies } from './report-context';
import { cellReader, shownBeside } from './targets';

type YearQuery = { readonly regionCode: string; readonly year: number };
type YearRequest = Inquiry<unknown, YearQuery, unknown>;

/** Until when the report is due and how many working days are left; null beyond the published calendar. */
const dutyOf = async (dependencies: ReportDependencies, { catalogue, today }: OpenedReport, { regionCode, year }: YearQuery) => {
  const duty = reportingDutyOf(catalogue, regionCode);
  if (duty === null) return null;
  const dueOn = parseLocalDate(`${year}-${duty.dueMonthDay}`);
  const { saying, locator, summary, instrumentId, years } = duty;
  return {
    saying, locator, summary, instrumentTitle: catalogue.instruments.get(instrumentId)?.title ?? instrumentId, dueOn,
    workingDaysLeft: await workingDaysLeft(dependencies, today, dueOn), withinPlanYears: years.from <= year && year <= years.to, planYears: years,
  };
};

const workingDaysLeft = async ({ catalogues }: ReportDependencies, today: LocalDate, dueOn: LocalDate): Promise<number | null> => {
  try {
    return workingDaysUntil(buildCalendar(await catalogues.readCalendar()), today, dueOn);
  } catch (error) {
    if (error instanceof Problem && error.code === 'calendar_year_unpublished') return null;
    throw error;
  }
};

/** Cases, money and what is not laid down of one programme; null when it had neither cases nor money in the year. */
const programmeOfYear = async ({ ledger, totals, demoMode }: ReportDependencies, { catalogue, today }: OpenedReport, programme: Programme, { regionCode, year }: YearQuery, cells: readonly ShownCell[]) => {
  const within = (code: string): boolean => isWithin(catalogue.regions, brandRegionCode(code), brandRegionCode(regionCode));
  const [accounts, money] = await Promise.all([ledger.listAccounts(programme.id), totals.read(programme.id, year)]);
  const ofYear = accounts.filter(({ fiscalYear, payerRegionCode }) => fiscalYear === year && within(payerRegionCode));
  const rows = money.rows.filter(({ districtCode }) => within(districtCode));
  const counted = (moment: CaseMoment): ShownCell => {
    const some = cells.filter(({ cell }) => cell === caseCell(moment, programme.id));
    return { cell: moment, count: some.reduce((sum, { count }) => sum + count, 0), amountFen: sumFen(some.map(({ amountFen }) => amountFen)) };
  };
  const paid = rows.filter(({ status }) => status === 'paid');
  const line = {
    programmeId: programme.id, title: programme.title, kind: programme.kind, demo: isDemoProgramme(programme),
    filed: counted('filed').count, accepted: counted('accepted').count, refused: counted('refused').count, approved: counted('approved').count, approvedFen: counted('approved').amountFen,
    paidCount: paid.reduce((sum, { count }) => sum + count, 0), paidFen: sumFen(paid.map(({ amountFen }) => amountFen)),
    budgetFen: sumFen(ofYear.map(({ balances }) => appropriatedFen(balances))), leftFen: sumFen(ofYear.map(({ balances }) => fen(balances.available))),
  };
  const active = line.filed + line.accepted + line.refused + line.approved + line.paidCount > 0 || ofYear.length > 0;
  const findings = openable(catalogue, programme, today, { demo: demoMode }).filter(({ severity }) => severity === 'error');
  // A policy that is over leaves nothing open: nobody will lay its values down any more.
  const openQuestions = findings.some(({ code }) => code === 'policy_ended') ? [] : findings.map(({ messageZh }) => messageZh);
  return { line, active, openQuestions, asOfAt: money.asOfAt };
};

const programmesOf = ({ programmes, regions }: Catalogue, regionCode: string): readonly Programme[] =>
  [...programmes.values()].filter((programme) => isWithin(regions, brandRegionCode(programme.regionCode), brandRegionCode(regionCode)) || isWithin(regions, brandRegionCode(regionCode), brandRegionCode(programme.regionCode)));

/** 推进情况 of a region and year, from what is stored: cases, money, targets beside what the cases show, and what is not laid down yet. */
const readReport = async (dependencies: ReportDependencies, request: YearRequest) => {
  const { query } = request;
  const opened = await openReport(dependencies, request.identity, query.regionCode);
  const { catalogue } = opened;
  const cellsOf = cellReader(dependencies.shown);
  const cells = await cellsOf(citiesOf(catalogue, query.regionCode), query.year);
  const lines = [];
  const openQuestions: { readonly programmeTitle: string; readonly questions: readonly string[] }[] = [];
  let asOfAt: Instant | null = null;
  for (const programme of programmesOf(catalogue, query.regionCode)) {
    const read = await programmeOfYear(dependencies, opened, programme, query, cells);
    if (read.active) lines.push(read.line);
    if (read.openQuestions.length > 0) openQuestions.push({ programmeTitle: programme.title, questions: read.openQuestions });
    if (read.asOfAt !== null && (asOfAt === null || read.asOfAt > asOfAt)) asOfAt = read.asOfAt;
  }
  const targets = [];
  for (const target of targetsFor(catalogue, query.regionCode)) targets.push(await shownBeside(catalogue, target, query.year, cellsOf));
  return {
    regionCode: query.regionCode, regionName: regionOf(catalogue.regions, query.regionCode).name, year: query.year, asOfAt, duty: await dutyOf(dependencies, opened, query),
    programmes: lines, targets, openQuestions,
  };
};

/** @throws Problem `forbidden`, `region_unknown`. */
export const getYearlyReport = (dependencies: ReportDependencies) => (request: YearRequest) => readReport(dependencies, request);

/** The same as PDF, as it stands now: it is a report of the moment, and says which. @throws Problem `forbidden`, `region_unknown`, `character_unprintable`. */
export const exportYearlyReport = (dependencies: ReportDependencies) => async (request: YearRequest) => {
  const report = await readReport(dependencies, request);
  return { fileName: `推进情况-${report.regionName}-${report.year}.pdf`, bytes: await dependencies.papers.pdf(yearlyReportOf(report, dependencies.clock.now())) };
};
