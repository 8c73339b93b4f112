import type { Identity, Request } from '../../shared/casework/dependencies';
import { gatherBytes } from '../../shared/casework/gather-bytes';
import type { SizeClass } from '../../shared/domain/enterprise-size';
import type { Instant } from '../../shared/domain/brands';
import type { TotalsStatus } from '../../shared/domain/ledger/totals-csv';
import { quarterOf, totalsTableOf, totalsTableSource } from '../../shared/domain/ledger/totals-table';
import type { TotalsCell, TotalsDimension } from '../../shared/domain/ledger/totals-table';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import type { TotalsRow } from '../../shared/ports/money';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

export type TotalsTableQuery = {
  readonly fiscalYear: number;
  readonly programmeId?: string | undefined;
  readonly kind?: string | undefined;
  readonly plan?: string | undefined;
  readonly district?: string | undefined;
  readonly quarter?: string | undefined;
  readonly month?: string | undefined;
  readonly enterpriseSize?: SizeClass | undefined;
  readonly status?: TotalsStatus | undefined;
  readonly by: readonly TotalsDimension[];
};
type TableRequest = Pick<Request<unknown, TotalsTableQuery, unknown>, 'identity' | 'query'>;

/** Kind and plans of a programme, as the catalogue of today has them; a programme that is gone keeps its name. */
const aboutProgramme = (catalogue: Catalogue, programmeId: string): { readonly kind: string; readonly plan: string } => {
  const programme = catalogue.programmes.get(programmeId);
  if (programme === undefined) return { kind: '', plan: '' };
  const instruments = programme.clauseIds.flatMap((clauseId) => catalogue.instruments.get(catalogue.clauses.get(clauseId)?.instrumentId ?? '') ?? []);
  // Several plans are one value: split up they would count the same money twice.
  const plans = [...new Set(instruments.filter(({ kind }) => kind === 'plan').map(({ title }) => title))].sort();
  return { kind: programme.kind, plan: plans.join('、') };
};

const matches = (cell: TotalsCell, query: TotalsTableQuery): boolean =>
  (['kind', 'plan', 'district', 'quarter', 'month', 'enterpriseSize', 'status'] as const).every((name) => query[name] === undefined || query[name] === cell[name]);

/** Reads one partition a programme and year: 0.5 units for 4 KB of cells, however many cases stand behind them. */
const readTable = async (dependencies: DisbursementDependencies, identity: Identity | null, query: TotalsTableQuery) => {
  const officer = await requireFinance(dependencies, identity, viewerRoles);
  const programmeIds = query.programmeId === undefined ? [...officer.catalogue.programmes.keys()] : [query.programmeId];
  let asOfAt: Instant | null = null;
  const cells: TotalsCell[] = [];
  for (const programmeId of programmeIds) {
    const about = aboutProgramme(officer.catalogue, programmeId);
    if (query.kind !== undefined && query.kind !== about.kind) continue;
    const read = await dependencies.totals.read(programmeId, query.fiscalYear);
    if (read.asOfAt !== null && (asOfAt === null || read.asOfAt > asOfAt)) asOfAt = read.asOfAt;
    cells.push(...read.rows.filter((row) => officer.covers(row.programmeId, row.districtCode)).map((row) => cellOf(row, about)).filter((cell) => matches(cell, query)));
  }
  return { asOfAt, table: totalsTableOf(cells, query.by, dependencies.hashing.sha256) };
};

const cellOf = ({ programmeId, districtCode, fiscalYear, month, enterpriseSize, status, count, amountFen }: TotalsRow, { kind, plan }: { readonly kind: string; readonly plan: string }): TotalsCell =>
  ({ programme: programmeId, kind, plan, district: districtCode, fiscalYear, quarter: quarterOf(month), month, enterpriseSize, status, count, amountFen });

/** Totals by the dimensions asked for, as far as the officer's grants reach. @throws Problem `forbidden`. */
export const getTotalsTable = (dependencies: DisbursementDependencies) => async (request: TableRequest) => {
  const { asOfAt, table } = await readTable(dependencies, request.identity, request.query);
  return { asOfAt, by: table.by, rows: table.lines, control: table.control };
};

/** The same as a file with control totals and checksum. @throws Problem `forbidden`. */
export const exportTotalsTable = (dependencies: DisbursementDependencies, format: 'csv' | 'xlsx') => async (request: TableRequest) => {
  const { asOfAt, table } = await readTable(dependencies, request.identity, request.query);
  const source = totalsTableSource(table, asOfAt);
  const bytes = await gatherBytes(format === 'csv' ? dependencies.tables.csv(source) : dependencies.tables.xlsx(source, { compressed: true }));
  return { fileName: `资金汇总-${request.query.fiscalYear}.${format}`, bytes };
};
