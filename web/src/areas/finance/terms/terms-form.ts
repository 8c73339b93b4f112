import { fiscalFields } from '../../../../../shared/domain/ledger/payment-terms';
import type { FiscalField } from '../../../../../shared/domain/ledger/payment-terms';
import type { OperationInput } from '../../../../../shared/contracts/client';
import { readYuan } from '../form/yuan-text';

export type TermsBody = OperationInput<'proposePaymentTerms'>['body'];

export type ColumnChoice = { readonly field: FiscalField; readonly title: string; readonly used: boolean };
export type LevelForm = { readonly aboveYuan: string; readonly approvers: string; readonly withApprover: boolean };

/** Values of the fiscal list that are plain words. */
export const wordFields = ['budgetUnit', 'project', 'functionalClassification', 'governmentEconomicClassification', 'departmentEconomicClassification', 'purpose'] as const;
export type WordField = (typeof wordFields)[number];

/** Payment terms as they are typed. Nothing is filled in but the order of the columns: every value is somebody's decision. */
export type TermsForm = Readonly<Record<WordField, string>> & {
  readonly payerRegionCode: string; readonly fromOn: string; readonly valueStatus: '' | 'in_force' | 'demo';
  readonly columns: readonly ColumnChoice[];
  readonly withDebtor: boolean; readonly debtorName: string; readonly debtorAccount: string; readonly debtorBank: string;
  readonly levels: readonly LevelForm[];
  readonly basisDocument: string; readonly basisClause: string;
};

export const emptyTerms = (payerRegionCode: string, titleOf: (field: FiscalField) => string): TermsForm => ({
  payerRegionCode, fromOn: '', valueStatus: '', budgetUnit: '', project: '', functionalClassification: '', governmentEconomicClassification: '', departmentEconomicClassification: '', purpose: '',
  columns: fiscalFields.map((field) => ({ field, title: titleOf(field), used: false })), withDebtor: false, debtorName: '', debtorAccount: '', debtorBank: '', levels: [], basisDocument: '', basisClause: '',
});

export type TermsFault = 'missing' | 'date' | 'accountFault' | 'columnsMissing' | 'levelFault' | 'levelTwice';
export type FaultyField = WordField | 'payerRegionCode' | 'fromOn' | 'valueStatus' | 'columns' | 'debtorName' | 'debtorAccount' | 'debtorBank' | 'levels' | 'basisDocument' | 'basisClause';

const levelsFault = (levels: readonly LevelForm[]): TermsFault | null => {
  const sums = levels.map(({ aboveYuan }) => readYuan(aboveYuan).amountFen);
  if (sums.some((sum) => sum === null) || levels.some(({ approvers }) => !/^[1-5]$/.test(approvers.trim()))) return 'levelFault';
  return new Set(sums).size < sums.length ? 'levelTwice' : null;
};

/** What is wrong with the form, field by field. The service checks again and its word counts. */
export const termsFaults = (form: TermsForm): Partial<Record<FaultyField, TermsFault>> => {
  const faults: Partial<Record<FaultyField, TermsFault>> = {};
  const words = [...wordFields, 'payerRegionCode', 'valueStatus', 'basisClause', ...(form.withDebtor ? ['debtorName', 'debtorBank'] as const : [])] as const;
  for (const name of words) if (form[name].trim() === '') faults[name] = 'missing';
  if (form.basisDocument.trim().length < 2) faults.basisDocument = 'missing';
  if (!/^\d{4}-\d\d-\d\d$/.test(form.fromOn)) faults.fromOn = 'date';
  if (form.withDebtor && !/^[0-9A-Za-z-]{8,32}$/.test(form.debtorAccount.trim())) faults.debtorAccount = 'accountFault';
  const used = form.columns.filter((column) => column.used);
  if (used.length === 0 || used.some(({ title }) => title.trim() === '')) faults.columns = 'columnsMissing';
  const levels = levelsFault(form.levels);
  if (levels !== null) faults.levels = levels;
  return faults;
};

/** The request of a form without faults. @throws Error when it has one after all. */
export const termsBodyOf = (form: TermsForm, programmeId: string): TermsBody => {
  if (form.valueStatus === '') throw new Error('The form was checked before.');
  const { payerRegionCode, fromOn, valueStatus, budgetUnit, project, functionalClassification, governmentEconomicClassification, departmentEconomicClassification, purpose } = form;
  return {
    programmeId, payerRegionCode, fromOn, valueStatus, budgetUnit, project, functionalClassification, governmentEconomicClassification, departmentEconomicClassification, purpose,
    columns: form.columns.filter(({ used }) => used).map(({ field, title }) => ({ field, title: title.trim() })),
    debtor: form.withDebtor ? { name: form.debtorName.trim(), accountNumber: form.debtorAccount.trim(), bankCode: form.debtorBank.trim() } : null,
    approvalLevels: form.levels.map(({ aboveYuan, approvers, withApprover }) => {
      const { amountFen } = readYuan(aboveYuan);
      if (amountFen === null) throw new Error('The form was checked before.');
      return { aboveFen: amountFen, approvers: Number(approvers), role: withApprover ? 'approver' : null };
    }),
    basis: { documentNumber: form.basisDocument.trim(), clause: form.basisClause.trim() },
  };
};

/** The columns with one moved a place; at the ends nothing moves. */
export const movedColumn = (columns: readonly ColumnChoice[], at: number, by: -1 | 1): readonly ColumnChoice[] => {
  const [moved, other] = [columns[at], columns[at + by]];
  if (moved === undefined || other === undefined) return columns;
  return columns.map((column, index) => (index === at ? other : index === at + by ? moved : column));
};
