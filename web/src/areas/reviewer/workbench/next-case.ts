type Row = { readonly applicationId: string; readonly claimedBy: string | null };

/** The case to go on with: the one behind this one that nobody else has in hand, else the first such one; null when none is left. */
export const nextCaseOf = (rows: readonly Row[], currentId: string, userId: string | null): string | null => {
  const place = rows.findIndex(({ applicationId }) => applicationId === currentId);
  const round = [...rows.slice(place + 1), ...rows.slice(0, Math.max(0, place))];
  return round.find((row) => row.applicationId !== currentId && (row.claimedBy === null || row.claimedBy === userId))?.applicationId ?? null;
};
