/**
 * How a pot that is not enough is shared. Which of them holds is a value of the programme with a legal basis; nothing
 * is assumed.
 *
 * By acceptance order the pot is used up case by case; the case it no longer covers is cut to what is left, or left out
 * with those after it.
 */
export const potModes = ['pro_rata', 'acceptance_order_last_cut', 'acceptance_order_last_left_out'] as const;
export type PotMode = (typeof potModes)[number];

export const isPotMode = (text: string): text is PotMode => potModes.some((mode) => mode === text);

export const potModeLabels: Readonly<Record<PotMode, { readonly chinese: string; readonly english: string }>> = {
  pro_rata: { chinese: '按比例分配', english: 'in proportion' },
  acceptance_order_last_cut: { chinese: '按受理先后用完为止，最后一件给余额', english: 'by acceptance order, the last one gets what is left' },
  acceptance_order_last_left_out: { chinese: '按受理先后用完为止，余额不足一件的不再安排', english: 'by acceptance order, what no longer covers a case is not given' },
};
