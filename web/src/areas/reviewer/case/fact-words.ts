import { displayValue } from '../../../facts/display-value';
import { findField } from '../../../facts/find-field';
import { allSections } from '../../../facts/sections';
import { say } from '../../../language/text';
import type { Language } from '../../../language/text';
import { caseTexts } from './case-texts';

type Value = string | number | boolean | null;

const labelOf = (path: string, language: Language): string => {
  const counted = /^(.+)\.length$/.exec(path)?.[1];
  if (counted !== undefined) return say(caseTexts.countOf, language, { what: labelOf(counted, language) });
  if (path === 'filing.submittedOn') return say(caseTexts.submittedOn, language);
  if (path === 'applicant.districts') return labelOf('applicant.districts[0].regionCode', language);
  if (path === 'applicant.sizeFigures') return labelOf('applicant.sizeFigures[0].industry', language);
  return findField(allSections, path, language)?.label ?? path;
};

/** A fact that a condition read, by the name and in the words of the form. */
export const factWords = (path: string, value: Value, language: Language, regionName: (code: string) => string): string => {
  const field = findField(allSections, path, language)?.field;
  const shown = field === undefined || field.kind === 'rows' || path.endsWith('.length') ? (value === null ? '—' : String(value)) : displayValue(field, value, language, regionName);
  return `${labelOf(path, language)}：${shown}`;
};
