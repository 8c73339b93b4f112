import { addFen, zeroFen } from '../../shared/domain/money';
import type { Fen } from '../../shared/domain/brands';
import type { BudgetAccount } from '../../shared/domain/ledger/account';

/**
 * 资金余额 as the public may know it: what was put into the budget of a year and what of it nobody has been promised
 * yet, over all accounts of the programme. Null while no budget account exists: nothing is known, which is not zero.
 */
export const publicFunds = (accounts: readonly BudgetAccount[], fiscalYear: number) => {
  const ofYear = accounts.filter((account) => account.fiscalYear === fiscalYear);
  if (ofYear.length === 0) return null;
  const sum = (parts: (balances: BudgetAccount['balances']) => readonly Fen[]): Fen => ofYear.flatMap(({ balances }) => parts(balances)).reduce((total, part) => addFen(total, part), zeroFen);
  return {
    fiscalYear,
    budgetFen: sum(({ available, reserved, committed, payable, paid }) => [available, reserved, committed, payable, paid]),
    leftFen: sum(({ available }) => [available]),
    paidFen: sum(({ paid }) => [paid]),
  };
};
