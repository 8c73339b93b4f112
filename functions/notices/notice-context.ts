import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Batches } from '../../shared/ports/money';

/** What the use cases of public notices stand on. */
export type NoticeDependencies = CaseworkDependencies & { readonly batches: Pick<Batches, 'listNotices'> };
