import type { Instant } from '../domain/brands';

export type DifferenceKind =
  | 'entry_missing' | 'entry_unfounded' | 'entry_differs' | 'balance_differs_from_entries' | 'balance_differs_from_cases' | 'balance_negative'
  | 'carry_differs' | 'totals_differ' | 'parts_differ' | 'claim_of_ended_case' | 'claim_sealed_unpaid' | 'claim_unsealed_paid' | 'receipt_differs' | 'ceiling_differs' | 'debt_differs'
  | 'batch_seal_differs' | 'payment_file_differs' | 'order_differs' | 'result_file_differs' | 'answer_differs' | 'offset_differs' | 'journal_ahead';

/** Whose money it is about: who may read of a difference depends on it. */
export type Place = { readonly programmeId: string; readonly regionCode: string };

/** One thing that does not add up: what, on which item, and by how much. Null: there is none. */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly subject: string;
  readonly expected: number | string | null;
  readonly found: number | string | null;
  readonly place: Place | null;
};

export type ReconcileCounts = { readonly cases: number; readonly accounts: number; readonly entries: number; readonly batches: number; readonly resultFiles: number };

/** What reconcile found. The books agree when there is no difference and nothing is left unnamed. */
export type ReconcileReport = ReconcileCounts & {
  readonly differences: readonly Difference[];
  /** There are more than were named: the first ones have to be mended before the rest is looked for. */
  readonly more: boolean;
};

/** A report as it is kept; of very many differences the first ones. */
export type StoredReconcileReport = ReconcileReport & { readonly differenceCount: number; readonly startedAt: Instant; readonly finishedAt: Instant };

/** Proves that the books agree. */
export interface Books {
  reconcile(): Promise<ReconcileReport>;
}

/** The reports of reconcile, kept beside the books. */
export interface ReconcileReports {
  save(report: StoredReconcileReport): Promise<void>;
  latest(): Promise<StoredReconcileReport | null>;
}
