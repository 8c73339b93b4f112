import { describe, expect, it } from '@jest/globals';
import { factWords } from './fact-words';

const region = (code: string): string => (code === '350203' ? '厦门市思明区' : code);

describe('facts that a condition read', () => {
  it('are named and answered as in the form', () => {
    expect(factWords('applicant.districts[0].regionCode', '350203', 'zh', region)).toBe('所在区：厦门市思明区');
    expect(factWords('loans[0].settledOn', '2025-10-31', 'zh', region)).toBe('贷款 1 · 结清日：2025年10月31日');
    expect(factWords('loans[0].settledOn', null, 'zh', region)).toBe('贷款 1 · 结清日：尚未结清');
  });
  it('that the system adds are named too, counts as counts', () => {
    expect(factWords('filing.submittedOn', '2026-04-10', 'zh', region)).toBe('提交日期：2026-04-10');
    expect(factWords('otherFunding.length', 0, 'zh', region)).toBe('其他资助的项数：0');
    expect(factWords('something.new', true, 'en', region)).toBe('something.new：true');
  });
});
