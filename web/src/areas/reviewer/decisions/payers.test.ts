import { describe, expect, it } from '@jest/globals';
import { borneFen, canAddPayer, onePayer, payersBodyOf, payersFault } from './payers';

const row = (accountId: string, sharePercent: string) => ({ accountId, sharePercent });

describe('who bears a list', () => {
  it('is one account alone, sent as such', () => {
    expect(payersFault(onePayer)).toBe('account');
    const alone = { rows: [row('a', '100')], laidDown: false };
    expect([payersFault(alone), payersBodyOf(alone), borneFen(alone, [101, 7])]).toEqual([null, { accountId: 'a' }, [108]]);
  });

  it('is up to three accounts with shares of exactly 100 %, each once', () => {
    const three = { rows: [row('a', '33.3334'), row('b', '33.3333'), row('c', '33.3333')], laidDown: false };
    expect([payersFault(three), canAddPayer(three)]).toEqual([null, false]);
    expect(payersFault({ ...three, rows: [row('a', '50'), row('b', '49.9')] })).toBe('shares');
    expect(payersFault({ ...three, rows: [row('a', '50'), row('a', '50')] })).toBe('repeated');
    expect(payersBodyOf(three)).toEqual({ payers: three.rows });
  });

  it('splits each case by itself, the odd fen to the first', () => {
    expect(borneFen({ rows: [row('a', '50'), row('b', '50')], laidDown: false }, [101, 101])).toEqual([102, 100]);
  });

  it('leaves the shares to the programme where it lays them down', () => {
    const laidDown = { rows: [row('a', ''), row('b', '')], laidDown: true };
    expect([payersFault(laidDown), payersBodyOf(laidDown), borneFen(laidDown, [101])]).toEqual([null, { payers: [{ accountId: 'a' }, { accountId: 'b' }] }, null]);
  });
});
