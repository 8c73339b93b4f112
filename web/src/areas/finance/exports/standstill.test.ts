import { describe, expect, it } from '@jest/globals';
import { movementAfter, standsStill } from './standstill';
import type { ExportJobView } from './standstill';

const job = (rowsDone: number, phase: ExportJobView['phase'] = 'collecting'): ExportJobView => ({ exportId: 'e1', kind: 'payments', format: 'csv', programmeId: 'p', fromMonth: '2026-01', toMonth: '2026-02', requestedAt: '2026-03-02T01:00:00.000Z', phase, rowsDone, rowsTotal: null, failure: null, file: null });

describe('an export that stands still', () => {
  it('is one that said nothing new for a minute, and moves again with the next row', () => {
    const first = movementAfter(new Map(), [job(500)], 0);
    expect(standsStill(first, job(500), 59_999)).toBe(false);
    const later = movementAfter(first, [job(500)], 40_000);
    expect(standsStill(later, job(500), 60_000)).toBe(true);
    expect(standsStill(movementAfter(later, [job(1_000)], 60_000), job(1_000), 60_000)).toBe(false);
  });

  it.each(['ready', 'failed'] as const)('is never one that is %s', (phase) => {
    const movement = movementAfter(movementAfter(new Map(), [job(500)], 0), [job(500, phase)], 90_000);
    expect(standsStill(movement, job(500, phase), 90_000)).toBe(false);
  });
});
