import { act } from '../../shared/casework/act';
import type { Request } from '../../shared/casework/dependencies';
import type { Application } from '../../shared/domain/application/application';
import { parseAccountId } from '../../shared/domain/ledger/account-id';
import { Problem } from '../../shared/domain/problem';
import { problemOfCase } from '../../shared/casework/one-by-one';
import type { CaseResult } from '../../shared/casework/one-by-one';
import type { DisbursementDependencies } from './disbursement-context';
import { makerRoles, requireFinance } from './finance-authority';
import type { FinanceOfficer } from './finance-authority';

export type ListedCase = { readonly applicationId: string; readonly expectedVersion: number };
type Body = { readonly documentNumber: string; readonly accountId?: string | undefined; readonly cases: readonly ListedCase[] };

/**
 * 下达资金计划 for a list of approved cases under one document number: of one payer's account, or where none is named of
 * every payer the officer answers for. Each case is its own transaction and its own result; sending the list again carries on with what is left and repeats nothing.
 * @throws Problem `forbidden`, `idempotency_key_reused`, `busy`.
 */
export const releaseFunds = (dependencies: DisbursementDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const officer = await requireFinance(dependencies, request.identity, makerRoles);
  const results: CaseResult[] = [];
  for (const listed of request.body.cases) results.push(await release(dependencies, officer, request, listed));
  return { results };
};

const release = async (dependencies: DisbursementDependencies, officer: FinanceOfficer, request: Request<unknown, unknown, Body>, listed: ListedCase): Promise<CaseResult> => {
  const { applicationId } = listed;
  try {
    const command = { ...listed, actor: officer.actor, idempotencyKey: `${request.idempotencyKey}:${applicationId}`, bodyHash: request.bodyHash };
    const acted = await act(dependencies, command, ({ application }) => ({
      action: { action: 'release_funds', documentNumber: request.body.documentNumber, accountIds: releasedBy(officer, application, request.body.accountId) },
    }));
    return { applicationId, state: acted.application.state, problem: null };
  } catch (error) {
    const problem = problemOfCase(error);
    const application = problem.code === 'forbidden' || problem.code === 'not_found' ? null : await dependencies.applications.read(applicationId);
    return { applicationId, state: application?.state ?? null, problem };
  }
};

/** The accounts a document frees: the one that is named; else the only one of the case, or those the officer reaches that are not free yet. */
const releasedBy = (officer: FinanceOfficer, { parts, programmeId }: Application, accountId: string | undefined): readonly string[] => {
  if (accountId !== undefined) {
    const named = parts.find((part) => part.accountId === accountId);
    if (named === undefined || !officer.covers(programmeId, parseAccountId(named.accountId).payerRegionCode)) throw new Problem('account_unknown', { field: 'accountId' });
    return [accountId];
  }
  const unreleased = parts.filter((part) => part.fundDocumentNumber === null);
  // A part whose money lapsed waits for another year's; where nothing else waits, the answer says so.
  const funded = unreleased.filter((part) => part.balance !== 'lapsed');
  const waiting = (funded.length === 0 ? unreleased : funded).map((part) => part.accountId);
  return parts.length === 1 ? waiting : waiting.filter((waitingId) => officer.covers(programmeId, parseAccountId(waitingId).payerRegionCode));
};
