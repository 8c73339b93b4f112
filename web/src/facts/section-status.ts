import type { Language } from '../language/text';
import type { SectionSpec } from './field-spec';
import { fieldFault } from './field-fault';
import { valueAt } from './json-path';
import { hasContent, isOpen, walkFields } from './walk-fields';

export type SectionStatus = { readonly state: 'not_started' | 'in_progress' | 'faulty' | 'complete'; readonly open: readonly string[]; readonly faulty: readonly string[] };

/** How far a section is: which places are still open, which are wrong. Optional places don't count. */
export const sectionStatus = (section: SectionSpec, answers: unknown, language: Language): SectionStatus => {
  const walked = walkFields(section.fields, answers);
  const open = walked.filter((place) => place.spec.optional !== true && isOpen(place)).map(({ path }) => path);
  const faulty = walked.filter((place) => place.kind === 'leaf' && fieldFault(place.spec, place.value, language) !== null).map(({ path }) => path);
  const begun = walked.some(({ path }) => { const value = valueAt(answers, path); return value === null || hasContent(value); });
  const state = faulty.length > 0 ? 'faulty' : open.length === 0 ? 'complete' : begun ? 'in_progress' : 'not_started';
  return { state, open, faulty };
};
