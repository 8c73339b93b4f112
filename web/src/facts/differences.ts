import type { Difference } from '../components/conflict-dialog';
import type { Language } from '../language/text';
import { displayValue } from './display-value';
import type { SectionSpec } from './field-spec';
import { findField } from './find-field';
import { listOf, valueAt } from './json-path';
import { walkFields } from './walk-fields';

const sameValue = (left: unknown, right: unknown): boolean => JSON.stringify(left ?? null) === JSON.stringify(right ?? null) && (left === null) === (right === null);

const rowCount = (value: unknown, language: Language): string => (language === 'zh' ? `${listOf(value).length} 项` : String(listOf(value).length));

/** What differs between two states of the facts, place by place in the words of the form. */
export const differencesOf = (sections: readonly SectionSpec[], theirs: unknown, yours: unknown, language: Language, regionName: (code: string) => string): readonly (Difference & { readonly path: string })[] => {
  const fields = sections.flatMap((section) => section.fields);
  const places = new Map([...walkFields(fields, theirs), ...walkFields(fields, yours)].map((walked) => [walked.path, walked]));
  return [...places.values()].flatMap((walked) => {
    const [left, right] = [valueAt(theirs, walked.path), valueAt(yours, walked.path)];
    const label = findField(sections, walked.path, language)?.label ?? walked.path;
    if (walked.kind === 'leaf') return sameValue(left, right) ? [] : [{ path: walked.path, label, theirs: displayValue(walked.spec, left, language, regionName), yours: displayValue(walked.spec, right, language, regionName) }];
    return listOf(left).length === listOf(right).length ? [] : [{ path: walked.path, label, theirs: rowCount(left, language), yours: rowCount(right, language) }];
  });
};
