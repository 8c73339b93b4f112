import { journalPath } from '../../shared/domain/ledger/journal-path';
import { Problem } from '../../shared/domain/problem';
import type { JournalEntry } from '../../shared/ports/payment-journal';
import type { DisbursementDependencies } from './disbursement-context';

type Journaling = Pick<DisbursementDependencies, 'paymentJournal' | 'files' | 'clock'>;
type Step = Pick<JournalEntry, 'step' | 'batch' | 'resultFile' | 'yearEnd'> & { readonly cases: readonly { readonly applicationId: string; readonly version: number }[] };

/**
 * The table knows every payment that the write-once store knows of. It does not after a copy of it was put back: then
 * payments are frozen at once and stay so until files and results are re-applied and the books agree.
 * @returns how many entries of the journal are known; the approval of a batch is conditional on it.
 * @throws Problem `payments_frozen`.
 */
export const requireJournalKnown = async ({ paymentJournal, files, clock }: Journaling): Promise<number> => {
  for (let after = 0; ;) {
    const { known, frozenAt } = await paymentJournal.standing();
    if (frozenAt !== null) throw new Problem('payments_frozen', { params: { frozenAt } });
    const next = Math.max(known, after) + 1;
    const bytes = await files.read(journalPath(next));
    if (bytes === null) return next - 1;
    if (!(await paymentJournal.knows(paymentJournal.decode(bytes)))) {
      const now = clock.now();
      await paymentJournal.freeze(now);
      throw new Problem('payments_frozen', { params: { frozenAt: now } });
    }
    // Another approval, or one that stopped half way, wrote its entry and had not yet noted it.
    await paymentJournal.advance(next);
    after = next;
  }
};

/** Writes a step down outside the table, under the next free number. What the money's way depends on comes after it. */
export const writeJournal = async ({ paymentJournal, files, clock }: Journaling, { cases, ...step }: Step): Promise<void> => {
  const entry = { ...step, at: clock.now(), cases: await paymentJournal.imagesOf(cases) };
  let sequence = (await paymentJournal.standing()).known + 1;
  while (!(await files.createOnce(journalPath(sequence), paymentJournal.encode({ ...entry, sequence }), 'application/json'))) sequence += 1;
  await paymentJournal.advance(sequence);
};
