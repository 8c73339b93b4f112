import type { Identity, Request } from '../../shared/casework/dependencies';
import { gatherBytes } from '../../shared/casework/gather-bytes';
import { yearEndStatementOf, yearEndStatementSource } from '../../shared/domain/ledger/year-end-statement';
import { sumFen } from '../../shared/domain/money';
import type { DisbursementDependencies } from './disbursement-context';
import { requireFinance, viewerRoles } from './finance-authority';

type StatementQuery = { readonly programmeId: string; readonly fiscalYear: number };
type StatementRequest = Pick<Request<unknown, StatementQuery, unknown>, 'identity' | 'query'>;

/** From the accounts, which are the truth; bounced orders from the projection, since a returned sum stands as committed again. */
const readStatement = async (dependencies: DisbursementDependencies, identity: Identity | null, { programmeId, fiscalYear }: StatementQuery) => {
  const officer = await requireFinance(dependencies, identity, viewerRoles);
  const [accounts, totals] = await Promise.all([dependencies.ledger.listAccounts(programmeId), dependencies.totals.read(programmeId, fiscalYear)]);
  const statement = yearEndStatementOf(accounts.filter((account) => account.fiscalYear === fiscalYear && officer.covers(account.programmeId, account.payerRegionCode)), dependencies.hashing.sha256);
  const failed = totals.rows.filter((row) => row.status === 'failed' && officer.covers(row.programmeId, row.districtCode));
  return { statement, returned: { count: failed.reduce((sum, row) => sum + row.count, 0), amountFen: sumFen(failed.map((row) => row.amountFen)), asOfAt: totals.asOfAt } };
};

/** 决算: what was appropriated, by source and carry-over, and what became of it. @throws Problem `forbidden`. */
export const getYearEndStatement = (dependencies: DisbursementDependencies) => async (request: StatementRequest) => {
  const { statement, returned } = await readStatement(dependencies, request.identity, request.query);
  return { ...request.query, rows: statement.lines, bySource: statement.bySource, total: statement.total, returned, control: { rows: statement.lines.length, sha256: statement.sha256 } };
};

/** The same as a file. @throws Problem `forbidden`. */
export const exportYearEndStatement = (dependencies: DisbursementDependencies, format: 'csv' | 'xlsx') => async (request: StatementRequest) => {
  const { statement, returned } = await readStatement(dependencies, request.identity, request.query);
  const source = yearEndStatementSource(statement, returned, request.query.fiscalYear);
  const bytes = await gatherBytes(format === 'csv' ? dependencies.tables.csv(source) : dependencies.tables.xlsx(source, { compressed: true }));
  return { fileName: `决算-${request.query.programmeId}-${request.query.fiscalYear}.${format}`, bytes };
};
