import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Ledger } from '../../shared/ports/money';

/** What the use cases of the catalogue stand on; of the ledger only what the public may know of a programme's budget. */
export type PolicyDependencies = CaseworkDependencies & { readonly ledger: Pick<Ledger, 'listAccounts'> };
