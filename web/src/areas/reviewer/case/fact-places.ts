import { displayValue } from '../../../facts/display-value';
import type { SectionSpec } from '../../../facts/field-spec';
import { findField } from '../../../facts/find-field';
import { walkFields } from '../../../facts/walk-fields';
import { say } from '../../../language/text';
import type { Language } from '../../../language/text';

export type Place = { readonly path: string; readonly label: string; readonly current: string | null };
export type PlaceGroup = { readonly id: string; readonly title: string; readonly places: readonly Place[] };

/** Every place of the facts that a correction can name, section by section, with what was filed there. */
export const placesOf = (sections: readonly SectionSpec[], facts: unknown, language: Language, regionName: (code: string) => string): readonly PlaceGroup[] =>
  sections.map((section) => ({
    id: section.id, title: say(section.title, language),
    places: walkFields(section.fields, facts).map((walked) => ({
      path: walked.path, label: findField([section], walked.path, language)?.label ?? walked.path,
      current: walked.kind === 'leaf' ? displayValue(walked.spec, walked.value, language, regionName) : null,
    })),
  }));
