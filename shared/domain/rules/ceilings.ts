/**
 * Ceilings of the enterprise over all its lines, in the stated line order; then other funding; then the pot.
 * A ceiling whose use isn't known leaves the amount open, not the eligibility.
 */
import type { Fen, LocalDate } from '../brands';
import { yearOf } from '../local-date';
import { fen, maxFen, minFen, parseYuan, subtractFen, sumFen, zeroFen } from '../money';
import { isPotMode, potModeLabels } from '../pot/pot-modes';
import type { CeilingRule, DateReference, LineOrder } from './amount-schema';
import { lineContext, type CaseContext } from './context';
import { dateReferenceTitles, readDateReference } from './date-references';
import type { CeilingUse, Step } from './determination';
import { yuanOfFen } from './formulas/amount-text';
import type { LineState } from './line-state';
import { otherFundingFor } from './other-funding';
import { parameterValue, textParameter } from './slot-values';

const lineDate = (context: CaseContext, state: LineState, reference: DateReference): LocalDate | null | undefined =>
  readDateReference(reference, lineContext(context, state.line, state.evidence, []));

/** Lines in the order they consume; undefined when a line's date is unknown. Ties: as listed. */
function inOrder(context: CaseContext, states: readonly LineState[], order: LineOrder): readonly LineState[] | undefined {
  if (order === 'as_listed' || states.length < 2) return states;
  const dated = states.map((state) => ({ state, on: lineDate(context, state, order) }));
  if (dated.some(({ on }) => typeof on !== 'string')) return undefined;
  return [...dated].sort((left, right) => ((left.on ?? '') < (right.on ?? '') ? -1 : (left.on ?? '') > (right.on ?? '') ? 1 : 0)).map(({ state }) => state);
}

interface Used {
  readonly fen: Fen;
  readonly lines: number;
}

function usedOf(context: CaseContext, rule: CeilingRule, period: string): Used | undefined {
  const usage = context.facts.at('usage').items();
  if (usage === undefined) return undefined;
  let used = { fen: zeroFen, lines: 0 };
  for (const entry of usage) {
    if (entry.at('group').read() !== rule.group || entry.at('period').read() !== period) continue;
    const lines = rule.maximumLines === null ? 0 : entry.at('usedLines').read();
    if (lines === undefined) return undefined;
    used = { fen: fen(used.fen + (entry.at('usedFen').read() ?? 0)), lines: used.lines + (lines ?? 0) };
  }
  return used;
}

interface Limits {
  readonly amountFen: Fen | null;
  readonly lines: number | null;
}

function limitsOf(context: CaseContext, rule: CeilingRule): Limits | undefined {
  const amount = rule.amountYuan === null ? null : textParameter(context, rule.amountYuan);
  const lines = rule.maximumLines === null ? null : parameterValue(context, rule.maximumLines);
  if (amount === undefined || lines === undefined) return undefined;
  return { amountFen: amount === null ? null : parseYuan(amount), lines: typeof lines === 'number' ? lines : null };
}

const periodTitle = (period: string): string => (period === 'lifetime' ? '累计' : `${period}年度`);

function consume(ordered: readonly LineState[], limits: Limits, used: Used, period: string, steps: Step[]): void {
  let leftFen = limits.amountFen === null ? null : maxFen(zeroFen, subtractFen(limits.amountFen, used.fen));
  let leftLines = limits.lines === null ? null : Math.max(0, limits.lines - used.lines);
  if (limits.amountFen !== null && leftFen !== null) {
    steps.push({ label: `每家企业${periodTitle(period)}最高额`, expression: `${yuanOfFen(limits.amountFen)} − 已用${yuanOfFen(used.fen)}`, result: yuanOfFen(leftFen) });
  }
  let certain = true;
  for (const state of ordered) {
    if (state.outcome === 'refused') continue;
    if (leftLines === 0 && certain && state.isOpen) {
      state.refuse(`${periodTitle(period)}可享受的笔数（${limits.lines ?? 0}笔）已用完`);
      continue;
    }
    if (!state.isOpen || state.amountFen === null) {
      certain = false;
      continue;
    }
    if (!certain) {
      if (leftLines === null) state.forgetAmount('排在前面的项目尚未确定，可用额度未知');
      else state.leaveUnknown('排在前面的项目尚未确定，可享受的笔数未知');
      continue;
    }
    const given = leftFen === null ? state.amountFen : minFen(state.amountFen, leftFen);
    if (leftFen !== null) {
      state.reduceTo(given, { label: `${periodTitle(period)}剩余额度`, expression: `取较小：${yuanOfFen(state.amountFen)}、${yuanOfFen(leftFen)}`, result: yuanOfFen(given) }, `超出每家企业${periodTitle(period)}最高额`);
      leftFen = subtractFen(leftFen, given);
    }
    if (leftLines !== null) leftLines -= 1;
  }
}

function forgetAll(states: readonly LineState[], reason: string): void {
  for (const state of states) if (state.isOpen && state.amountFen !== null) state.forgetAmount(reason);
}

/** A ceiling that can't be applied: of money it leaves the amount open, of lines also whether the line is funded at all. */
function leaveOpen(rule: CeilingRule, states: readonly LineState[], reason: string): void {
  if (rule.maximumLines === null) {
    forgetAll(states, reason);
    return;
  }
  for (const state of states) if (state.isOpen) state.leaveUnknown(reason);
}

interface Membership {
  readonly rule: CeilingRule;
  readonly period: string;
  readonly limits: Limits;
  readonly members: readonly LineState[];
}

function applyCeiling(context: CaseContext, rule: CeilingRule, states: readonly LineState[], steps: Step[], memberships: Membership[]): void {
  const live = states.filter((state) => state.outcome !== 'refused');
  if (live.length === 0) return;
  const limits = limitsOf(context, rule);
  const ordered = inOrder(context, live, rule.lineOrder);
  if (limits === undefined || ordered === undefined) {
    leaveOpen(rule, live, limits === undefined ? '最高额尚未确定' : '项目先后次序未知');
    return;
  }
  const byPeriod = new Map<string, LineState[]>();
  for (const state of ordered) {
    const on = rule.period === 'lifetime' ? null : lineDate(context, state, rule.yearOf);
    if (on === undefined || (on === null && rule.period !== 'lifetime')) {
      context.evidence.miss(`date:${rule.yearOf}`);
      leaveOpen(rule, live, `缺少${dateReferenceTitles[rule.yearOf]}，不知计入哪一年度`);
      return;
    }
    const period = on === null ? 'lifetime' : String(yearOf(on));
    byPeriod.set(period, [...(byPeriod.get(period) ?? []), state]);
  }
  for (const [period, members] of byPeriod) {
    const used = usedOf(context, rule, period);
    if (used === undefined) leaveOpen(rule, members, '本年度或累计已用额度未知');
    else consume(members, limits, used, period, steps);
    memberships.push({ rule, period, limits, members });
  }
}

const topUp = (ownFen: Fen, otherFen: Fen): Fen => subtractFen(maxFen(ownFen, otherFen), otherFen);

/** 就高不重复: each line against money for that line, then the case against money for the case, in line order. */
function applyTopUp(context: CaseContext, states: readonly LineState[], steps: Step[]): void {
  const rule = context.programme.amount.otherFunding;
  if (rule.mode !== 'top_up_to_higher') return;
  let caseOtherFen: Fen | undefined = zeroFen;
  for (const state of states.filter(({ isOpen }) => isOpen)) {
    const own = lineContext(context, state.line, state.evidence, []);
    const other = otherFundingFor(own, rule.levels, state.line.lineId);
    caseOtherFen = other.caseFen;
    if (state.amountFen === null) continue;
    if (other.lineFen === undefined || other.caseFen === undefined) {
      state.forgetAmount('其他资助情况未知');
      continue;
    }
    if (other.lineFen === 0) continue;
    const given = topUp(state.amountFen, other.lineFen);
    state.reduceTo(given, { label: '就高不重复', expression: `max(${yuanOfFen(state.amountFen)}, ${yuanOfFen(other.lineFen)}) − ${yuanOfFen(other.lineFen)}`, result: yuanOfFen(given) }, '其他资助已覆盖一部分');
  }
  if (caseOtherFen === undefined || caseOtherFen === 0) return;
  const open = states.filter(({ isOpen }) => isOpen);
  if (open.some(({ amountFen }) => amountFen === null)) {
    forgetAll(open, '其他资助须与全案合计比较，合计尚未知');
    return;
  }
  const total = sumFen(open.map(({ amountFen }) => amountFen ?? zeroFen));
  steps.push({ label: '就高不重复（全案）', expression: `max(${yuanOfFen(total)}, ${yuanOfFen(caseOtherFen)}) − ${yuanOfFen(caseOtherFen)}`, result: yuanOfFen(topUp(total, caseOtherFen)) });
  deduct(open, minFen(total, caseOtherFen), '就高不重复：扣除全案其他资助', '其他资助已覆盖一部分');
}

/** Takes an amount from the lines in their order. */
function deduct(states: readonly LineState[], amountFen: Fen, label: string, reason: string): void {
  let left = amountFen;
  for (const state of states) {
    if (state.amountFen === null || left === 0) continue;
    const taken = minFen(state.amountFen, left);
    const given = subtractFen(state.amountFen, taken);
    state.reduceTo(given, { label, expression: `${yuanOfFen(state.amountFen)} − ${yuanOfFen(taken)}`, result: yuanOfFen(given) }, reason);
    left = subtractFen(left, taken);
  }
}

/** Shares without a mode were all made in proportion. */
const potReason = (mode: string | null | undefined): string => potModeLabels[typeof mode === 'string' && isPotMode(mode) ? mode : 'pro_rata'].chinese;

function applyPot(context: CaseContext, states: readonly LineState[], steps: Step[]): void {
  const { pot } = context.programme.amount;
  const share = context.facts.at('potShare');
  if (pot === null || !share.isPresent || share.at('group').read() !== pot.group) return;
  const awarded = fen(share.at('awardedFen').read() ?? 0);
  const open = states.filter(({ isOpen }) => isOpen);
  if (open.some(({ amountFen }) => amountFen === null)) return;
  const total = sumFen(open.map(({ amountFen }) => amountFen ?? zeroFen));
  steps.push({ label: '总额控制：资金池分配所得', expression: `取较小：${yuanOfFen(total)}、${yuanOfFen(awarded)}`, result: yuanOfFen(minFen(total, awarded)) });
  if (total > awarded) deduct([...open].reverse(), subtractFen(total, awarded), '总额控制', `资金池不足，${potReason(share.at('mode').isPresent ? share.at('mode').read() : null)}`);
}

/** Taken after other funding and pot: a ceiling is used up by what is really given. */
function useOf({ rule, period, limits, members }: Membership): CeilingUse {
  const given = members.filter((state) => state.isOpen && state.amountFen !== null && state.amountFen > 0);
  return { ceilingId: rule.id, group: rule.group, period, amountFen: sumFen(given.map(({ amountFen }) => amountFen ?? zeroFen)), lines: given.length, limitFen: limits.amountFen, limitLines: limits.lines };
}

/** Applies ceilings, other funding and pot to the entitlements; returns the case-level steps and what of the ceilings is used. */
export function applyCaseLimits(context: CaseContext, states: readonly LineState[]): { readonly steps: readonly Step[]; readonly ceilingUse: readonly CeilingUse[] } {
  const steps: Step[] = [];
  const memberships: Membership[] = [];
  const { ceilings, otherFunding } = context.programme.amount;
  const before = otherFunding.mode === 'top_up_to_higher' && otherFunding.place === 'before_own_ceilings';
  if (before) applyTopUp(context, states, steps);
  for (const rule of ceilings) applyCeiling(context, rule, states, steps, memberships);
  if (!before) applyTopUp(context, states, steps);
  applyPot(context, states, steps);
  return { steps, ceilingUse: memberships.map(useOf) };
}
