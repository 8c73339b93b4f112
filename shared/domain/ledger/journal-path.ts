/** Where the n-th entry of the journal of payments lies in the write-once file store. */
export const journalPath = (sequence: number): string => `payment-journal/${String(sequence).padStart(8, '0')}.json`;
