import { describe, expect, it } from '@jest/globals';
import { resultTemplate } from './result-template';

describe('the template for answers of the treasury', () => {
  it('names each open order with its sum, leaves the answer to whoever knows it, and ends with the control totals', () => {
    expect(resultTemplate([{ endToEndId: 'E1', amountFen: 1_234_501 }, { endToEndId: 'E2', amountFen: 99 }]).trimEnd().split(/\r?\n/)).toEqual([
      expect.stringContaining('端到端编号,金额(元),状态,凭证号,日期,原因'), 'E1,12345.01,,,,', 'E2,0.99,,,,', '合计,2,12346.00',
    ]);
  });
});
