import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../money';
import { chineseAmount } from './chinese-amount';

const rows: readonly (readonly [number, string])[] = [
  [0, '零元整'], [1, '壹分'], [5, '伍分'], [10, '壹角整'], [11, '壹角壹分'], [100, '壹元整'], [105, '壹元零伍分'], [150, '壹元伍角整'],
  [1_000, '壹拾元整'], [1_234_56, '壹仟贰佰叁拾肆元伍角陆分'], [1_010_00, '壹仟零壹拾元整'], [1_001_00, '壹仟零壹元整'], [10_000_00, '壹万元整'],
  [10_001_00, '壹万零壹元整'], [10_010_00, '壹万零壹拾元整'], [100_000_00, '壹拾万元整'], [107_000_53, '壹拾万柒仟元伍角叁分'], [100_500_00, '壹拾万零伍佰元整'],
  [12_345_678, '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'], [1_000_000_00, '壹佰万元整'], [10_500_000_00, '壹仟零伍拾万元整'], [100_000_000_00, '壹亿元整'], [100_000_001_00, '壹亿零壹元整'],
  [100_010_000_00, '壹亿零壹万元整'], [110_000_000_00, '壹亿壹仟万元整'], [1_000_000_000_000_00, '壹万亿元整'], [1_000_000_010_000_01, '壹万亿零壹万元零壹分'],
];

/** Reads the capitals back, by another way than they were written. */
const read = (text: string): bigint => {
  const values: Readonly<Record<string, bigint>> = { 零: 0n, 壹: 1n, 贰: 2n, 叁: 3n, 肆: 4n, 伍: 5n, 陆: 6n, 柒: 7n, 捌: 8n, 玖: 9n };
  const small: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n };
  let [fenSum, whole, section, digit] = [0n, 0n, 0n, 0n];
  for (const character of text.replace('万亿', '兆')) {
    const value = values[character];
    if (value !== undefined) { digit = value; continue; }
    const place = small[character];
    if (place !== undefined) { section += digit * place; digit = 0n; continue; }
    if (character === '元') { fenSum += (whole + section + digit) * 100n; }
    else if (character === '角') fenSum += digit * 10n;
    else if (character === '分') fenSum += digit;
    else if (character !== '整') { whole += (section + digit) * { 万: 10_000n, 亿: 100_000_000n, 兆: 1_000_000_000_000n }[character as '万' | '亿' | '兆']; section = 0n; }
    digit = 0n;
  }
  return fenSum;
};

describe('an amount in capitals', () => {
  it.each(rows)('%d fen is %s', (amount, text) => expect(chineseAmount(fen(amount))).toBe(text));

  it('says the same sum when it is read back, without two 零 in a row', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999_99 }), (amount) => {
      const text = chineseAmount(fen(amount));
      expect(read(text)).toBe(BigInt(amount));
      expect(text).not.toMatch(/零零|零元.*[角分]|^零.+[角分]/);
    }));
  });

  it('does not exist below zero', () => expect(() => chineseAmount(fen(-1))).toThrow(/negative/));
});
