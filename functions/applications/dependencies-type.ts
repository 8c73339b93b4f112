import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Ratings } from '../../shared/ports/ratings';

/** What applicants do with their cases, and what they say about how these were handled. */
export type ApplicationDependencies = CaseworkDependencies & { readonly ratings: Pick<Ratings, 'read' | 'create'> };
