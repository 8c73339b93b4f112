import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeCreditCodeCheck, creditCodeOrganisationCheck, parseCreditCode } from './credit-code';

const valid = [
  '91350100M000100Y43', '91440400MA4UH1A27G', '91440101MA59C3D43M', '91440300MA5DK7F87T', '91350200MA2XN5G60G',
  '914404001000000590', '9135020010000018XR', '91440300708461136T', '914403001922038216',
];
const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const refusal = (reason: string) => expect.objectContaining({ code: 'credit_code_invalid', details: { field: 'creditCode', params: { reason } } });

describe('unified social credit code (GB 32100-2015)', () => {
  it.each(valid)('%s is valid', (code) => expect(parseCreditCode(code)).toBe(code));

  it('normalises full-width and lower-case letters and blanks', () => {
    expect(parseCreditCode(' ９１350100m000100y43 ')).toBe('91350100M000100Y43');
    expect(parseCreditCode('91350100 M000100Y 43')).toBe('91350100M000100Y43');
  });

  it.each([
    ['91350100M000100Y4', 'length'],
    ['', 'length'],
    ['91350100M000100Y4Z', 'charset'],
    ['91350100O000100Y43', 'charset'],
    ['9135A100M000100Y43', 'charset'],
    ['91350100M000100Y44', 'check'],
  ])('refuses %j by its %s', (code, reason) => expect(() => parseCreditCode(code, 'creditCode')).toThrow(refusal(reason)));

  it('catches every single wrong character and every swap of neighbours', () => {
    for (const code of valid) {
      for (let place = 0; place < 18; place += 1) {
        const swapped = code.slice(0, place) + code.charAt(place + 1) + code.charAt(place) + code.slice(place + 2);
        if (place < 17 && swapped !== code) expect(() => parseCreditCode(swapped)).toThrow('credit_code_invalid');
        for (const other of charset) {
          if (other === code.charAt(place)) continue;
          expect(() => parseCreditCode(code.slice(0, place) + other + code.slice(place + 1))).toThrow('credit_code_invalid');
        }
      }
    }
  });

  it('a computed check character completes a code', () => {
    const character = fc.constantFrom(...Array.from(charset));
    const first17 = fc
      .tuple(fc.array(character, { minLength: 2, maxLength: 2 }), fc.nat({ max: 999_999 }), fc.array(character, { minLength: 9, maxLength: 9 }))
      .map(([head, authority, body]) => `${head.join('')}${String(authority).padStart(6, '0')}${body.join('')}`);
    fc.assert(fc.property(first17, (text) => parseCreditCode(text + computeCreditCodeCheck(text)) === text + computeCreditCodeCheck(text)));
  });

  it('warns, and only warns, about the organisation code within', () => {
    for (const code of valid) expect([code, creditCodeOrganisationCheck(parseCreditCode(code))]).toEqual([code, 'ok']);
    const odd = `91350100M000100Y5${computeCreditCodeCheck('91350100M000100Y5')}`;
    expect(creditCodeOrganisationCheck(parseCreditCode(odd))).toBe('warn');
  });
});
