/** Bases that are money already paid (premiums, fees) or flat sums. */
import * as z from 'zod';
import type { Fen } from '../../brands';
import { addFen, parseYuan, sumFen, zeroFen } from '../../money';
import { parsePatentNumber } from '../../patent-number';
import { multiplyRational, rational, rationalFromFen, zeroRational } from '../../rational';
import type { LineContext } from '../context';
import { readDate } from '../date-references';
import type { Step, Verdict } from '../determination';
import type { Cursor } from '../evidence';
import { patentFeeKinds, type InsurancePolicyFacts } from '../facts';
import { allOf, anyOf, verdictOf } from '../kleene';
import { grantsIn } from '../predicates/record';
import { yearNumber, yuanText } from '../text-formats';
import { yuanOfFen, yuanOfRational } from './amount-text';
import { defineFormula } from './define';

type Premium = NonNullable<InsurancePolicyFacts['premiums']>[number];

/** The insured patent in its canonical form; null: the entry covers all patents of the policy together. */
function insuredPatent(premium: Cursor<Premium>): string | null | undefined {
  const number = premium.at('patentNumber').read();
  return typeof number === 'string' ? parsePatentNumber(number, premium.path).number : number;
}

function sameInsured(left: string | null | undefined, right: string | null | undefined): Verdict {
  if (left === undefined || right === undefined) return 'unknown';
  return verdictOf(left !== null && left === right);
}

/** Whether policy `other` was signed before this one (on one day: listed before). */
function signedBefore(other: Cursor<InsurancePolicyFacts>, own: Cursor<InsurancePolicyFacts>, listedBefore: boolean): Verdict {
  const [theirs, ours] = [readDate(other.at('signedOn')), readDate(own.at('signedOn'))];
  if (typeof theirs !== 'string' || typeof ours !== 'string') return 'unknown';
  return verdictOf(theirs < ours || (theirs === ours && listedBefore));
}

/** Whether the same patent was insured in the same line before, by a policy that itself meets the conditions. */
function insuredBefore(premium: Cursor<Premium>, order: number, own: Cursor<InsurancePolicyFacts>, context: LineContext): Verdict {
  const patent = insuredPatent(premium);
  const earlierHere = (own.at('premiums').items() ?? []).slice(0, order).map((entry) => sameInsured(insuredPatent(entry), patent));
  const elsewhere = context.siblings.flatMap(({ line, verdict }): Verdict[] => {
    if (line.source !== 'policies' || line.index === context.line.index) return [];
    const other = line.policy.recordedIn(context.evidence);
    const [theirLine, ourLine] = [other.at('insuranceLine').read(), own.at('insuranceLine').read()];
    const sameLine = verdictOf(theirLine === undefined || ourLine === undefined ? undefined : theirLine === ourLine);
    const prior = allOf([verdict, sameLine, signedBefore(other, own, line.index < context.line.index)]);
    if (prior === 'not_met') return [];
    const premiums = other.at('premiums').items();
    const same = premiums === undefined ? 'unknown' : anyOf(premiums.map((entry) => sameInsured(insuredPatent(entry), patent)));
    return [allOf([prior, same])];
  });
  return anyOf([...earlierHere, ...elsewhere]);
}

/** Premium really paid; the same patent in the same line counts once (the first policy). */
export const premium1 = defineFormula({
  name: 'premium@1',
  sources: ['policies'],
  args: z.strictObject({ oncePerPatentAndLine: z.boolean() }),
  compute: ({ oncePerPatentAndLine }, context) => {
    if (context.line.source !== 'policies') throw new Error('premium@1 computes policies');
    const { policy } = context.line;
    const premiums = policy.at('premiums').items();
    if (premiums === undefined) return undefined;
    const counted: Fen[] = [];
    const steps: Step[] = [];
    for (const [order, premium] of premiums.entries()) {
      const before = oncePerPatentAndLine ? insuredBefore(premium, order, policy, context) : 'not_met';
      const paid = premium.at('paidYuan').read();
      if (before === 'met') {
        steps.push({ label: '同一专利同一险种已计过一次，本笔不计', expression: `${premium.at('patentNumber').read() ?? ''} ${paid ?? ''}`.trim(), result: yuanOfFen(zeroFen) });
        continue;
      }
      if (before === 'unknown' || typeof paid !== 'string') return undefined;
      counted.push(parseYuan(paid, premium.at('paidYuan').path));
    }
    const total = sumFen(counted);
    steps.push({ label: '实缴保费', expression: counted.map(yuanOfFen).join(' + ') || '无', result: yuanOfFen(total) });
    return { baseFen: rationalFromFen(total), steps };
  },
});

/** Fees of the named kinds really paid (after 减缴), less those an overlay excludes. */
export const fees1 = defineFormula({
  name: 'fees@1',
  sources: ['patents'],
  args: z.strictObject({ feeKinds: z.array(z.enum(patentFeeKinds)).min(1) }),
  compute: ({ feeKinds }, context) => {
    const excluded = new Set(context.activeOverlays.flatMap((overlay) => overlay.excludedFeeKinds));
    const paid = paidFees(context, feeKinds.filter((kind) => !excluded.has(kind)));
    if (paid === undefined) return undefined;
    const dropped = feeKinds.filter((kind) => excluded.has(kind)).map((kind) => feeTitles[kind]);
    const note = dropped.length > 0 ? `（按上位规定不计${dropped.join('、')}）` : '';
    return { baseFen: rationalFromFen(paid.totalFen), steps: [{ label: `实缴费用${note}`, expression: paid.expression, result: yuanOfFen(paid.totalFen) }] };
  },
});

export const feeTitles = { application: '申请费', publication: '公布印刷费', examination: '实质审查费', registration: '登记费', annual: '年费', agency: '代理费' } as const;

/** Fees of some kinds paid for the patent of a line; undefined while a kind or an amount is unknown. */
export function paidFees(context: LineContext, kinds: readonly (typeof patentFeeKinds)[number][]): { readonly totalFen: Fen; readonly expression: string } | undefined {
  if (context.line.source !== 'patents') throw new Error('fees belong to a patent');
  const fees = context.line.patent.at('fees').items();
  if (fees === undefined) return undefined;
  let totalFen: Fen = zeroFen;
  const parts: string[] = [];
  for (const fee of fees) {
    const kind = fee.at('kind').read();
    if (typeof kind === 'string' && !kinds.includes(kind)) continue;
    const paid = fee.at('paidYuan').read();
    if (typeof kind !== 'string' || typeof paid !== 'string') return undefined;
    const paidFen = parseYuan(paid, fee.at('paidYuan').path);
    totalFen = addFen(totalFen, paidFen);
    parts.push(`${feeTitles[kind]}${yuanOfFen(paidFen)}`);
  }
  return { totalFen, expression: parts.join(' + ') || '无' };
}

export const flat1 = defineFormula({
  name: 'flat@1',
  sources: ['loans', 'policies', 'patents', 'enterprise'],
  args: z.strictObject({ amountYuan: yuanText }),
  compute: ({ amountYuan }) => {
    const amountFen = parseYuan(amountYuan);
    return { baseFen: rationalFromFen(amountFen), steps: [{ label: '定额', expression: yuanOfFen(amountFen), result: yuanOfFen(amountFen) }] };
  },
});

/** A sum for each invention patent granted in a year. */
export const perGrant1 = defineFormula({
  name: 'per-grant@1',
  sources: ['enterprise'],
  args: z.strictObject({ year: yearNumber, amountYuan: yuanText }),
  compute: ({ year, amountYuan }, context) => {
    const granted = grantsIn(context, year);
    if (granted === undefined) return undefined;
    const each = parseYuan(amountYuan);
    const baseFen = granted === 0 ? zeroRational : multiplyRational(rationalFromFen(each), rational(granted));
    return { baseFen, steps: [{ label: `${year}年授权发明专利按件计`, expression: `${yuanOfFen(each)} × ${granted}件`, result: yuanOfRational(baseFen) }] };
  },
});
