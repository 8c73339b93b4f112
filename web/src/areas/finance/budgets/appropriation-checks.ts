import { subtractFen, zeroFen } from '../../../../../shared/domain/money';
import type { Fen } from '../../../../../shared/domain/brands';
import type { AccountView, BudgetSource } from '../data/money-views';
import { readYuan } from '../form/yuan-text';
import type { YuanFault } from '../form/yuan-text';

/** A budget instruction as it is typed. */
export type AppropriationForm = { readonly kind: 'supplement' | 'cut'; readonly payerRegionCode: string; readonly fiscalYear: string; readonly budgetDocumentNumber: string; readonly source: '' | BudgetSource; readonly carriedOver: boolean; readonly amountYuan: string; /** Empty: the budget document itself, its only line. */ readonly documentNumber: string; readonly documentLine: string };
export type AppropriationFault = YuanFault | 'short' | 'zero' | 'yearFault' | 'above' | 'cutNoAccount';
export type AppropriationField = 'payerRegionCode' | 'fiscalYear' | 'budgetDocumentNumber' | 'source' | 'amountYuan';

/** The account the instruction is about, if there is one: same payer, year, document, source and carry-over. */
export const accountMeant = (form: AppropriationForm, accounts: readonly AccountView[]): AccountView | null =>
  accounts.find((account) => account.payerRegionCode === form.payerRegionCode && String(account.fiscalYear) === form.fiscalYear && account.budgetDocumentNumber === form.budgetDocumentNumber.trim() && account.source === form.source && account.carriedOver === form.carriedOver) ?? null;

const amountFault = (form: AppropriationForm, accounts: readonly AccountView[]): AppropriationFault | null => {
  const { amountFen, fault } = readYuan(form.amountYuan);
  if (amountFen === null) return fault;
  if (amountFen === 0) return 'zero';
  if (form.kind === 'supplement') return null;
  const account = accountMeant(form, accounts);
  if (account === null) return 'cutNoAccount';
  return amountFen > account.availableFen ? 'above' : null;
};

/** What is wrong with the form, field by field. The API checks again and its word counts. */
export const appropriationFaults = (form: AppropriationForm, accounts: readonly AccountView[]): Partial<Record<AppropriationField, AppropriationFault>> => {
  const amount = amountFault(form, accounts);
  const year = /^\d{4}$/.test(form.fiscalYear) ? Number(form.fiscalYear) : 0;
  return {
    ...(form.payerRegionCode === '' ? { payerRegionCode: 'required' } : {}),
    ...(year < 2010 || year > 2100 ? { fiscalYear: 'yearFault' } : {}),
    ...(form.budgetDocumentNumber.trim().length < 2 ? { budgetDocumentNumber: 'short' } : {}),
    ...(form.source === '' ? { source: 'required' } : {}),
    ...(amount === null ? {} : { amountYuan: amount }),
  };
};

/** Signed fen of a form without faults: cuts are negative. @throws Error when the amount can't be read. */
export const signedFenOf = ({ kind, amountYuan }: AppropriationForm): Fen => {
  const { amountFen } = readYuan(amountYuan);
  if (amountFen === null) throw new Error('The amount was checked before.');
  return kind === 'cut' ? subtractFen(zeroFen, amountFen) : amountFen;
};
