/** Every released formula. Entries are added, never edited or removed: a correction is `name@2`. */
import type { Formula } from './define';
import { interest1, principal1 } from './interest';
import { fees1, flat1, perGrant1, premium1 } from './paid-costs';

/** Formulas by their versioned name. */
export const formulas: ReadonlyMap<string, Formula> = new Map(
  [interest1, principal1, premium1, fees1, flat1, perGrant1].map((formula) => [formula.name, formula]),
);
