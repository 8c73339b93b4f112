import type { Language } from './text';

/** What stands between words where a page puts sayings together: Chinese marks are as wide as a character, English ones have their space. */
export type Punctuation = { readonly list: string; readonly clauses: string; readonly colon: string; readonly open: string; readonly close: string };

export const punctuation: Readonly<Record<Language, Punctuation>> = {
  zh: { list: '、', clauses: '；', colon: '：', open: '（', close: '）' },
  en: { list: ', ', clauses: '; ', colon: ': ', open: ' (', close: ')' },
};
