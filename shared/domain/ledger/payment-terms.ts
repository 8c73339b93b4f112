import type { Instant, LocalDate, RegionCode } from '../brands';
import type { ApprovalLevel } from './approval-level';

/** What a column of the fiscal payment system's list can show. */
export const fiscalFields = [
  'sequence', 'budgetUnit', 'budgetDocumentNumber', 'fundDocumentNumber', 'project', 'functionalClassification', 'governmentEconomicClassification', 'departmentEconomicClassification',
  'endToEndId', 'payeeName', 'accountNumber', 'bankCode', 'bankName', 'amount', 'purpose',
] as const;
export type FiscalField = (typeof fiscalFields)[number];

export type FiscalColumn = { readonly field: FiscalField; readonly title: string };

/**
 * What finance lays down for the payments of a programme by one payer. No text of a plan or measure fixes any of it, so
 * nothing here has a default: it is a value with a legal basis that one person records and another approves.
 */
export type PaymentTerms = {
  readonly termsId: string;
  readonly programmeId: string;
  readonly payerRegionCode: RegionCode;
  readonly fromOn: LocalDate;
  /** 预算单位 */
  readonly budgetUnit: string;
  /** 项目 */
  readonly project: string;
  /** 支出功能分类科目 */
  readonly functionalClassification: string;
  /** 政府预算支出经济分类科目 */
  readonly governmentEconomicClassification: string;
  /** 部门预算支出经济分类科目 */
  readonly departmentEconomicClassification: string;
  /** 用途, as the payee's bank shows it. */
  readonly purpose: string;
  /** The list for the fiscal payment system: which columns, in which order, under which titles. */
  readonly columns: readonly FiscalColumn[];
  /** The account the money leaves, for ISO 20022; null: no such file is written. */
  readonly debtor: { readonly name: string; readonly accountNumber: string; readonly bankCode: string } | null;
  /** Empty: one checker, whatever the sum. */
  readonly approvalLevels: readonly ApprovalLevel[];
  readonly basis: { readonly documentNumber: string; readonly clause: string };
  /** Demo values count only where demo values are allowed. */
  readonly valueStatus: 'in_force' | 'demo';
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly status: 'open' | 'approved';
  readonly decidedBy: string | null;
};

type Dated = { readonly termsId: string; readonly payerRegionCode: string; readonly fromOn: string; readonly madeAt: string } & Pick<PaymentTerms, 'status' | 'valueStatus'>;

/** The terms in force on a day: of the approved ones that have begun the latest; of two that begin on one day the one recorded later. */
export const termsInForce = <Terms extends Dated>(all: readonly Terms[], payerRegionCode: string, on: string, demoMode: boolean): Terms | null => {
  const order = ({ fromOn, madeAt, termsId }: Terms): string => `${fromOn} ${madeAt} ${termsId}`;
  return all
    .filter((terms) => terms.status === 'approved' && terms.payerRegionCode === payerRegionCode && terms.fromOn <= on && (demoMode || terms.valueStatus !== 'demo'))
    .sort((left, right) => (order(left) < order(right) ? -1 : 1)).at(-1) ?? null;
};
