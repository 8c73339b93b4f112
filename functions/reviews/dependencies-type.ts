import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Batches, Ledger } from '../../shared/ports/money';

/** Reviewing decides lists and reserves money, so it reads accounts and keeps the lists. */
export type ReviewDependencies = CaseworkDependencies & { readonly batches: Pick<Batches, 'createList' | 'readList'>; readonly ledger: Pick<Ledger, 'readAccount'> };
