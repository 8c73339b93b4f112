import { describe, expect, it } from '@jest/globals';
import { draftKey, emptyDraft, readDraft, reviewOf, withCondition, withLine, writeDraft } from './review-draft';

const stored = new Map<string, string>();
const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => { stored.set(key, value); }, removeItem: (key: string) => { stored.delete(key); } };
const computed = new Map<string, number | null>([['loan-1', 50_000], ['loan-2', null]]);

describe('what a reviewer has noted', () => {
  it('survives a reload, is one person’s and one filing’s, and leaves nothing when it is empty', () => {
    const key = draftKey('me', 'case', 'formal_review', 1);
    const draft = withLine({ ...emptyDraft, opinion: 'grant', comment: '核对无误' }, 'loan-1', { finding: 'cut', toYuan: '400.00', reason: '逾期部分' });
    writeDraft(storage, key, draft);
    expect(readDraft(storage, key)).toEqual(draft);
    for (const other of [draftKey('you', 'case', 'formal_review', 1), draftKey('me', 'case', 'formal_review', 2), draftKey('me', 'case', 'substantive_review', 1)]) expect(readDraft(storage, other)).toEqual(emptyDraft);
    writeDraft(storage, key, emptyDraft);
    expect(stored.size).toBe(0);
    expect(readDraft({ getItem: () => 'nonsense' }, key)).toEqual(emptyDraft);
  });

  it('becomes findings with the amount in fen, exactly', () => {
    const draft = withCondition(withLine({ ...emptyDraft, opinion: 'grant' }, 'loan-1', { finding: 'cut', toYuan: '499.99', reason: ' 逾期 ' }), 'settled', { finding: 'met', reason: '' });
    expect(reviewOf(draft, computed)).toEqual({ faults: [], body: {
      opinion: 'grant', comment: '', conditionFindings: [{ conditionId: 'settled', finding: 'met', reason: '' }], lineFindings: [{ lineId: 'loan-1', finding: 'cut', reason: '逾期', toFen: 49_999 }],
    } });
  });

  it('is not sent without an opinion, a reason, or an amount that can be and is not above the computed one', () => {
    const faults = (lines: Parameters<typeof withLine>[2]) => reviewOf(withLine({ ...emptyDraft, opinion: 'grant' }, 'loan-1', lines), computed).faults.map(({ kind }) => kind);
    expect(reviewOf(emptyDraft, computed).faults.map(({ kind }) => kind)).toEqual(['opinion_missing']);
    expect(faults({ finding: 'refused', toYuan: '', reason: ' ' })).toEqual(['reason_missing']);
    expect(faults({ finding: 'cut', toYuan: 'viel', reason: '' })).toEqual(['amount_wrong', 'reason_missing']);
    expect(faults({ finding: 'cut', toYuan: '500.01', reason: '理由' })).toEqual(['amount_above']);
    expect(faults({ finding: 'cut', toYuan: '500.00', reason: '理由' })).toEqual([]);
    expect(reviewOf(withCondition({ ...emptyDraft, opinion: 'reject' }, 'settled', { finding: 'not_met', reason: '' }), computed).body).toBeNull();
  });
});
