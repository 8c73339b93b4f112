/** Groups the whole part of a decimal text by threes: "1234567.80" → "1,234,567.80". Works on text, never on numbers. */
export const groupDigits = (decimal: string): string => {
  const [whole = '', decimals] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
};
