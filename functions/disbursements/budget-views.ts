import type { BudgetAccount } from '../../shared/domain/ledger/account';
import type { Appropriation } from '../../shared/ports/money';

export const appropriationViewOf = (appropriation: Appropriation) => appropriation;

export const accountViewOf = (account: BudgetAccount) => ({
  accountId: account.accountId, programmeId: account.programmeId, fiscalYear: account.fiscalYear, payerRegionCode: account.payerRegionCode,
  budgetDocumentNumber: account.budgetDocumentNumber, source: account.source, carriedOver: account.carriedOver, balancesFen: account.balances,
  carriedFrom: account.carriedFrom, closedBy: account.closedBy,
});
