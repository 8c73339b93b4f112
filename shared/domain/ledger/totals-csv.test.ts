import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../local-date';
import { sortTotals, totalsControlOf, totalsCsvOf } from './totals-csv';
import type { TotalsLine } from './totals-csv';

const line = (changes: Partial<TotalsLine>): TotalsLine => ({ programmeId: 'p', fiscalYear: 2026, districtCode: '350203', month: '2026-03', status: 'paid', count: 1, amountFen: 1_005, ...changes });
const lines = [line({ districtCode: '350205', status: 'failed', count: 2, amountFen: 7 }), line({}), line({ month: '2026-01', amountFen: -5, count: -1 })];
const asText = (text: string): string => `h${text.length}`;

describe('the totals file', () => {
  it('is sorted, in yuan, with control totals over the paid rows', () => {
    expect(totalsCsvOf(lines, totalsControlOf(asText, lines), parseInstant('2026-03-20T02:00:00Z')).split('\r\n')).toEqual([
      '\uFEFF项目,预算年度,区,月份,状态,笔数,金额(元)',
      'p,2026,350203,2026-01,已拨付,-1,-0.05',
      'p,2026,350203,2026-03,已拨付,1,10.05',
      'p,2026,350205,2026-03,拨付失败,2,0.07',
      '控制合计,行数,3,已拨付笔数,0,已拨付金额(元),10.00',
      expect.stringMatching(/^截至,2026-03-20T02:00:00.000Z,,,,SHA-256,h\d+$/),
      '',
    ]);
  });

  it('has a hash that does not depend on the order in which rows were read', () => {
    const hash = (text: string): string => text;
    expect(totalsControlOf(hash, [...lines].reverse())).toEqual(totalsControlOf(hash, lines));
    expect(totalsControlOf(hash, [line({ amountFen: 1_006 })]).sha256).not.toBe(totalsControlOf(hash, [line({})]).sha256);
    expect(sortTotals([...lines].reverse())).toEqual(sortTotals(lines));
  });
});
