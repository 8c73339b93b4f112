import { say } from '../language/text';
import type { Language } from '../language/text';
import type { FieldSpec, SectionSpec } from './field-spec';

export type FoundField = { readonly section: SectionSpec; readonly field: FieldSpec; /** e.g. 贷款 1 · 放款 2 · 放款日 */ readonly label: string };

const search = (fields: readonly FieldSpec[], rest: string, language: Language, trail: readonly string[]): { readonly field: FieldSpec; readonly label: string } | null => {
  for (const field of fields) {
    const label = say(field.label, language);
    if (rest === field.path) return { field, label: [...trail, label].join(' · ') };
    if (field.kind !== 'rows') {
      if (rest.startsWith(`${field.path}[`)) return { field, label: [...trail, label].join(' · ') };
      continue;
    }
    const row = rest.startsWith(field.path) ? /^\[(\d+)\](?:\.(.+))?$/.exec(rest.slice(field.path.length)) : null;
    if (row === null) continue;
    const [, index = '0', inner] = row;
    const here = [...trail, `${label} ${Number(index) + 1}`];
    return inner === undefined ? { field, label: here.join(' · ') } : (search(field.fields, inner, language, here) ?? { field, label: here.join(' · ') });
  }
  return null;
};

/** The form field that a path of the API means, with its name in words; null when no form shows it. */
export const findField = (sections: readonly SectionSpec[], path: string, language: Language): FoundField | null => {
  const plain = path.replace(/^facts\./, '');
  for (const section of sections) {
    const found = search(section.fields, plain, language, []);
    if (found !== null) return { section, ...found };
  }
  return null;
};

/** The id of the element that edits a path; also what links jump to. */
export const elementId = (path: string): string => `field-${path.replace(/^facts\./, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;
