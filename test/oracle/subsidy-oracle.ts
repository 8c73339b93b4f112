/**
 * A second opinion on amounts, written apart from the engine: days are walked one by one, money is plain bigint over
 * one common denominator, rounding is (2n + d) / 2d. It imports nothing of the system, on purpose.
 */
export interface OracleLoan {
  readonly drawdowns: readonly { readonly day: number; readonly fen: number }[];
  /** By day; each repays the oldest open drawdown first. */
  readonly repayments: readonly { readonly day: number; readonly fen: number }[];
  /** Rates in ten-thousandths of a percent, each from its day. */
  readonly rates: readonly { readonly day: number; readonly rate: number }[];
  readonly paidInterestFen: number | null;
  /** In hundredths of a percent. */
  readonly jointShare: number;
  readonly pledgeShare: number;
}

export interface OracleInterestRule {
  /** Highest rate subsidised, ten-thousandths of a percent. */
  readonly rateLimit: number | null;
  readonly termMonths: number | null;
  readonly yearBase: 360 | 365;
  /** In hundredths of a percent. */
  readonly share: number;
  readonly usePledgeShare: boolean;
  readonly lineCeilingFen: number | null;
}

const msPerDay = 86_400_000;
export const dayText = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10);

/** The same day of a later month, or that month's last day. */
export function monthsAfter(day: number, months: number): number {
  const start = new Date(day * msPerDay);
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, Math.min(start.getUTCDate(), lastOfMonth)) / msPerDay;
}

const halfUp = (numerator: bigint, denominator: bigint): bigint => (2n * numerator + denominator) / (2n * denominator);
const smaller = (left: bigint, right: bigint): bigint => (left < right ? left : right);

/** Fen × days by rate, walked day by day. */
function balanceDays(loan: OracleLoan, rule: OracleInterestRule): ReadonlyMap<number, number> {
  const open = loan.drawdowns.map(({ fen }) => fen);
  const ends = loan.drawdowns.map(({ day }) => (rule.termMonths === null ? Infinity : monthsAfter(day, rule.termMonths)));
  const firstDay = Math.min(...loan.drawdowns.map(({ day }) => day));
  const lastDay = Math.max(...loan.repayments.map(({ day }) => day));
  const sums = new Map<number, number>();
  const pending = [...loan.repayments];
  for (let day = firstDay; day < lastDay; day += 1) {
    while (pending[0]?.day === day) {
      let left = pending.shift()?.fen ?? 0;
      for (let index = 0; index < open.length; index += 1) {
        const part = (loan.drawdowns[index]?.day ?? 0) <= day ? Math.min(left, open[index] ?? 0) : 0;
        open[index] = (open[index] ?? 0) - part;
        left -= part;
      }
    }
    let rate = 0;
    for (const period of loan.rates) if (period.day <= day) rate = period.rate;
    const used = rule.rateLimit === null ? rate : Math.min(rate, rule.rateLimit);
    let balance = 0;
    for (let index = 0; index < open.length; index += 1) {
      if (day >= (loan.drawdowns[index]?.day ?? 0) && day < (ends[index] ?? 0)) balance += open[index] ?? 0;
    }
    sums.set(used, (sums.get(used) ?? 0) + balance);
  }
  return sums;
}

/** Entitlement of one loan in fen. */
export function oracleInterest(loan: OracleLoan, rule: OracleInterestRule): bigint {
  const interestDenominator = BigInt(rule.yearBase) * 1_000_000n;
  let interest = 0n;
  for (const [rate, fenDays] of balanceDays(loan, rule)) interest += BigInt(fenDays) * BigInt(rate);
  if (loan.paidInterestFen !== null) interest = smaller(interest, BigInt(loan.paidInterestFen) * interestDenominator);
  const numerator = interest * BigInt(rule.usePledgeShare ? loan.pledgeShare : 10_000) * BigInt(loan.jointShare) * BigInt(rule.share);
  const denominator = interestDenominator * 10_000n ** 3n;
  const limited = rule.lineCeilingFen === null ? numerator : smaller(numerator, BigInt(rule.lineCeilingFen) * denominator);
  return halfUp(limited, denominator);
}

/** Share (hundredths of a percent) of a sum of fen. */
export const oracleShare = (fen: readonly number[], share: number): bigint => halfUp(fen.reduce((sum, part) => sum + BigInt(part), 0n) * BigInt(share), 10_000n);

/** Lines against what is left of a ceiling, first come first served. */
export function oracleCeiling(amounts: readonly bigint[], ceilingFen: number, usedFen: number): readonly bigint[] {
  let left = BigInt(Math.max(0, ceilingFen - usedFen));
  return amounts.map((amount) => {
    const given = smaller(amount, left);
    left -= given;
    return given;
  });
}
