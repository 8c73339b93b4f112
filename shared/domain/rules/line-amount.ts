/**
 * The entitlement of one line: eligible base → share → components → line ceiling → one rounding → reviewer's cut →
 * overlay caps → minimum. Ceilings of the case come after, in ceilings.ts.
 */
import type { Fen } from '../brands';
import { yearOf } from '../local-date';
import { fen, maxFen, minFen, parseYuan, subtractFen, zeroFen } from '../money';
import { addRational, compareRational, maxRational, minRational, multiplyRational, parsePercent, rationalFromFen, zeroRational, type Rational } from '../rational';
import { roundToFen } from '../rounding';
import type { ComponentRule } from './amount-schema';
import type { LineContext } from './context';
import { readDateReference } from './date-references';
import type { Step } from './determination';
import { fundingLevels } from './facts';
import { percentOf, yuanOfFen, yuanOfRational } from './formulas/amount-text';
import type { EligibleBase } from './formulas/define';
import { paidFees } from './formulas/paid-costs';
import { formulas } from './formulas/table';
import type { LineState } from './line-state';
import type { Overlay } from './measure-schema';
import { otherFundingFor } from './other-funding';
import { decidedSize } from './predicates/applicant';
import { replaceSlots, slotValue, textParameter } from './slot-values';

const roundingTitles = { half_up: '四舍五入到分（仅此一次）', half_even: '四舍六入五成双到分（仅此一次）', down: '舍去分以下（仅此一次）', up: '进位到分（仅此一次）' } as const;

/** Share of the base as a part of one; undefined while unknown. */
function shareOf(context: LineContext, baseFen: Rational): Rational | undefined {
  const { share } = context.programme.amount;
  const percentAt = (parameter: Parameters<typeof textParameter>[1]): Rational | undefined => {
    const text = textParameter(context, parameter);
    return text === undefined ? undefined : parsePercent(text);
  };
  switch (share.kind) {
    case 'whole':
      return parsePercent('100');
    case 'fixed':
      return percentAt(share.percent);
    case 'by_size': {
      const date = readDateReference(share.referenceDate, context);
      const size = typeof date === 'string' ? decidedSize(context, date) : undefined;
      if (size === undefined) return undefined;
      const tier = share.tiers.find(({ sizes }) => sizes.some((candidate) => candidate === size));
      return tier === undefined ? zeroRational : percentAt(tier.percent);
    }
    case 'by_year': {
      const date = readDateReference(share.yearOf, context);
      if (typeof date !== 'string') return undefined;
      const entry = share.years.find(({ year }) => year === yearOf(date));
      if (entry === undefined) context.evidence.miss(`share:year-${yearOf(date)}`);
      return entry === undefined ? undefined : percentAt(entry.percent);
    }
    case 'by_amount': {
      const tier = share.tiers.find(({ upToYuan }) => upToYuan === null || compareRational(baseFen, rationalFromFen(parseYuan(upToYuan))) <= 0);
      return tier === undefined ? zeroRational : percentAt(tier.percent);
    }
  }
}

interface Component {
  readonly rule: ComponentRule;
  readonly amountFen: Rational;
  readonly step: Step;
}

function componentOf(context: LineContext, rule: ComponentRule): Component | undefined {
  if (context.line.source !== 'loans') throw new Error('components are fees of a loan');
  const fees = context.line.loan.at('fees').items();
  const percent = textParameter(context, rule.sharePercent);
  const ceiling = rule.ceilingYuan === null ? null : textParameter(context, rule.ceilingYuan);
  if (fees === undefined || percent === undefined || ceiling === undefined) return undefined;
  let paid = zeroRational;
  for (const fee of fees) {
    const kind = fee.at('kind').read();
    if (typeof kind === 'string' && !rule.feeKinds.includes(kind)) continue;
    const amount = fee.at('paidYuan').read();
    if (typeof kind !== 'string' || typeof amount !== 'string') return undefined;
    paid = addRational(paid, rationalFromFen(parseYuan(amount, fee.at('paidYuan').path)));
  }
  const share = multiplyRational(paid, parsePercent(percent));
  const amountFen = ceiling === null ? share : minRational(share, rationalFromFen(parseYuan(ceiling)));
  const limit = ceiling === null ? '' : `，不超过${yuanOfFen(parseYuan(ceiling))}`;
  return { rule, amountFen, step: { label: rule.title, expression: `${yuanOfRational(paid)} × ${percent}%${limit}`, result: yuanOfRational(amountFen) } };
}

/** Components that count: of an exclusive group only the one that gives most, the first on a tie. */
function chosenComponents(components: readonly Component[]): readonly Component[] {
  return components.filter((component) => {
    const rivals = components.filter((other) => component.rule.exclusiveGroup !== null && other.rule.exclusiveGroup === component.rule.exclusiveGroup);
    const best = rivals.reduce((highest, other) => (compareRational(other.amountFen, highest.amountFen) > 0 ? other : highest), rivals[0] ?? component);
    return best === component;
  });
}

function eligibleBase(context: LineContext): EligibleBase | undefined {
  const rule = context.programme.amount.lines;
  const formula = formulas.get(rule.formula);
  if (formula === undefined) throw new Error(`unknown formula ${rule.formula}`);
  const args = replaceSlots(rule.with, (slotId) => slotValue(context, context.programme, slotId));
  return args === undefined ? undefined : formula.compute(args, context);
}

/** Exact worth of a line before rounding; undefined while unknown. Its steps go into the state. */
function exactWorth(context: LineContext, state: LineState): Rational | undefined {
  const base = eligibleBase(context);
  const share = shareOf(context, base?.baseFen ?? zeroRational);
  const components = (context.programme.amount.components ?? []).map((rule) => componentOf(context, rule));
  state.steps.push(...(base?.steps ?? []));
  if (base === undefined || share === undefined || !components.every((component) => component !== undefined)) return undefined;
  let worth = multiplyRational(base.baseFen, share);
  if (context.programme.amount.share.kind !== 'whole') {
    state.steps.push({ label: '补贴比例', expression: `${yuanOfRational(base.baseFen)} × ${percentOf(share)}`, result: yuanOfRational(worth) });
  }
  for (const component of chosenComponents(components)) {
    state.steps.push(component.step);
    worth = addRational(worth, component.amountFen);
  }
  const ceilingRule = context.programme.amount.lineCeilingYuan;
  const ceiling = ceilingRule === null ? null : textParameter(context, ceilingRule);
  if (ceiling === undefined) return undefined;
  if (ceiling === null) return worth;
  const ceilingFen = rationalFromFen(parseYuan(ceiling));
  if (compareRational(worth, ceilingFen) > 0) state.steps.push({ label: '单笔最高额', expression: `${yuanOfRational(worth)} 超过 ${yuanOfRational(ceilingFen)}`, result: yuanOfRational(ceilingFen) });
  return minRational(worth, ceilingFen);
}

/** All levels together at most a share of the official fees: what is left for this programme; undefined while unknown. */
function overlayCap(context: LineContext, overlay: Overlay): { readonly capFen: Fen; readonly step: Step } | undefined {
  if (overlay.officialFeeCap === null) throw new Error('no cap');
  if (context.line.source !== 'patents') {
    context.evidence.miss(`overlay:${overlay.id}:official-fees`);
    return undefined;
  }
  const fees = paidFees(context, overlay.officialFeeCap.feeKinds);
  const percent = textParameter(context, overlay.officialFeeCap.sharePercent, overlay);
  const other = otherFundingFor(context, fundingLevels, context.line.lineId);
  if (fees === undefined || percent === undefined || other.lineFen === undefined || other.caseFen === undefined) return undefined;
  const allLevels = roundToFen(multiplyRational(rationalFromFen(fees.totalFen), parsePercent(percent)), 'down');
  const othersFen = fen(other.lineFen + other.caseFen);
  const capFen = maxFen(zeroFen, subtractFen(allLevels, othersFen));
  const step = { label: `各级资助合计不超过官方费用的${percent}%（${overlay.title}）`, expression: `${yuanOfFen(fees.totalFen)} × ${percent}% − 其他已获${yuanOfFen(othersFen)}`, result: yuanOfFen(capFen) };
  return { capFen, step };
}

function applyReview(context: LineContext, amountFen: Fen, state: LineState): Fen {
  let current = amountFen;
  for (const finding of context.facts.at('reviewFindings').itemsIfAny()) {
    if (finding.at('lineId').read() !== state.line.lineId) continue;
    const kind = finding.at('finding').read();
    const reason = finding.at('reason').peek() ?? '审查意见';
    if (kind === 'refused') state.refuse(`审查不予支持：${reason}`);
    if (kind !== 'cut') continue;
    const toFen = finding.at('toFen').read();
    if (typeof toFen !== 'number') {
      state.leaveUnknown('审查核减未填金额');
      continue;
    }
    current = minFen(current, fen(toFen));
    state.steps.push({ label: '审查核减', expression: reason, result: yuanOfFen(current) });
    if (current < amountFen) state.reasons.push(`审查核减：${reason}`);
  }
  return current;
}

/**
 * Computes a line's entitlement into its state. The state stays open with an entitlement, is refused, or is left
 * unknown with what is missing in its evidence.
 */
export function computeEntitlement(context: LineContext, state: LineState): void {
  const worth = exactWorth(context, state);
  if (worth === undefined) {
    state.leaveUnknown('缺少计算金额所需的材料或数值');
    return;
  }
  const rounded = roundToFen(maxRational(worth, zeroRational), context.programme.amount.rounding);
  state.steps.push({ label: roundingTitles[context.programme.amount.rounding], expression: yuanOfRational(worth), result: yuanOfFen(rounded) });
  let amountFen = applyReview(context, rounded, state);
  if (!state.isOpen) return;
  for (const overlay of context.activeOverlays.filter(({ officialFeeCap }) => officialFeeCap !== null)) {
    const cap = overlayCap(context, overlay);
    if (cap === undefined) {
      state.leaveUnknown(`缺少适用“${overlay.title}”所需的材料`);
      return;
    }
    state.steps.push(cap.step);
    if (cap.capFen < amountFen) state.reasons.push(cap.step.label);
    amountFen = minFen(amountFen, cap.capFen);
  }
  if (amountFen === 0) {
    state.refuse('可补贴金额为零');
    return;
  }
  const minimumRule = context.programme.amount.lineMinimumYuan ?? null;
  const minimum = minimumRule === null ? null : textParameter(context, minimumRule);
  if (minimum === undefined) {
    state.leaveUnknown('最低额尚未确定');
    return;
  }
  if (minimum !== null && amountFen < parseYuan(minimum)) {
    state.refuse(`不足最低额${yuanOfFen(parseYuan(minimum))}`);
    return;
  }
  state.entitle(amountFen);
}
