import type { ProgrammeKind } from '../../shared/domain/rules/measure-schema';
import type { Facts } from '../../shared/domain/rules/facts';
import { computePatentNumberCheck } from '../../shared/domain/patent-number';

/** What an applicant types, for the n-th demo case: every paper has a number of its own, sums differ from case to case. */
export type StatedFacts = Omit<Facts, 'applicant' | 'usage' | 'potShare' | 'reviewFindings'>;

const yuan = (whole: number): string => `${whole}.00`;
const patent = (year: number, serial: number): string => {
  const digits = `${year}1${String(serial % 10_000_000).padStart(7, '0')}`;
  return `ZL${digits}.${computePatentNumberCheck(digits)}`;
};

const loanFacts = (serial: number, run: string): StatedFacts => ({
  loans: [{
    lineId: 'loan-1', bankName: '演示银行', contractNumber: `HT-${run}-${serial}`, contractSignedOn: '2024-11-05', currency: 'CNY', dayCount: 'ACT/360',
    actualRatePercent: serial % 3 === 0 ? '2.95' : '3.85',
    drawdowns: [{ drawdownNumber: `JJ-${run}-${serial}`, drawnOn: '2024-11-05', amountYuan: yuan(1_000_000 + (serial % 7) * 350_000), dueOn: '2025-10-31' }],
    repayments: [{ repaidOn: '2025-10-31', amountYuan: yuan(1_000_000 + (serial % 7) * 350_000) }],
    overdue: false, extended: false, settledOn: '2025-10-31', pledgedPatents: [patent(2019, serial + 11)], pledgedPatentsOwnedByBorrower: true,
    pledgeRegisteredOn: '2024-11-05', coBorrowers: null, otherSecurities: null,
  }],
  otherFunding: null,
});

const policyFacts = (serial: number, run: string): StatedFacts => ({
  filing: { commitmentSigned: true },
  policies: [{
    lineId: 'policy-1', policyNumber: `PZ-${run}-${serial}`, insurer: '演示保险公司', insuranceLine: 'enforcement', signedOn: '2025-03-11', startsOn: '2025-03-11', endsOn: '2026-03-10',
    patentsOwnedByApplicant: true, patentsGranted: true,
    premiums: [{ patentNumber: patent(2018, serial + 21), paidYuan: `${2_000 + serial * 13}.55`, paidOn: '2025-03-11' }],
  }],
  otherFunding: null,
});

const feeFacts = (serial: number, run: string): StatedFacts => ({
  patents: [{
    lineId: 'patent-1', number: patent(2015, serial + 31), filedOn: '2015-06-01', grantedOn: '2019-03-05', origin: 'own',
    fees: [
      { kind: 'application', paidYuan: '135.00', paidOn: '2015-06-01', receiptNumber: `GF-${run}-${serial}-1` },
      { kind: 'publication', paidYuan: '50.00', paidOn: '2015-06-01', receiptNumber: `GF-${run}-${serial}-2` },
      { kind: 'agency', paidYuan: yuan(5_000 + (serial % 9) * 120), paidOn: '2015-06-20', receiptNumber: `DL-${run}-${serial}` },
    ],
  }],
  priorInventionPatents: null,
  otherFunding: null,
});

export type DemoKind = Exclude<ProgrammeKind, 'grant_reward'>;

/** `run` keeps the papers of different runs apart (a journey against a system that has had one before). */
export const statedFacts = (kind: DemoKind, serial: number, run: string): StatedFacts => {
  switch (kind) {
    case 'pledge_loan_interest': return loanFacts(serial, run);
    case 'patent_insurance_premium': return policyFacts(serial, run);
    case 'first_invention_patent_fee': return feeFacts(serial, run);
  }
};
