import { describe, expect, it } from '@jest/globals';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import { catalogueWith, programmeOf as programmeText } from '../../test/builders/rule-measures';
import { amountSayings } from './amount-sayings';

const saidOf = (sharing: object, wordOf: (slotId: string) => string | null = () => null): string | undefined => {
  const pot = { group: 'pot', period: 'calendar_year', amountYuan: '5000000.00', ...sharing };
  const catalogue = catalogueWith(programmeText({}, { lines: { source: 'enterprise', formula: 'flat@1', with: { amountYuan: '10000.00' } }, pot }));
  return amountSayings(programmeOf(catalogue, 'p'), wordOf).at(-1);
};

describe('what the guide says about a pot that is not enough', () => {
  it('names the way of sharing that is laid down', () => {
    expect(saidOf({ sharing: 'pro_rata' })).toContain('不足时按比例分配');
    expect(saidOf({ sharing: { slot: 'pot-sharing' } }, () => 'acceptance_order_last_cut')).toContain('不足时按受理先后用完为止，最后一件给余额');
  });

  it('assumes none where nobody laid it down', () => {
    expect(saidOf({})).toContain('不足时如何分配尚未规定');
    expect(saidOf({ sharing: { slot: 'pot-sharing' } })).toContain('不足时如何分配尚未规定');
  });
});
