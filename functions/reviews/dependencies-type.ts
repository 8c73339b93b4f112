import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Batches, Ledger } from '../../shared/ports/money';
import type { PotRuns } from '../../shared/ports/pot-runs';

/** Reviewing decides lists, reserves money and shares pots, so it reads accounts and keeps the lists and runs. */
export type ReviewDependencies = CaseworkDependencies & { readonly batches: Pick<Batches, 'createList' | 'readList'>; readonly ledger: Pick<Ledger, 'readAccount'>; readonly potRuns: PotRuns };
