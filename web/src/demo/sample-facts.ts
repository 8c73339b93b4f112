import type { ProgrammeKind } from '../../../shared/domain/rules/measure-schema';
import { computePatentNumberCheck } from '../../../shared/domain/patent-number';

const patentNumber = (year: number, serial: number): string => {
  const digits = `${year}1${String(serial % 10_000_000).padStart(7, '0')}`;
  return `ZL${digits}.${computePatentNumberCheck(digits)}`;
};

/** Eight hexadecimal digits of a key as a number: papers of different fillings get different numbers. */
export const serialOf = (key: string): number => Number.parseInt(key.replace(/[^0-9a-f]/gi, '').slice(0, 7), 16) || 1;

/** Every name says that it is invented: 演示. */
const loan = (serial: number): Readonly<Record<string, unknown>> => ({
  lineId: 'loan-1', bankName: '演示银行', contractNumber: `演示-HT-${serial}`, contractSignedOn: '2024-11-05', currency: 'CNY', dayCount: 'ACT/360', actualRatePercent: '3.85',
  drawdowns: [
    { drawdownNumber: `演示-JJ-${serial}-1`, drawnOn: '2024-11-05', amountYuan: '1500000.00', dueOn: '2025-10-31' },
    { drawdownNumber: `演示-JJ-${serial}-2`, drawnOn: '2025-01-15', amountYuan: '500000.00', dueOn: '2025-10-31' },
  ],
  repayments: [{ repaidOn: '2025-06-30', amountYuan: '800000.00' }, { repaidOn: '2025-10-31', amountYuan: '1200000.00' }],
  settledOn: '2025-10-31', overdue: false, extended: false, pledgeRegisteredOn: '2024-11-05',
  pledgedPatents: [patentNumber(2019, serial)], pledgedPatentsOwnedByBorrower: true, otherSecurities: null, coBorrowers: null,
});

const policy = (serial: number): Readonly<Record<string, unknown>> => ({
  lineId: 'policy-1', policyNumber: `演示-BD-${serial}`, insurer: '演示保险公司', insuranceLine: 'enforcement', signedOn: '2025-03-11', startsOn: '2025-03-11', endsOn: '2026-03-10',
  patentsOwnedByApplicant: true, patentsGranted: true,
  premiums: [{ patentNumber: patentNumber(2018, serial), paidYuan: '6000.00', paidOn: '2025-03-11' }, { patentNumber: patentNumber(2018, serial + 1), paidYuan: '2400.55', paidOn: '2025-03-11' }],
});

const patent = (serial: number): Readonly<Record<string, unknown>> => ({
  lineId: 'patent-1', number: patentNumber(2015, serial), filedOn: '2015-06-01', grantedOn: '2019-03-05', origin: 'own',
  fees: [
    { kind: 'application', paidYuan: '135.00', paidOn: '2015-06-01', receiptNumber: `演示-GF-${serial}` },
    { kind: 'agency', paidYuan: '5200.00', paidOn: '2015-06-20', receiptNumber: `演示-DL-${serial}` },
  ],
});

/** Invented answers that fit the demo programmes of a kind, to try the whole way without inventing papers oneself. */
export const sampleFacts = (kind: ProgrammeKind, serial: number): Readonly<Record<string, unknown>> => {
  switch (kind) {
    case 'pledge_loan_interest': return { loans: [loan(serial)], otherFunding: null };
    case 'patent_insurance_premium': return { filing: { commitmentSigned: true }, policies: [policy(serial)], otherFunding: null };
    case 'first_invention_patent_fee': case 'grant_reward': return { patents: [patent(serial)], priorInventionPatents: null, otherFunding: null };
  }
};

const cityDistrict: Readonly<Record<string, string>> = { '350200': '350203', '440300': '440305', '440100': '440106' };

/** An invented applicant for those who try the pre-check without signing in. */
export const sampleApplicant = (regionCode: string): Readonly<Record<string, unknown>> => ({
  kind: 'enterprise', districts: [{ regionCode: cityDistrict[regionCode] ?? regionCode, fromOn: '2015-01-01', toOn: null }],
  sizeFigures: [{ asOfOn: '2025-12-31', industry: 'industry', employees: 86, revenueYuan: '18500000.00', assetsYuan: '32000000.00' }],
  creditStanding: { asOfOn: '2026-01-15', jointPunishmentListed: false, seriousBreachRecorded: false, falsePatentFilingFound: false, intellectualPropertyPenaltyRecorded: false },
  industryTags: ['战略性新兴产业'],
});
