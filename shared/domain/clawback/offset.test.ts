import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { accountId, applicationIn, contextOn, typical, typicalActions, typicalAmountFen } from '../../../test/builders/application';
import { applicant, officers, otherEnterprise } from '../../../test/builders/actors';
import { demoValue, procedureWith } from '../../../test/builders/procedure';
import type { Application } from '../application/application';
import { transition } from '../application/transition';
import { fen, zeroFen } from '../money';
import { batchText, batchTotalsOf, grossFenOf } from '../ledger/batch-members';
import { offsetAgainst, offsetFenOf, offsetObstacle } from './offset';

const procedure = procedureWith();
const consented = applicationIn('offset_consented');
const payment = { applicationId: 'case-2', creditCode: consented.creditCode, accountId, amountFen: fen(3_000_000) };
const part = consented.parts[0]!;

describe('what is set off', () => {
  it('is never more than is owed, leaves what the rule says, and never a payment of nothing', () => {
    fc.assert(fc.property(fc.nat({ max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), (owed, paid, least) => {
      const set = offsetFenOf(fen(owed), fen(paid), least);
      expect(set >= 0 && set <= owed && (set === 0 || paid - set >= least)).toBe(true);
      // As much as that allows.
      expect(set === owed || set === Math.max(0, paid - least)).toBe(true);
    }));
  });

  it('is money of the same enterprise, programme and payer, whatever the year', () => {
    const of = (changes: Partial<typeof payment>) => offsetAgainst(consented, procedure, { ...payment, ...changes })?.amountFen ?? null;
    expect(offsetAgainst(consented, procedure, payment)).toEqual({ accountId, amountFen: typicalAmountFen });
    expect(of({ accountId: 'zhuhai-demo-interest.2027.440402.other' })).toBe(typicalAmountFen);
    expect(of({ accountId: 'zhuhai-demo-interest.2026.440400.d1' })).toBeNull();
    expect(of({ accountId: 'another-programme.2026.440402.d1' })).toBeNull();
    expect(of({ creditCode: otherEnterprise })).toBeNull();
    expect(of({ applicationId: consented.applicationId })).toBeNull();
    expect(of({ amountFen: fen(100) })).toBeNull();
    expect(of({ amountFen: fen(101) })).toBe(1);
  });

  it('needs the consent, the rule, and a demand that waits', () => {
    expect(offsetAgainst(applicationIn('clawback_due'), procedure, payment)).toBeNull();
    expect(offsetAgainst(applicationIn('offset_ordered'), procedure, payment)).toBeNull();
    expect(offsetAgainst(applicationIn('offset_settled'), procedure, payment)).toBeNull();
    const silent = procedureWith({ consequences: { ...procedure.consequences, offset: null } });
    expect([offsetAgainst(consented, silent, payment), offsetObstacle(consented, silent)?.code]).toEqual([null, 'consequence_without_basis']);
    const generous = procedureWith({ consequences: { ...procedure.consequences, offset: demoValue({ leaveAtLeastFen: 2_500_000 }) } });
    expect(offsetAgainst(consented, generous, payment)?.amountFen).toBe(500_000);
  });

  it('is of one payer: where several wait for their money there is none', () => {
    const other = { ...part, accountId: 'zhuhai-demo-interest.2026.440400.d1', amountFen: fen(5), demandedFen: fen(5) };
    const several: Application = { ...consented, parts: [part, other] };
    expect([offsetObstacle(several, procedure)?.code, offsetAgainst(several, procedure, payment)]).toEqual(['offset_several_payers', null]);
    // The other one has its money back: one is left.
    expect(offsetAgainst({ ...several, parts: [part, { ...other, recoveredFen: fen(5) }] }, procedure, payment)?.amountFen).toBe(typicalAmountFen);
    expect(offsetObstacle({ ...several, parts: [{ ...part, demandedFen: zeroFen }] }, procedure)?.code).toBe('offset_several_payers');
  });
});

describe('an offset that was frozen', () => {
  const codeOf = (application: Application, action: Parameters<typeof transition>[1], actor: Parameters<typeof transition>[2]): string => {
    const result = transition(application, action, actor, contextOn('2026-03-25'));
    return result.kind === 'problem' ? result.problem.code : 'done';
  };

  it('is ordered only as it is worked out now', () => {
    const order = (changes: object) => codeOf(consented, { ...typicalActions.order_offset, ...changes }, officers.finance_approver);
    expect(order({})).toBe('done');
    expect(order({ amountFen: fen(typicalAmountFen - 1) })).toBe('offset_amount_differs');
    expect(order({ paymentFen: fen(typicalAmountFen) })).toBe('offset_amount_differs');
    expect(order({ paymentAccountId: 'zhuhai-demo-interest.2026.440400.d1' })).toBe('offset_amount_differs');
    expect(codeOf(applicationIn('clawback_due'), typical('consent_offset', { openFen: fen(1) }), applicant())).toBe('offset_amount_differs');
  });

  it('is settled, let go and undone once, and only as it was ordered', () => {
    const ordered = applicationIn('offset_ordered');
    expect(codeOf(ordered, typical('settle_offset', { endToEndId: 'case-3-01' }), officers.finance_officer)).toBe('offset_unknown');
    expect(codeOf(ordered, typical('settle_offset', { amountFen: fen(1) }), officers.finance_officer)).toBe('offset_unknown');
    expect(codeOf(applicationIn('offset_settled'), typical('undo_offset', { amountFen: fen(1) }), officers.finance_officer)).toBe('offset_unknown');
  });

  it('is consented to by the enterprise, not by its agency', () => {
    expect(codeOf(applicationIn('clawback_due'), typicalActions.consent_offset, applicant({ capacity: 'agency' }))).toBe('forbidden');
    expect(codeOf(applicationIn('clawback_due'), typicalActions.consent_offset, applicant({ capacity: 'legal_representative' }))).toBe('done');
  });

  it('stands in what the second person approves, and in the control totals', () => {
    const whole = { applicationId: 'case-2', amountFen: fen(300), attempt: 1, endToEndId: 'case-2-01' };
    const less = { ...whole, amountFen: fen(200), offset: { applicationId: 'case-1', amountFen: fen(100) } };
    expect([grossFenOf(whole), grossFenOf(less)]).toEqual([300, 300]);
    expect(batchTotalsOf([whole, less])).toEqual({ grossFen: 600, offsetFen: 100, totalFen: 500 });
    const textOf = (members: readonly (typeof whole | typeof less)[]) => batchText({ batchId: 'b', accountId, fundDocumentNumber: 'd', members });
    expect(textOf([less])).not.toBe(textOf([{ ...less, offset: { applicationId: 'case-3', amountFen: fen(100) } }]));
    // A batch without one reads as it always did.
    expect(textOf([whole])).not.toContain('offset');
  });
});
