import { fen, sumFen } from '../../../../../shared/domain/money';
import type { Fen } from '../../../../../shared/domain/brands';
import type { OperationOutput } from '../../../../../shared/contracts/client';

/** The one place where answers of the API become what the pages of money show; a change of the API ends here. */

/** Whose money it is. */
export const budgetSources = ['central', 'province', 'city', 'district'] as const;
export type BudgetSource = (typeof budgetSources)[number];

type ApiAccount = OperationOutput<'listAccounts'>['items'][number];
export type AccountView = Pick<ApiAccount, 'accountId' | 'programmeId' | 'fiscalYear' | 'payerRegionCode' | 'budgetDocumentNumber' | 'carriedOver' | 'carriedFrom' | 'closedBy'> & {
  /** Null: a source these pages have no word for. */
  readonly source: BudgetSource | null;
  /** All that was given: what is spent, tied, free, or left it with the year adds up to it. */
  readonly budgetFen: Fen;
  /** What is spent or tied to cases. */
  readonly usedFen: Fen;
  readonly availableFen: Fen; readonly reservedFen: Fen; readonly committedFen: Fen; readonly payableFen: Fen; readonly paidFen: Fen; readonly receivableFen: Fen; readonly recoveredFen: Fen; readonly carriedFen: Fen; readonly lapsedFen: Fen;
};

export const accountViewOf = ({ accountId, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source, carriedOver, carriedFrom, closedBy, balancesFen: balances }: ApiAccount): AccountView => {
  const usedFen = sumFen([balances.reserved, balances.committed, balances.payable, balances.paid].map(fen));
  return {
    accountId, programmeId, fiscalYear, payerRegionCode, budgetDocumentNumber, source: budgetSources.find((name) => name === source) ?? null, carriedOver, carriedFrom, closedBy, usedFen, budgetFen: sumFen([usedFen, ...[balances.available, balances.carried, balances.lapsed].map(fen)]),
    availableFen: fen(balances.available), reservedFen: fen(balances.reserved), committedFen: fen(balances.committed), payableFen: fen(balances.payable), paidFen: fen(balances.paid), receivableFen: fen(balances.receivable), recoveredFen: fen(balances.recovered), carriedFen: fen(balances.carried), lapsedFen: fen(balances.lapsed),
  };
};

/** Where money stands, in the order in which it moves; `failed` and `released` count what happened, `carried` and `lapsed` what a year end did. */
export const moneyStatuses = ['reserved', 'committed', 'payable', 'paid', 'failed', 'released', 'receivable', 'recovered', 'carried', 'lapsed'] as const;
export type MoneyStatus = (typeof moneyStatuses)[number];
export type MovementView = { readonly programmeId: string; readonly fiscalYear: number; readonly districtCode: string; readonly month: string; readonly status: MoneyStatus; readonly count: number; readonly amountFen: Fen };

const isMoneyStatus = (name: string): name is MoneyStatus => moneyStatuses.some((status) => status === name);

/** Statuses this page does not know are left out rather than shown under a wrong name. */
export const movementsOf = ({ rows }: OperationOutput<'getTotals'>): readonly MovementView[] =>
  rows.flatMap(({ programmeId, fiscalYear, districtCode, month, status, count, amountFen }) => (isMoneyStatus(status) ? [{ programmeId, fiscalYear, districtCode, month, status, count, amountFen: fen(amountFen) }] : []));

export type PaymentCaseView = OperationOutput<'getPaymentCase'>;
/** The documents that freed the money of a case's payers, each once. */
export const fundDocumentsOf = ({ parts }: Pick<PaymentCaseView, 'parts'>): string =>
  [...new Set(parts.flatMap(({ fundDocumentNumber }) => fundDocumentNumber ?? []))].join('、');
export type BatchView = OperationOutput<'getBatch'>;
export type BatchMemberView = OperationOutput<'listBatchMembers'>['items'][number];
export type AppropriationView = OperationOutput<'listAppropriations'>['items'][number];
/** A year end with the account as it stands now, and as a list shows it. */
export type YearEndView = OperationOutput<'getYearEnd'>;
export type YearEndSummary = OperationOutput<'listYearEnds'>['items'][number];
export type CaseOutcome = OperationOutput<'releaseFunds'>['results'][number];

/** Exact share in percent with one decimal, cut off; null of nothing. */
export const shareText = (partFen: number, wholeFen: number): string | null => {
  if (wholeFen <= 0) return null;
  const tenths = String((BigInt(partFen) * 1000n) / BigInt(wholeFen)).padStart(2, '0');
  return `${tenths.slice(0, -1)}.${tenths.slice(-1)}`;
};
