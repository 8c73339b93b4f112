import { describe, expect, it } from '@jest/globals';
import { exactYuan } from './exact-yuan';

describe('an exact share in yuan', () => {
  it.each([['3333.3333', '33.333333'], ['3333', '33.33'], ['7', '0.07'], ['0', '0.00'], ['120000.5', '1200.005'], ['100.0000', '1.00']])('%s fen is %s yuan', (fenText, yuan) => {
    expect(exactYuan(fenText)).toBe(yuan);
  });
});
