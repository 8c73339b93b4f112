import type { Language, Text } from '../language/text';
import { say } from '../language/text';
import { groupDigits } from '../components/group-digits';
import { legalDateText } from '../components/date-text';
import { isLocalDate } from '../../../shared/domain/local-date';
import type { LeafSpec } from './field-spec';

const words = { yes: ['是', 'Yes'], no: ['否', 'No'], none: ['没有', 'None'], open: ['未填写', 'Not filled in'] } as const satisfies Readonly<Record<string, Text>>;

/** An answer as people read it: labels instead of keys, grouped amounts, dates in words; an open one says so. */
export const displayValue = (spec: LeafSpec, value: unknown, language: Language, regionName: (code: string) => string): string => {
  if (value === undefined || value === '') return say(words.open, language);
  if (value === null) return say(spec.none ?? words.none, language);
  if (Array.isArray(value)) return value.length === 0 ? say(words.none, language) : value.join('、');
  if (typeof value === 'boolean') return say(value ? words.yes : words.no, language);
  if (typeof value !== 'string' && typeof value !== 'number') return say(words.open, language);
  const text = String(value);
  switch (spec.kind) {
    case 'choice': { const choice = spec.choices.find((one) => one.value === text); return choice === undefined ? text : say(choice.label, language); }
    case 'region': return regionName(text);
    case 'date': return isLocalDate(text) ? legalDateText(text, language) : text;
    case 'yuan': return groupDigits(text);
    case 'percent': return `${text}%`;
    case 'text': case 'texts': case 'integer': case 'flag': return text;
  }
};
