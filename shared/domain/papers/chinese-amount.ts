import type { Fen } from '../brands';

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const placesOfGroup = ['', '拾', '佰', '仟'] as const;
const groupNames = ['', '万', '亿', '万亿'] as const;

const word = (digit: string): string => digits[Number(digit)] ?? '零';

/** Four digits, "0105" → 壹佰零伍; zeros inside are one 零, zeros at the end none. */
const groupWords = (group: string): string => {
  let words = '';
  for (const [index, digit] of Array.from(group).entries()) {
    if (digit === '0') {
      if (words !== '' && !words.endsWith('零')) words += '零';
      continue;
    }
    words += word(digit) + (placesOfGroup[group.length - 1 - index] ?? '');
  }
  return words.endsWith('零') ? words.slice(0, -1) : words;
};

const wholeWords = (whole: string): string => {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0');
  const groups = padded.match(/\d{4}/g) ?? [];
  let words = '';
  let gap = false;
  for (const [index, group] of groups.entries()) {
    const inGroup = groupWords(group);
    if (inGroup === '') {
      gap = words !== '';
      continue;
    }
    if (words !== '' && (gap || group.startsWith('0'))) words += '零';
    words += inGroup + (groupNames[groups.length - 1 - index] ?? '');
    gap = false;
  }
  return words;
};

/**
 * An amount in the capital numerals of accounting (大写金额): 12345678 fen → "壹拾贰万叁仟肆佰伍拾陆元柒角捌分".
 * Whole yuan and whole jiao end in 整; a fen without jiao keeps its place by 零 (壹元零伍分). Plain Error below zero.
 */
export const chineseAmount = (amountFen: Fen): string => {
  if (amountFen < 0) throw new Error('an amount in capitals is not negative');
  const text = String(amountFen).padStart(3, '0');
  const [whole, jiao, cent] = [text.slice(0, -2), text.slice(-2, -1), text.slice(-1)];
  const yuan = wholeWords(whole);
  if (jiao === '0' && cent === '0') return `${yuan === '' ? '零' : yuan}元整`;
  const head = yuan === '' ? '' : `${yuan}元`;
  if (cent === '0') return `${head}${word(jiao)}角整`;
  if (jiao === '0') return `${head === '' ? '' : `${head}零`}${word(cent)}分`;
  return `${head}${word(jiao)}角${word(cent)}分`;
};
