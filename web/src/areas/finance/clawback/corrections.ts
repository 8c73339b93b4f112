import type { OperationInput, OperationOutput } from '../../../../../shared/contracts/client';
import { formatYuan, zeroFen } from '../../../../../shared/domain/money';
import { readYuan } from '../form/yuan-text';
import type { FormFault } from './clawback-checks';

type Facts = NonNullable<OperationOutput<'getCase'>['facts']>;
export type Preview = OperationOutput<'previewClawback'>;
export type Corrections = OperationInput<'previewClawback'>['body']['corrections'];
export type RecomputedKind = OperationInput<'previewClawback'>['body']['kind'];

/** A payment as the papers show it: of principal by the borrower, of premium by the policyholder. */
export type PaymentRow = { readonly amountYuan: string; readonly paidOn: string; /** Only of a premium. */ readonly patentNumber: string | null };
export type LineRow = { readonly lineId: string; readonly paper: string; readonly payments: readonly PaymentRow[]; /** Only of a loan; empty while it isn't settled. */ readonly settledOn: string };

/** The kinds of corrected facts this case can have at all. */
export const kindsOf = (facts: Facts): readonly RecomputedKind[] => [
  ...((facts.policies ?? []).length > 0 ? (['policy_refund'] as const) : []),
  ...((facts.loans ?? []).length > 0 ? (['early_repayment'] as const) : []),
];

/** What was filed, ready to be corrected. */
export const rowsOf = (facts: Facts, kind: RecomputedKind): readonly LineRow[] =>
  kind === 'early_repayment'
    ? (facts.loans ?? []).map(({ lineId, contractNumber, repayments, settledOn }) => ({
        lineId, paper: contractNumber ?? lineId, settledOn: settledOn ?? '', payments: (repayments ?? []).map(({ amountYuan, repaidOn }) => ({ amountYuan: amountYuan ?? '', paidOn: repaidOn ?? '', patentNumber: null })),
      }))
    : (facts.policies ?? []).map(({ lineId, policyNumber, premiums }) => ({
        lineId, paper: policyNumber ?? lineId, settledOn: '', payments: (premiums ?? []).map(({ paidYuan, paidOn, patentNumber }) => ({ amountYuan: paidYuan ?? '', paidOn: paidOn ?? '', patentNumber: patentNumber ?? null })),
      }));

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** What is wrong in a payment as typed; a premium that was refunded whole is nought, a repayment is something. */
export const paymentFaults = ({ amountYuan, paidOn }: PaymentRow, kind: RecomputedKind, today: string): { readonly amountYuan?: FormFault; readonly paidOn?: FormFault } => {
  const { amountFen, fault } = readYuan(amountYuan);
  const amount: FormFault | null = fault ?? (amountFen === 0 && kind === 'early_repayment' ? 'zero' : null);
  const day: FormFault | null = !isDay(paidOn) ? 'date' : paidOn > today ? 'dateFuture' : null;
  return { ...(amount === null ? {} : { amountYuan: amount }), ...(day === null ? {} : { paidOn: day }) };
};

export const settledFault = ({ settledOn }: LineRow, today: string): FormFault | null => (settledOn === '' ? null : !isDay(settledOn) ? 'date' : settledOn > today ? 'dateFuture' : null);

export const isSound = (rows: readonly LineRow[], kind: RecomputedKind, today: string): boolean =>
  rows.every((row) => settledFault(row, today) === null && row.payments.every((payment) => Object.keys(paymentFaults(payment, kind, today)).length === 0));

const yuanOf = (text: string): string => formatYuan(readYuan(text).amountFen ?? zeroFen);

/** The rows as the API takes them. Ask only when they are sound. */
export const correctionsOf = (rows: readonly LineRow[], kind: RecomputedKind): Corrections =>
  kind === 'early_repayment'
    ? { loans: rows.map(({ lineId, payments, settledOn }) => ({ lineId, settledOn: settledOn === '' ? null : settledOn, repayments: payments.map(({ amountYuan, paidOn }) => ({ amountYuan: yuanOf(amountYuan), repaidOn: paidOn })) })) }
    : { policies: rows.map(({ lineId, payments }) => ({ lineId, premiums: payments.map(({ amountYuan, paidOn, patentNumber }) => ({ paidYuan: yuanOf(amountYuan), paidOn, patentNumber })) })) };
