import { describe, expect, it } from '@jest/globals';
import { brandInstant } from '../brands';
import { fen } from '../money';
import { accountIdOf, parseAccountId } from './account-id';
import { totalsDeltasOf } from './totals';

const accountId = 'xiamen.interest.2026.350203.doc-1';
const move = (from: string, to: string, settles = true) => ({ accountId, from, to, amountFen: fen(700), ...(settles ? { settles } : {}) }) as never;
const deltas = (from: string, to: string, settles = true) =>
  totalsDeltasOf({ at: brandInstant('2026-03-31T16:30:00.000Z'), ledgerMoves: [move(from, to, settles)] }, '350203', 'small').map(({ status, count, amountFen }) => [status, count, amountFen]);

describe('totals of an event', () => {
  it('takes programme and year from the account, the month from the legal day in China', () => {
    const [first] = totalsDeltasOf({ at: brandInstant('2026-03-31T16:30:00.000Z'), ledgerMoves: [move('available', 'reserved')] }, '350203', 'small');
    expect(first).toEqual({ programmeId: 'xiamen.interest', fiscalYear: 2026, districtCode: '350203', enterpriseSize: 'small', month: '2026-04', status: 'reserved', count: 1, amountFen: 700 });
  });

  it.each([
    ['available', 'reserved', [['reserved', 1, 700]]],
    ['reserved', 'committed', [['reserved', -1, -700], ['committed', 1, 700]]],
    ['payable', 'committed', [['payable', -1, -700], ['committed', 1, 700], ['failed', 1, 700]]],
    ['committed', 'available', [['committed', -1, -700], ['released', 1, 700]]],
    ['outside', 'receivable', [['receivable', 1, 700]]],
  ])('moves %s > %s', (from, to, expected) => expect(deltas(from, to)).toEqual(expected));

  it('counts a demand until its last payment', () => {
    expect(deltas('receivable', 'recovered', false)).toEqual([['receivable', 0, -700], ['recovered', 1, 700]]);
    expect(deltas('receivable', 'recovered', true)).toEqual([['receivable', -1, -700], ['recovered', 1, 700]]);
  });

  it('adds nothing for an event without money', () => {
    expect(totalsDeltasOf({ at: brandInstant('2026-03-31T16:30:00.000Z'), ledgerMoves: [] }, '350203', 'small')).toEqual([]);
  });
});

describe('account ids', () => {
  it('read back as they were made, programme ids with dots included', () => {
    const parts = { programmeId: 'xiamen-2025.interest', fiscalYear: 2026, payerRegionCode: 'X440400-HENGQIN', slug: 'a1b2' };
    expect(parseAccountId(accountIdOf(parts))).toEqual(parts);
    expect(() => parseAccountId('no-account')).toThrow();
    expect(() => accountIdOf({ ...parts, slug: 'a.b' })).toThrow();
  });
});
