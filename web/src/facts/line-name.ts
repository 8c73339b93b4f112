import { say } from '../language/text';
import type { Language, Text } from '../language/text';

const words: Readonly<Record<string, Text>> = { loan: ['贷款', 'Loan'], policy: ['保单', 'Policy'], patent: ['专利', 'Patent'] };

/** What a line of a case is called: `loan-2` → 贷款 2. An id of another form stays as it is. */
export const lineName = (lineId: string, language: Language): string => {
  const [, kind = '', number = ''] = /^([a-z]+)-(\d+)$/.exec(lineId) ?? [];
  const word = words[kind];
  return word === undefined ? lineId : `${say(word, language)} ${number}`;
};
