import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen, formatYuan, maxInputFen } from '../../../../../shared/domain/money';
import { groupDigits } from '../../../components/group-digits';
import { readYuan, wanText } from './yuan-text';

const amounts = fc.integer({ min: 0, max: maxInputFen }).map((amount) => fen(amount));

describe('yuan as typed', () => {
  it('gives back to the fen what was written, grouped or not, in plain or full-width digits', () => {
    fc.assert(fc.property(amounts, (amount) => {
      const yuan = formatYuan(amount);
      for (const text of [yuan, groupDigits(yuan), ` ${yuan} 元`, yuan.replace(/[0-9.]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))]) {
        expect(readYuan(text)).toEqual({ amountFen: amount, fault: null });
      }
    }));
  });

  it.each([
    ['', 'required'], ['  ', 'required'], ['abc', 'format'], ['1e5', 'format'], ['-1', 'negative'], ['1.234', 'decimals'], ['1.', 'format'], ['01', 'format'],
    ['12,34', 'grouping'], ['1,2345.00', 'grouping'], ['1234,567', 'grouping'], ['100000000000.01', 'too_large'], ['9'.repeat(20), 'too_large'],
  ])('%j is refused: %s', (text, fault) => {
    expect(readYuan(text)).toEqual({ amountFen: null, fault });
  });

  it('never reads as another amount: whatever is accepted is written the same way again', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9,.]{1,12}$/), (text) => {
      const { amountFen } = readYuan(text);
      if (amountFen === null) return;
      const [whole = '', decimals = ''] = text.replaceAll(',', '').split('.');
      expect(formatYuan(amountFen)).toBe(`${whole}.${decimals.padEnd(2, '0')}`);
    }));
  });
});

describe('万元 beside it', () => {
  it('is exact: moving the point back gives the fen', () => {
    fc.assert(fc.property(amounts, (amount) => {
      const [whole = '', decimals = ''] = wanText(amount).split('.');
      expect(Number(`${whole}${decimals.padEnd(6, '0')}`)).toBe(amount);
    }));
  });

  it.each([[0, '0'], [1, '0.000001'], [1_000_000, '1'], [123_456_789, '123.456789'], [-5_000_000, '-5'], [300_000_000_00, '30000']])('%d fen is %s', (amount, text) => {
    expect(wanText(fen(amount))).toBe(text);
  });
});
