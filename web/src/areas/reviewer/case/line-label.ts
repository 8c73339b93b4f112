import { say } from '../../../language/text';
import type { Language } from '../../../language/text';
import { caseTexts } from './case-texts';

const kinds = { loan: caseTexts.line_loan, policy: caseTexts.line_policy, patent: caseTexts.line_patent } as const;

/** `loan-2` in words: 贷款 2. An id of another shape is shown as it is. */
export const lineLabel = (lineId: string, language: Language): string => {
  const [, kind = '', number = ''] = /^([a-z]+)-(\d+)$/.exec(lineId) ?? [];
  const text = Object.entries(kinds).find(([name]) => name === kind)?.[1];
  return text === undefined ? lineId : say(text, language, { n: number });
};
