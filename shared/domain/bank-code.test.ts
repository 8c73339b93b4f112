import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseName, sameName } from './account-name';
import { computeBankCodeCheck, parseBankCode } from './bank-code';

describe('payment-system participant number (GB/T 17710 MOD 11,10)', () => {
  it.each(['102100099996', '308584000013', '307584007998', '102585000012'])('%s is valid', (code) => expect(parseBankCode(code)).toBe(code));

  it('normalises', () => expect(parseBankCode(' １０２ 100 099996')).toBe('102100099996'));

  it.each([['102585000014', 'check'], ['10258500001', 'length'], ['10258500001X', 'charset'], ['', 'length']])('refuses %j by its %s', (code, reason) => {
    expect(() => parseBankCode(code, 'bankCode')).toThrow(expect.objectContaining({ code: 'bank_code_invalid', details: { field: 'bankCode', params: { reason } } }));
  });

  it('catches every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11}$/), fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (first11, place, shift) => {
        const code = first11 + computeBankCodeCheck(first11);
        expect(parseBankCode(code)).toBe(code);
        const wrong = code.slice(0, place) + String((Number(code.charAt(place)) + shift) % 10) + code.slice(place + 1);
        expect(() => parseBankCode(wrong)).toThrow('bank_code_invalid');
      }),
    );
  });
});

describe('account names', () => {
  it('are the same whatever the width of brackets and blanks', () => {
    expect(sameName('珠海（横琴）科技有限公司', '珠海(横琴)科技有限公司')).toBe(true);
    expect(sameName('珠海〔横琴〕科技 有限公司', '珠海(横琴)科技有限公司　')).toBe(true);
    expect(sameName('ＡＢＣ科技', 'ABC科技')).toBe(true);
    expect(normaliseName('甲•乙')).toBe(normaliseName('甲·乙'));
  });

  it('differ where a character differs', () => {
    expect(sameName('珠海横琴科技有限公司', '珠海(横琴)科技有限公司')).toBe(false);
    expect(sameName('厦门甲有限公司', '厦门甲有限责任公司')).toBe(false);
    expect(sameName('', ' ')).toBe(false);
  });
});
