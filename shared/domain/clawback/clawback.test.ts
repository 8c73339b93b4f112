import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { applicationIn, typicalAmountFen } from '../../../test/builders/application';
import { demoValue, procedureWith } from '../../../test/builders/procedure';
import { recoveryOf, demandOf, openDemandFen } from '../application/parts';
import type { Part } from '../application/application';
import { fen, sumFen, zeroFen } from '../money';
import { Problem } from '../problem';
import { parseLocalDate } from '../local-date';
import { demandableFenOf, demandOfKind } from './clawback-amount';
import { correctFacts } from './correct-facts';
import { filingBarOf } from './filing-bar';
import type { Debt } from './filing-bar';

const part = (amountFen: number, index: number): Part =>
  ({ number: index + 1, accountId: `account-${index}`, amountFen: fen(amountFen), balance: 'paid', fundDocumentNumber: 'D', batchId: 'B', attempt: 1, carriedFrom: null, demandedFen: zeroFen, recoveredFen: zeroFen });
const partsOf = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 3 }).map((amounts) => amounts.map(part));

describe('what a demand comes to', () => {
  it('is never more than was paid and never asked for twice, whatever the corrected amount', () => {
    fc.assert(fc.property(partsOf, fc.nat({ max: 40_000_000 }), fc.nat(), (parts, recomputed, seed) => {
      const paid = sumFen(parts.map(({ amountFen }) => amountFen));
      const earlier = fen(seed % (paid + 1));
      const demandedFen = earlier === 0 ? zeroFen : earlier;
      const application = { parts, clawback: { kind: 'overpayment' as const, demandedFen, recoveredFen: zeroFen, basis: '', fraudFoundOn: null } };
      const owed = demandOfKind(application, 'early_repayment', fen(recomputed)) ?? -1;
      expect(owed).toBe(Math.max(0, paid - demandedFen - recomputed));
      expect(demandOfKind(application, 'fraud', null)).toBe(demandableFenOf(application));
      expect(demandOfKind(application, 'overpayment', null)).toBeNull();
    }));
  });

  it('comes back fen by fen from whichever payer, and leaves none of them owed or overpaid', () => {
    fc.assert(fc.property(partsOf, fc.array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 4_000_000 })), { maxLength: 12 }), (paid, payments) => {
      const total = sumFen(paid.map(({ amountFen }) => amountFen));
      let parts = demandOf(paid, total).parts;
      for (const [index, amount] of payments) {
        const accountId = index < parts.length ? (parts[index]?.accountId ?? null) : null;
        const given = fen(Math.min(amount, openDemandFen(parts, accountId)));
        const before = openDemandFen(parts, null);
        const { parts: next, ledgerMoves } = recoveryOf(parts, given, accountId);
        expect(sumFen(ledgerMoves.map(({ amountFen }) => amountFen))).toBe(given);
        expect(openDemandFen(next, null)).toBe(before - given);
        expect(next.every(({ demandedFen, recoveredFen }) => recoveredFen <= demandedFen)).toBe(true);
        if (accountId !== null) expect(ledgerMoves.every((move) => move.accountId === accountId)).toBe(true);
        parts = next;
      }
      const rest = recoveryOf(parts, openDemandFen(parts, null), null).parts;
      expect(rest.map(({ recoveredFen }) => recoveredFen)).toEqual(paid.map(({ amountFen }) => amountFen));
    }));
  });

  it('needs an amount determined anew where the rules work it out', () => {
    expect(() => demandOfKind(applicationIn('paid'), 'policy_refund', null)).toThrow('determined anew');
    expect(demandOfKind(applicationIn('paid'), 'fraud', null)).toBe(typicalAmountFen);
  });
});

describe('facts corrected by later papers', () => {
  const loan = { lineId: 'a', bankName: '银行', settledOn: '2026-05-01', interestPaidYuan: '100.00' };
  it('replace what they name and nothing else', () => {
    const corrected = correctFacts({ loans: [loan, { lineId: 'b' }], policies: [{ lineId: 'p' }] }, { loans: [{ lineId: 'a', settledOn: '2026-01-01' }] });
    expect(corrected).toEqual({ loans: [{ ...loan, settledOn: '2026-01-01' }, { lineId: 'b' }], policies: [{ lineId: 'p' }] });
  });
  it('are refused for a line the case does not have', () => {
    expect(() => correctFacts({ loans: [loan] }, { loans: [{ lineId: 'a' }, { lineId: 'x' }] })).toThrow(new Problem('line_unknown', { field: 'corrections.loans[1].lineId' }));
    expect(() => correctFacts({}, { policies: [{ lineId: 'x' }] })).toThrow('line_unknown');
  });
});

describe('who may not file', () => {
  const today = parseLocalDate('2026-06-01');
  const debt = (changes: Partial<Debt> = {}): Debt => ({ receiptNumber: 'R-1', kind: 'overpayment', openFen: fen(500), fraudFoundOn: null, ...changes });
  const fraud = (changes: Partial<Debt> = {}) => debt({ kind: 'fraud', fraudFoundOn: parseLocalDate('2025-06-02'), ...changes });
  const bar = (consequences: object, debts: readonly Debt[]) => {
    const found = filingBarOf(procedureWith({ consequences: { ...procedureWith().consequences, ...consequences } }), debts, today);
    return found === null ? null : [found.code, found.details.params];
  };

  it('is nobody where no rule says so', () => {
    expect(bar({}, [debt(), fraud()])).toBeNull();
  });
  it('is who owes what the rule names, until it is settled, with the clause', () => {
    const rule = { openDebtBar: demoValue('fraud_debt') };
    expect(bar(rule, [debt()])).toBeNull();
    expect(bar(rule, [debt(), fraud({ openFen: fen(300), receiptNumber: 'R-2' })])).toEqual(['enterprise_owes_clawback', { openFen: 300, receiptNumbers: ['R-2'], basis: expect.stringMatching(/./) }]);
    expect(bar(rule, [fraud({ openFen: zeroFen })])).toBeNull();
    expect(bar({ openDebtBar: demoValue('any_debt') }, [debt(), fraud()])?.[1]).toMatchObject({ openFen: 1_000 });
  });
  it('is who was found to cheat, for the years laid down, counted from the finding', () => {
    const years = (value: number) => ({ barYears: demoValue(value) });
    expect(bar(years(1), [fraud({ openFen: zeroFen })])).toEqual(['enterprise_barred', { untilOn: '2026-06-02', basis: expect.stringMatching(/./) }]);
    expect(bar(years(1), [fraud({ openFen: zeroFen, fraudFoundOn: parseLocalDate('2025-06-01') })])).toBeNull();
    expect(bar(years(3), [debt()])).toBeNull();
  });
});
