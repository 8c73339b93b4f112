/** Fen with decimals as text to yuan as text, by moving the point: "3333.3333" → "33.333333". Exact, no number in between. */
export const exactYuan = (fenText: string): string => {
  const [whole = '0', decimals = ''] = fenText.split('.');
  const digits = whole.padStart(3, '0');
  const fraction = `${digits.slice(-2)}${decimals}`.replace(/0+$/, '').padEnd(2, '0');
  return `${digits.slice(0, -2)}.${fraction}`;
};
