import { derivedId } from '../../shared/casework/derived-ids';
import type { Request } from '../../shared/casework/dependencies';
import { canonicalJson } from '../../shared/domain/canonical-json';
import type { LocalDate } from '../../shared/domain/brands';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import { accountIdOf } from '../../shared/domain/ledger/account-id';
import { carriesAnything } from '../../shared/domain/ledger/year-end';
import type { YearEndRule } from '../../shared/domain/ledger/year-end';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import type { YearEndRun } from '../../shared/ports/year-ends';
import { accountIdFor } from './account-slug';
import type { DisbursementDependencies } from './disbursement-context';
import { checkerRoles, makerRoles, requireFinance } from './finance-authority';
import { sealAccount } from './seal-year-end';
import { findYearEnd, requireOpenYear, requireYearEndStatus, yearEndViewOf } from './year-end-run';

type Body = { readonly accountId: string; readonly cutOffOn: LocalDate } & YearEndRule;
type OfRun = { readonly runId: string };

/**
 * Proposes the year end of one budget account under the document that lays down what becomes of its money, and seals the
 * list it would move. Nothing is closed by it: one person alone stops no payment. Asking again under the same key gives
 * the proposal that exists.
 * @throws Problem `forbidden`, `account_unknown`, `date_in_future` (a document of tomorrow), `period_reversed` (a cut-off before the year), `fiscal_year_closed`, `year_end_run_open`, `year_end_batches_open`, `list_too_long`, `idempotency_key_reused`, `busy`.
 */
export const proposeYearEnd = (dependencies: DisbursementDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const { accountId, cutOffOn, ...rule } = request.body;
  const account = await dependencies.ledger.readAccount(accountId);
  if (account === null || !officer.covers(account.programmeId, account.payerRegionCode)) throw new Problem('account_unknown', { field: 'accountId' });
  const runId = derivedId(dependencies, 'year-end', officer.actor.userId, request.idempotencyKey);
  const stored = await dependencies.yearEnds.read(runId);
  if (stored !== null) return sameProposal(dependencies, stored, request.body);
  requireOpenYear(account);
  if (rule.issuedOn > legalDateOf(dependencies.clock.now())) throw new Problem('date_in_future', { field: 'issuedOn' });
  if (cutOffOn < `${account.fiscalYear}-01-01`) throw new Problem('period_reversed', { field: 'cutOffOn' });
  await requireNoOtherRun(dependencies, account, runId);
  const { programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source } = account;
  const terms = { runId, accountId, cutOffOn, rule, successorAccountId: carriesAnything(rule) ? await successorIdOf(dependencies, account, rule) : null };
  const run: YearEndRun = {
    ...terms, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, status: 'sealed', seal: await sealAccount(dependencies, terms), position: 0, sweeps: [],
    madeBy: officer.actor.userId, madeAt: dependencies.clock.now(), approvedBy: null, approvedAt: null,
  };
  return (await dependencies.yearEnds.create(run)) ? yearEndViewOf(dependencies, run) : sameProposal(dependencies, await findYearEnd(dependencies, officer, runId), request.body);
};

const sameProposal = async (dependencies: DisbursementDependencies, stored: YearEndRun, { accountId, cutOffOn, ...rule }: Body) => {
  if (canonicalJson([stored.accountId, stored.cutOffOn, stored.rule]) !== canonicalJson([accountId, cutOffOn, rule])) throw new Problem('idempotency_key_reused');
  return yearEndViewOf(dependencies, stored);
};

/** One proposal at a time, so that nobody checks one and approves another. That an account is closed once is its own condition. */
const requireNoOtherRun = async (dependencies: DisbursementDependencies, { programmeId, accountId }: BudgetAccount, runId: string): Promise<void> => {
  const open = (await dependencies.yearEnds.list(programmeId)).find((run) => run.accountId === accountId && run.runId !== runId && run.status === 'sealed');
  if (open !== undefined) throw new Problem('year_end_run_open', { params: { runId: open.runId } });
};

/**
 * Next year's account under the document of the carry-over. Where another account of these terms exists (a second budget
 * document carried on by the same paper, or money entered by hand), one of its own: an account has one predecessor.
 */
const successorIdOf = async (dependencies: DisbursementDependencies, account: BudgetAccount, { documentNumber }: YearEndRule): Promise<string> => {
  const { programmeId, payerRegionCode, source } = account;
  const terms = { programmeId, fiscalYear: account.fiscalYear + 1, payerRegionCode, budgetDocumentNumber: documentNumber, source, carriedOver: true };
  const usual = accountIdFor(dependencies.hashing, terms);
  if ((await dependencies.ledger.readAccount(usual)) === null) return usual;
  return accountIdOf({ ...terms, slug: dependencies.hashing.sha256(canonicalJson(['carried', account.accountId, documentNumber])).slice(0, 16) });
};

/**
 * Seals again: after the account or one of its cases has moved, or a batch was finished.
 * @throws Problem `not_found`, `forbidden`, `year_end_run_status`, `fiscal_year_closed`, `year_end_batches_open`, `busy`.
 */
export const resealYearEnd = (dependencies: DisbursementDependencies) => async (request: Request<OfRun, unknown, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const run = await findYearEnd(dependencies, officer, request.parameters.runId);
  requireYearEndStatus(run, ['sealed']);
  const account = await dependencies.ledger.readAccount(run.accountId);
  // Meanwhile another year end may have taken the account's usual successor.
  const taken = run.successorAccountId !== null && (await dependencies.ledger.readAccount(run.successorAccountId)) !== null;
  const successorAccountId = taken && account !== null ? await successorIdOf(dependencies, account, run.rule) : run.successorAccountId;
  const terms = { ...run, successorAccountId };
  const resealed: YearEndRun = { ...terms, seal: await sealAccount(dependencies, terms) };
  await dependencies.yearEnds.replace(resealed, run);
  return yearEndViewOf(dependencies, resealed);
};

/** Takes a proposal back; nothing was closed. Cancelling again changes nothing. @throws Problem `not_found`, `forbidden`, `year_end_run_status` once it is approved. */
export const cancelYearEnd = (dependencies: DisbursementDependencies) => async (request: Request<OfRun, unknown, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, [...makerRoles, ...checkerRoles]);
  const run = await findYearEnd(dependencies, officer, request.parameters.runId);
  requireYearEndStatus(run, ['sealed', 'cancelled']);
  if (run.status === 'cancelled') return yearEndViewOf(dependencies, run);
  const cancelled: YearEndRun = { ...run, status: 'cancelled' };
  await dependencies.yearEnds.replace(cancelled, run);
  return yearEndViewOf(dependencies, cancelled);
};
