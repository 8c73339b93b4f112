import type { AccountView } from '../data/money-views';

/** An account in one line, as it is told apart by people: document, year, source. */
export const accountLine = (account: Pick<AccountView, 'budgetDocumentNumber' | 'fiscalYear'> | undefined, accountId: string): string =>
  account === undefined ? accountId : `${account.budgetDocumentNumber} · ${account.fiscalYear}`;
