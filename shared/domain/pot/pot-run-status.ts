/**
 * How far a sharing of a pot is. Frozen case by case, sealed and open to be read, then approved and applied; before the
 * approval it can be given up instead.
 */
export const potRunStatuses = ['freezing', 'sealed', 'applying', 'applied', 'cancelling', 'cancelled'] as const;
export type PotRunStatus = (typeof potRunStatuses)[number];
