import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { typicalActions } from '../../test/builders/application';
import { at } from '../../test/builders/calendar';
import type { Facts } from '../../shared/domain/rules/facts';
import { papersNamed, sharedPapers } from '../../shared/domain/rules/papers-named';
import type { Submission } from '../../shared/ports/applications';
import { pointersAtMost, projectPapers } from './project-papers';

const naming = (receiptNumbers: readonly string[]): Facts => ({ patents: [{ lineId: 'patent-1', fees: receiptNumbers.map((receiptNumber) => ({ receiptNumber })) }] });
const submissionOf = (applicationId: string, revision: number, facts: Facts): Submission =>
  ({ applicationId, revision, facts, materials: [], salt: 's', declaration: { version: '1', textHash: 'd' }, submittedAt: at('2026-03-02') });

/** Filings as they stand, and the rows of papers, without a table. */
const worldOf = () => {
  const filings = new Map<string, Submission>();
  const rows = new Set<string>();
  return {
    filings,
    namedBy: (receiptNumber: string): readonly string[] => [...rows].map((row) => row.split(' ')).filter(([, identifier]) => identifier === receiptNumber).map(([applicationId = '']) => applicationId),
    dependencies: {
      applications: { readSubmission: (applicationId: string) => Promise.resolve(filings.get(applicationId) ?? null) },
      paperCases: {
        note: (applicationId: string, papers: readonly { readonly identifier: string }[]) => {
          for (const { identifier } of papers) rows.add(`${applicationId} ${identifier}`);
          return Promise.resolve();
        },
      },
    },
  };
};

const cases = ['a', 'b', 'c'];
const receipts = ['R1', 'R2', 'R3', 'R4'];

describe('rows from papers to cases', () => {
  it('lead, with the facts as they stand, to exactly the cases that name a paper, after any filings told in any order and any number of times', async () => {
    const filing = fc.record({ applicationId: fc.constantFrom(...cases), names: fc.uniqueArray(fc.constantFrom(...receipts)), deliveries: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }) });
    await fc.assert(fc.asyncProperty(fc.array(filing, { maxLength: 12 }), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), async (history, order) => {
      const { filings, dependencies, namedBy } = worldOf();
      const told: string[] = [];
      const deliver = async (applicationId: string): Promise<void> => projectPapers(dependencies, { applicationId, change: typicalActions.correct });
      for (const { applicationId, names, deliveries } of history) {
        filings.set(applicationId, submissionOf(applicationId, (filings.get(applicationId)?.revision ?? 0) + 1, naming(names)));
        told.push(applicationId);
        // Some events come meanwhile, earlier ones again, the newest perhaps not yet.
        for (const place of deliveries) await deliver(told[place % told.length] ?? applicationId);
      }
      const late = told.map((applicationId, index) => ({ applicationId, place: order[index] ?? 0 })).sort((left, right) => left.place - right.place);
      for (const { applicationId } of late) await deliver(applicationId);
      for (const receipt of receipts) {
        const [paper] = papersNamed(naming([receipt]));
        const found = namedBy(receipt).filter((applicationId) => sharedPapers([paper!], papersNamed(filings.get(applicationId)?.facts ?? {})).length > 0);
        const expected = cases.filter((applicationId) => papersNamed(filings.get(applicationId)?.facts ?? {}).some(({ identifier }) => identifier === receipt));
        expect([...found].sort()).toEqual(expected);
      }
    }));
  });

  it('are written by filings alone', async () => {
    const { filings, dependencies, namedBy } = worldOf();
    filings.set('a', submissionOf('a', 1, naming(['R1'])));
    for (const change of [typicalActions.claim, typicalActions.accept, typicalActions.withdraw]) await projectPapers(dependencies, { applicationId: 'a', change });
    expect(namedBy('R1')).toEqual([]);
    await projectPapers(dependencies, { applicationId: 'a', change: typicalActions.submit });
    expect(namedBy('R1')).toEqual(['a']);
  });

  it('stop at a number of papers that no filing can exceed, so that none holds up the stream', async () => {
    const { filings, dependencies, namedBy } = worldOf();
    filings.set('a', submissionOf('a', 1, naming(Array.from({ length: pointersAtMost + 1 }, (_, index) => `N${index}`))));
    await projectPapers(dependencies, { applicationId: 'a', change: typicalActions.submit });
    expect([namedBy(`N${pointersAtMost - 1}`), namedBy(`N${pointersAtMost}`)]).toEqual([['a'], []]);
  });
});
