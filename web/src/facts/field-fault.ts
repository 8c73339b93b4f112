import { problemMessage } from '../../../shared/contracts/problems';
import { parseBankCode } from '../../../shared/domain/bank-code';
import { parseCreditCode } from '../../../shared/domain/credit-code';
import { parseLocalDate } from '../../../shared/domain/local-date';
import { parseYuan } from '../../../shared/domain/money';
import { parsePatentNumber } from '../../../shared/domain/patent-number';
import { Problem } from '../../../shared/domain/problem';
import { percentText } from '../../../shared/domain/rules/text-formats';
import type { Language } from '../language/text';
import type { LeafSpec } from './field-spec';

const problemLanguage = { zh: 'chinese', en: 'english' } as const;

const faultOf = (parse: () => unknown, language: Language): string | null => {
  try {
    parse();
    return null;
  } catch (error) {
    if (error instanceof Problem) return problemMessage(error.code, error.details.params ?? {}, problemLanguage[language]);
    throw error;
  }
};

const checkers: Readonly<Record<'credit_code' | 'patent_number', (text: string) => unknown>> = { credit_code: (text) => parseCreditCode(text), patent_number: (text) => parsePatentNumber(text) };

/** What is wrong with one answer, by the same parsers that the service uses; null when it is fine or still empty. */
export const fieldFault = (spec: LeafSpec, value: unknown, language: Language): string | null => {
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (spec.kind) {
    case 'yuan': return faultOf(() => parseYuan(text), language);
    case 'date': return faultOf(() => parseLocalDate(text), language);
    case 'percent': return percentText.safeParse(text).success ? null : problemMessage('decimal_invalid', {}, problemLanguage[language]);
    case 'integer': return /^\d{1,8}$/.test(text) ? null : problemMessage('input_invalid', { rule: 'type', expected: 'int' }, problemLanguage[language]);
    case 'text': { const { check } = spec; return check === undefined ? null : faultOf(() => checkers[check](text), language); }
    case 'texts': { const { check } = spec; return check === undefined || !Array.isArray(value) ? null : (value.map((item) => faultOf(() => checkers[check](String(item)), language)).find((fault) => fault !== null) ?? null); }
    case 'flag': case 'choice': case 'region': return null;
  }
};

/** The check of a bank code (联行号), for the payee form. */
export const bankCodeFault = (text: string, language: Language): string | null => (text === '' ? null : faultOf(() => parseBankCode(text), language));
