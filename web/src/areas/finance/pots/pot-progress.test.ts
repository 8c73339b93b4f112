import { describe, expect, it } from '@jest/globals';
import { isMoving, progressOf, shortfallFen } from './pot-progress';

const run = { status: 'freezing', position: 100, candidates: 250, seal: null } as const;

describe('how far a sharing of the pot is', () => {
  it('goes through all who asked while it freezes or gives back, and through those sealed while it applies', () => {
    expect(progressOf(run)).toEqual({ step: 'freezing', done: 100, total: 250 });
    expect(progressOf({ ...run, status: 'cancelling' })).toMatchObject({ step: 'cancelling', total: 250 });
    const seal = { group: 'g', period: '2026', amountFen: 1, amountBasis: '', mode: 'pro_rata', modeLabel: '', modeBasis: '', catalogueHash: '', takenFen: 0, potFen: 1, count: 240, reviewedTotalFen: 1, sharedTotalFen: 1, membersHash: '' } as const;
    expect(progressOf({ ...run, status: 'applying', seal })).toEqual({ step: 'applying', done: 100, total: 240 });
  });

  it('rests where people decide', () => {
    expect((['sealed', 'applied', 'cancelled'] as const).map((status) => [isMoving({ status }), progressOf({ ...run, status })])).toEqual(Array(3).fill([false, null]));
  });

  it('says what the pot lacks, and nothing when it is enough', () => {
    expect([shortfallFen({ potFen: 1_000, reviewedTotalFen: 1_001 }), shortfallFen({ potFen: 1_000, reviewedTotalFen: 1_000 }), shortfallFen({ potFen: 1_000, reviewedTotalFen: 1 })]).toEqual([1, 0, 0]);
  });
});
