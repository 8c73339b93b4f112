import type { SummaryItem } from '../components/error-summary';
import type { Language } from '../language/text';
import { fieldFault } from './field-fault';
import type { SectionSpec } from './field-spec';
import { elementId, findField } from './find-field';
import { walkFields } from './walk-fields';

/** Everything that is wrong in a section, in the words that stand at the fields, each leading to its field. */
export const fieldFaults = (section: SectionSpec, sections: readonly SectionSpec[], answers: unknown, language: Language): readonly SummaryItem[] =>
  walkFields(section.fields, answers).flatMap((place) => {
    const fault = place.kind === 'leaf' ? fieldFault(place.spec, place.value, language) : null;
    return fault === null ? [] : [{ message: `${findField(sections, place.path, language)?.label ?? ''}：${fault}`, href: `#${elementId(place.path)}` }];
  });
