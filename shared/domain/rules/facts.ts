/**
 * What is known about an application, following the papers.
 *
 * Every field may be absent: absent means unknown, and an unknown never becomes a yes or a no. `null` means known to be
 * none (no co-borrower, not settled). An empty list means the same as `null`. Unknown fields are refused.
 * Money is yuan text (`…Yuan`), except figures that the system itself computed, which are fen (`…Fen`).
 */
import * as z from 'zod';
import { potModes } from '../pot/pot-modes';
import { enterpriseIndustries } from '../enterprise-size';
import { dateText, fenNumber, idText, paperNumber, percentText, plainText, regionCodeText, yearNumber, yuanText } from './text-formats';

export const applicantKinds = ['enterprise', 'individual_business', 'cooperative', 'university', 'research_institute', 'public_institution', 'association', 'other'] as const;
export const fundingLevels = ['national', 'province', 'city', 'district'] as const;
export const patentFeeKinds = ['application', 'publication', 'examination', 'registration', 'annual', 'agency'] as const;
export const loanFeeKinds = ['evaluation', 'guarantee', 'insurance'] as const;
export const insuranceLines = ['enforcement', 'infringement_loss', 'overseas_infringement_liability', 'agency_liability', 'pledge_loan_guarantee', 'other'] as const;

const optionalFlag = z.boolean().nullable().optional();
const optionalDate = dateText.nullable().optional();
const optionalYuan = yuanText.nullable().optional();
/** A list that may be unknown (absent) or known to be empty (null or []). */
const optionalList = <Item extends z.ZodType>(item: Item) => z.array(item).max(500).nullable().optional();

const sizeFigures = z.strictObject({
  asOfOn: dateText.optional(),
  /** A key of the 16 rows of the size table (enterprise-size.ts), or `outside_table`. */
  industry: z.enum(enterpriseIndustries.map(({ key }) => key)).optional(),
  employees: z.int().min(0).max(10_000_000).optional(),
  revenueYuan: yuanText.optional(),
  assetsYuan: yuanText.optional(),
});

const applicantFacts = z.strictObject({
  creditCode: z.string().min(1).max(40).optional(),
  registeredName: plainText.optional(),
  kind: z.enum(applicantKinds).optional(),
  /** Where the applicant is, asked and never inferred from the credit code. Dated: it may move. */
  districts: optionalList(z.strictObject({ regionCode: regionCodeText.optional(), fromOn: dateText.optional(), toOn: optionalDate })),
  /** Figures of one balance-sheet date each; a condition takes the latest not after its reference date. */
  sizeFigures: optionalList(sizeFigures),
  creditStanding: z
    .strictObject({
      asOfOn: dateText.optional(),
      jointPunishmentListed: z.boolean().optional(),
      seriousBreachRecorded: z.boolean().optional(),
      falsePatentFilingFound: z.boolean().optional(),
      intellectualPropertyPenaltyRecorded: z.boolean().optional(),
    })
    .optional(),
  highTechCertificates: optionalList(z.strictObject({ number: paperNumber.optional(), validFromOn: dateText.optional(), validToOn: dateText.optional() })),
  /** Industry catalogues the applicant belongs to, e.g. 战略性新兴产业. */
  industryTags: optionalList(plainText),
  independentResearch: optionalFlag,
});

const filingFacts = z.strictObject({
  submittedOn: optionalDate,
  /** 备案 before the loan, where a measure asks for it. */
  preFiledOn: optionalDate,
  commitmentSigned: optionalFlag,
});

const drawdownFacts = z.strictObject({
  /** 借据号: the cost item that may be funded once. */
  drawdownNumber: paperNumber.optional(),
  drawnOn: dateText.optional(),
  amountYuan: yuanText.optional(),
  /** Agreed end of this drawdown; interest after it is overdue and never subsidised. */
  dueOn: optionalDate,
});

const repaymentFacts = z.strictObject({
  repaidOn: dateText.optional(),
  amountYuan: yuanText.optional(),
  /** Which drawdown it repays; absent or null: the oldest open drawdown first. */
  drawdownNumber: paperNumber.nullable().optional(),
});

export const loanFacts = z.strictObject({
  lineId: idText,
  bankName: plainText.optional(),
  contractNumber: paperNumber.optional(),
  contractSignedOn: optionalDate,
  purpose: plainText.nullable().optional(),
  currency: z.string().regex(/^[A-Z]{3}$/).optional(),
  dayCount: z.enum(['ACT/360', 'ACT/365F', '30/360']).optional(),
  /** Yearly rate agreed in the contract; either this or ratePeriods, not both. */
  actualRatePercent: percentText.optional(),
  /** Floating rate: each rate holds from its day until the next one. The first must reach back to the first drawdown. */
  ratePeriods: z.array(z.strictObject({ fromOn: dateText, ratePercent: percentText })).min(1).max(120).optional(),
  drawdowns: optionalList(drawdownFacts),
  repayments: optionalList(repaymentFacts),
  /** Ordinary interest on the bank's list, without penalty, compound and overdue interest. */
  interestPaidYuan: optionalYuan,
  /** 罚息、复利 and overdue interest actually paid: recorded, never subsidised. */
  penaltyInterestYuan: optionalYuan,
  overdue: optionalFlag,
  extended: optionalFlag,
  /** The day everything was repaid; null: not yet. */
  settledOn: optionalDate,
  pledgedPatents: optionalList(z.string().min(1).max(40)),
  pledgedPatentsOwnedByBorrower: optionalFlag,
  pledgeRegistrationNumber: paperNumber.nullable().optional(),
  pledgeRegisteredOn: optionalDate,
  /** Part of the principal secured by the patent pledge, as certified by the bank. */
  pledgeSharePercent: percentText.nullable().optional(),
  otherSecurities: optionalList(plainText),
  /** Everyone else who borrows under the contract; the applicant carries 100 % less their shares. */
  coBorrowers: optionalList(z.strictObject({ creditCode: z.string().min(1).max(40).optional(), sharePercent: percentText.optional() })),
  fees: optionalList(
    z.strictObject({ kind: z.enum(loanFeeKinds).optional(), paidYuan: yuanText.optional(), paidOn: optionalDate, receiptNumber: paperNumber.optional() }),
  ),
});

export const insurancePolicyFacts = z.strictObject({
  lineId: idText,
  policyNumber: paperNumber.optional(),
  insurer: plainText.optional(),
  /** 险种 */
  insuranceLine: z.enum(insuranceLines).optional(),
  signedOn: optionalDate,
  startsOn: optionalDate,
  endsOn: optionalDate,
  patentsOwnedByApplicant: optionalFlag,
  patentsGranted: optionalFlag,
  /** What was really paid after refunds (批单), one entry for each insured patent, or one entry for all with patentNumber null. */
  premiums: optionalList(z.strictObject({ patentNumber: z.string().min(1).max(40).nullable().optional(), paidYuan: yuanText.optional(), paidOn: optionalDate })),
});

const patentFacts = z.strictObject({
  lineId: idText,
  number: z.string().min(1).max(40).optional(),
  filedOn: optionalDate,
  grantedOn: optionalDate,
  /** own: filed and granted to the applicant; assigned: acquired from another. */
  origin: z.enum(['own', 'assigned']).optional(),
  jointOwners: optionalList(plainText),
  maintainedUntilOn: optionalDate,
  fees: optionalList(
    z.strictObject({ kind: z.enum(patentFeeKinds).optional(), paidYuan: yuanText.optional(), paidOn: optionalDate, receiptNumber: paperNumber.optional() }),
  ),
});

/** Invention patents the applicant had before, besides the lines applied for. null: none, as far as the register shows. */
const priorInventionFacts = z.strictObject({
  number: z.string().min(1).max(40).optional(),
  grantedOn: optionalDate,
  origin: z.enum(['own', 'assigned']).optional(),
  /** Since when the applicant holds it (own: the grant day). */
  heldFromOn: optionalDate,
});

const otherFundingFacts = z.strictObject({
  level: z.enum(fundingLevels).optional(),
  programme: plainText.optional(),
  /** The line it paid for; null: the whole case. */
  lineId: idText.nullable().optional(),
  amountYuan: yuanText.optional(),
  /** applied counts as unknown: it may still be paid. */
  stage: z.enum(['applied', 'approved', 'paid', 'refused']).optional(),
  source: z.enum(['declared', 'confirmed']).optional(),
});

/** What the applicant has already used of a shared ceiling, from the ledger. */
const ceilingUsageFacts = z.strictObject({
  group: idText,
  /** "2023" for a calendar year, "lifetime" for all time. */
  period: z.string().regex(/^(\d{4}|lifetime)$/),
  usedFen: fenNumber,
  /** Lines already funded under the group in that period. */
  usedLines: z.int().min(0).max(1000).optional(),
});

const reviewFinding = z.strictObject({
  lineId: idText,
  finding: z.enum(['met', 'cut', 'refused']),
  /** For a cut: the line may not get more than this, before ceilings. */
  toFen: fenNumber.optional(),
  reason: plainText.optional(),
});

export const factsSchema = z.strictObject({
  applicant: applicantFacts.optional(),
  filing: filingFacts.optional(),
  loans: optionalList(loanFacts),
  policies: optionalList(insurancePolicyFacts),
  patents: optionalList(patentFacts),
  /** Invention patents granted a year, from the register. */
  patentCounts: optionalList(z.strictObject({ year: yearNumber, inventionsGranted: z.int().min(0).max(1_000_000).optional() })),
  priorInventionPatents: optionalList(priorInventionFacts),
  otherFunding: optionalList(otherFundingFacts),
  usage: optionalList(ceilingUsageFacts),
  /** The part of the pot this case got, once the pot has been shared. Not a fact of the papers: absent means not shared yet. */
  potShare: z.strictObject({ group: idText, period: z.string().regex(/^(\d{4}|lifetime)$/), awardedFen: fenNumber, mode: z.enum(potModes).optional() }).nullable().optional(),
  /** What reviewers decided a line is worth. Not a fact of the papers: absent means no finding yet. */
  reviewFindings: optionalList(reviewFinding),
});

export type Facts = z.infer<typeof factsSchema>;
export type LoanFacts = z.infer<typeof loanFacts>;
export type InsurancePolicyFacts = z.infer<typeof insurancePolicyFacts>;
export type PatentFacts = z.infer<typeof patentFacts>;
export type ReviewFinding = z.infer<typeof reviewFinding>;
export type OtherFundingFacts = z.infer<typeof otherFundingFacts>;
