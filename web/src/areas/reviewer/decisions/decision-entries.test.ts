import { describe, expect, it } from '@jest/globals';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { entryOf, grantedFen, isOpenForDecision, namesOf, noteOf } from './decision-entries';

const view = (more: object = {}, application: object = {}) => ({
  application: { applicationId: 'a', version: 9, reviewedFen: 123_405, determination: null, availableActions: ['decide'], decision: null, ...application }, clashedLines: [], objections: [], findings: [{ stageId: 'first', opinion: 'grant' }], ...more,
}) as unknown as OperationOutput<'getCase'>;

describe('entries of a decision list', () => {
  it('start from what was reviewed, to the fen', () => {
    expect(noteOf(view())).toEqual({ outcome: 'grant', amountYuan: '1234.05', conditionIds: [], reason: '' });
    expect(entryOf(view(), noteOf(view()))).toEqual({ entry: { applicationId: 'a', expectedVersion: 9, outcome: 'grant', amountFen: 123_405 } });
    expect(noteOf(view({ findings: [{ stageId: 'first', opinion: 'reject' }, { stageId: 'funding_check', opinion: 'grant' }] })).outcome).toBe('reject');
  });
  it('never grant above the review, nothing, or across an unsettled clash', () => {
    const note = noteOf(view());
    expect(entryOf(view(), { ...note, amountYuan: '1234.06' })).toEqual({ fault: 'amount_above_reviewed' });
    for (const amountYuan of ['0', '', '12.345', '-1']) expect(entryOf(view(), { ...note, amountYuan })).toEqual({ fault: 'amount_wrong' });
    expect(entryOf(view({ clashedLines: ['loan-1'] }), note)).toEqual({ fault: 'clash_unresolved' });
  });
  it('wait for the answer to every objection, a refusal too', () => {
    const objected = view({ objections: [{ objectionId: 'o', kind: 'unit', reason: '', receivedAt: '', open: true }] });
    expect(entryOf(objected, noteOf(objected))).toEqual({ fault: 'objection_open' });
    expect(entryOf(objected, { ...noteOf(objected), outcome: 'reject', conditionIds: ['settled'], reason: '未结清' })).toEqual({ fault: 'objection_open' });
  });
  it('refuse only with a condition and a reason', () => {
    const note = { ...noteOf(view()), outcome: 'reject' as const };
    expect(entryOf(view(), note)).toEqual({ fault: 'conditions_missing' });
    expect(entryOf(view(), { ...note, conditionIds: ['settled'] })).toEqual({ fault: 'reason_missing' });
    expect(entryOf(view(), { ...note, conditionIds: ['settled'], reason: '未结清' })).toEqual({ entry: { applicationId: 'a', expectedVersion: 9, outcome: 'reject', conditionIds: ['settled'], reason: '未结清' } });
  });
  it('leave out what was decided before', () => {
    expect(isOpenForDecision(view())).toBe(true);
    expect(isOpenForDecision(view({}, { decision: { outcome: 'grant' } }))).toBe(false);
    expect(isOpenForDecision(view({}, { availableActions: [] }))).toBe(false);
  });
  it('add up grants alone, and read names as people write them', () => {
    expect(grantedFen([{ applicationId: 'a', expectedVersion: 1, outcome: 'grant', amountFen: 5 }, { applicationId: 'b', expectedVersion: 1, outcome: 'reject', conditionIds: ['x'], reason: 'yy' }])).toBe(5);
    expect(namesOf('张三、李四\n 王五 ,')).toEqual(['张三', '李四', '王五']);
  });
});
