/**
 * 公示编号: names a case and which of its notices it is. It carries the case's internal id, which opens nothing by
 * itself, so that an objection finds its case without waiting for the public list to be projected.
 */
export const noticeNumberOf = (applicationId: string, round: number): string => `GS-${applicationId.toUpperCase()}-${round}`;

/** The case and round of a notice number as people type it; null when it is none. */
export const parseNoticeNumber = (text: string): { readonly applicationId: string; readonly round: number } | null => {
  const match = /^GS-([A-Z0-9-]{1,40})-([1-9]\d{0,3})$/.exec(text.toUpperCase());
  const [, applicationId, round] = match ?? [];
  return applicationId === undefined || round === undefined ? null : { applicationId: applicationId.toLowerCase(), round: Number(round) };
};
