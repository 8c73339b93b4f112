import { Problem } from '../../shared/domain/problem';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import type { YearEndRun } from '../../shared/ports/year-ends';
import type { DisbursementDependencies } from './disbursement-context';
import type { FinanceOfficer } from './finance-authority';

/** A year end of money the officer's grants reach; any other does not exist for them. @throws Problem `not_found`. */
export const findYearEnd = async (dependencies: DisbursementDependencies, officer: FinanceOfficer, runId: string): Promise<YearEndRun> => {
  const run = await dependencies.yearEnds.read(runId);
  if (run === null || !officer.covers(run.programmeId, run.payerRegionCode)) throw new Problem('not_found');
  return run;
};

export const accountOfRun = async (dependencies: DisbursementDependencies, { runId, accountId }: Pick<YearEndRun, 'runId' | 'accountId'>): Promise<BudgetAccount> => {
  const account = await dependencies.ledger.readAccount(accountId);
  if (account === null) throw new Error(`Year end ${runId} is of an account that does not exist.`);
  return account;
};

/** @throws Problem `year_end_run_status` unless the run stands in one of these. */
export const requireYearEndStatus = (run: YearEndRun, statuses: readonly YearEndRun['status'][]): void => {
  if (!statuses.includes(run.status)) throw new Problem('year_end_run_status', { params: { status: run.status } });
};

/** @throws Problem `fiscal_year_closed`. */
export const requireOpenYear = ({ accountId, fiscalYear, closedBy }: BudgetAccount): void => {
  if (closedBy !== null) throw new Problem('fiscal_year_closed', { params: { accountId, fiscalYear } });
};

/** A year end without its members. */
export const yearEndSummaryOf = ({ seal, rule, ...run }: YearEndRun) => ({
  runId: run.runId, programmeId: run.programmeId, fiscalYear: run.fiscalYear, payerRegionCode: run.payerRegionCode, accountId: run.accountId, budgetDocumentNumber: run.budgetDocumentNumber, source: run.source,
  cutOffOn: run.cutOffOn, rule, successorAccountId: run.successorAccountId, status: run.status, position: run.position, sweeps: run.sweeps,
  seal: { count: seal.members.length, openFen: seal.openFen, availableFen: seal.availableFen, payableFen: seal.payableFen, sealHash: seal.sealHash },
  madeBy: run.madeBy, madeAt: run.madeAt, approvedBy: run.approvedBy, approvedAt: run.approvedAt,
});

/** The same with the account as it stands now: what is left to carry on, what was ordered, what became of the rest. */
export const yearEndViewOf = async (dependencies: DisbursementDependencies, run: YearEndRun) => {
  const { balances } = await accountOfRun(dependencies, run);
  const { available, reserved, committed, payable, paid, carried, lapsed } = balances;
  return { ...yearEndSummaryOf(run), nowFen: { available, reserved, committed, payable, paid, carried, lapsed } };
};
