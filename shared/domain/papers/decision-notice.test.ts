import { describe, expect, it } from '@jest/globals';
import type { ApplicationEvent } from '../application/event';
import { brandCreditCode, brandInstant, brandLocalDate } from '../brands';
import { fen } from '../money';
import type { ConditionResult, Determination } from '../rules/determination';
import { decisionNoticeOf, finalDecisionOf } from './decision-notice';
import type { DecisionNoticeSource, FinalDecision } from './decision-notice';

const event = (version: number, change: ApplicationEvent['change']): ApplicationEvent => ({
  applicationId: 'case', version, at: brandInstant(`2026-03-${String(version).padStart(2, '0')}T01:00:00.000Z`), actor: { kind: 'officer', userId: 'u', as: 'approver' },
  fromState: 'awaiting_decision', toState: 'public_notice', change, ledgerMoves: [], idempotencyKey: 'k', bodyHash: 'h', previousHash: 'p', hash: `${version}`,
});
const granted = (version: number, amountFen: number) => event(version, { action: 'decide', listId: 'l', documentNumber: '纪要〔2026〕1号', decidedOn: brandLocalDate('2026-03-01'), outcome: 'grant', amountFen: fen(amountFen), payers: [], noticeOpensOn: brandLocalDate('2026-03-02'), ceilings: [] });
const rejected = event(9, { action: 'decide', listId: 'l', documentNumber: '纪要〔2026〕2号', decidedOn: brandLocalDate('2026-03-09'), outcome: 'reject', grounds: { conditionIds: ['settled'], reason: '贷款没有还清' } });

describe('the last word on a case', () => {
  it('is the approval of what was decided last, not the decision that is only noticed', () => {
    expect(finalDecisionOf([granted(1, 100)])).toBeNull();
    expect(finalDecisionOf([granted(1, 100), granted(3, 80), event(5, { action: 'approve' })])).toMatchObject({ outcome: 'granted', amountFen: 80, event: { version: 5 } });
  });

  it('is the refusal with its grounds, and stays so after the case is closed', () => {
    expect(finalDecisionOf([granted(1, 100), rejected, event(10, { action: 'close' })])).toMatchObject({ outcome: 'refused', documentNumber: '纪要〔2026〕2号', conditionIds: ['settled'], reason: '贷款没有还清' });
    expect(finalDecisionOf([event(2, { action: 'refuse_acceptance', grounds: { conditionIds: ['region'], reason: '不在本市' } })])).toMatchObject({ outcome: 'not_accepted', documentNumber: null });
  });

  it('is none while nothing was decided', () => expect(finalDecisionOf([event(1, { action: 'withdraw', reason: '改报' })])).toBeNull());
});

const condition = (conditionId: string, outcome: ConditionResult['outcome']): ConditionResult => ({ conditionId, lineId: null, outcome, saying: `条件${conditionId}`, basis: 'text', citations: [{ instrumentId: 'X', locator: '第一条', summary: '摘要' }], factsRead: [], valuesUsed: [], missing: [], finding: `测算${conditionId}` });
const determination: Determination = {
  format: 1, engineVersion: '1', programmeId: 'p', programmeTitle: '项目', asOfOn: '2026-03-01', allowDemo: false, outcome: 'eligible', conditions: [condition('settled', 'met'), condition('region', 'met')],
  lines: [{ lineId: 'loan-1', outcome: 'met', amountFen: 100, entitlementFen: 100, steps: [{ label: '利息', expression: '1 × 1', result: '1.00元' }], reasons: [], factsRead: [], valuesUsed: [], missing: [] }],
  amount: { amountFen: 100, steps: [], missing: [] }, ceilingUse: [], slotsUnset: [], missing: [], warnings: [], catalogueHash: 'c'.repeat(64), factsHash: 'f'.repeat(64),
};
const notice = (decision: FinalDecision, more: Partial<DecisionNoticeSource> = {}): string => JSON.stringify(decisionNoticeOf({
  application: { receiptNumber: 'SL1', creditCode: brandCreditCode('91350200MA2XN5G60G'), pins: null, determinedFen: fen(100), reviewedFen: fen(100), potAward: null },
  enterpriseName: '企业', programmeTitle: '项目', authorityName: '机关', contact: null, demo: false, decision, conditions: [{ id: 'settled', saying: '条件settled', citation: { instrumentId: 'X', locator: '第一条', summary: '摘要' } }],
  determination, conditionFindings: [], lineFindings: [], titleOf: () => '办法', reExamination: null, ...more,
}));
const refusal = finalDecisionOf([rejected])!;
const grant = finalDecisionOf([granted(1, 100), event(5, { action: 'approve' })])!;

describe('the notice of a decision', () => {
  it('puts the authority\'s word before the computation\'s where they differ, and shows no steps to an amount that was refused', () => {
    const words = notice(refusal);
    expect(words).toContain('"不符合","审定认定不符合，见理由。按申报内容测算符合：测算settled"');
    expect(words).toContain('"符合","测算region"');
    expect(words).not.toContain('1 × 1');
  });

  it('shows the steps of a grant, what review cut and the share of the pot', () => {
    const words = notice(grant, { lineFindings: [{ lineId: 'loan-1', finding: 'cut', toFen: fen(80), reason: '重复' }], application: { receiptNumber: 'SL1', creditCode: brandCreditCode('91350200MA2XN5G60G'), pins: null, determinedFen: fen(100), reviewedFen: fen(60), potAward: { runId: 'r', reviewedFen: fen(80), shareFen: fen(60) } } });
    for (const part of ['1 × 1', '〔第1笔贷款〕审查核减至 0.80元：重复', '资金池分配所得', '核准金额']) expect(words).toContain(part);
  });

  it('names a deadline only with its rule', () => {
    expect(notice(refusal)).toContain('没有登记申请复核的期限和依据');
    expect(notice(refusal, { reExamination: { untilOn: brandLocalDate('2026-03-30'), basis: '办法 第九条' } })).toContain('2026-03-30 前（含当日）申请复核');
  });
});
