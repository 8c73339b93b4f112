/** Whether a text is a month as the service takes it, "2026-03". */
export const isMonth = (text: string): boolean => /^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text);

export type MonthFaults = { readonly fromMonth: 'monthFault' | null; readonly toMonth: 'monthFault' | 'reversed' | null };

/** What is wrong with a period; nulls when nothing is. */
export const faultsOfRange = (fromMonth: string, toMonth: string): MonthFaults => ({
  fromMonth: isMonth(fromMonth) ? null : 'monthFault',
  toMonth: !isMonth(toMonth) ? 'monthFault' : isMonth(fromMonth) && toMonth < fromMonth ? 'reversed' : null,
});
