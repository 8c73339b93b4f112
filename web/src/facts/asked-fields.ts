import type { FieldSpec, SectionSpec } from './field-spec';
import { joinPath } from './json-path';

/** `loans[0].drawnOn` and `loans[3].drawnOn` are the same question. */
const questionOf = (path: string): string => path.replace(/^facts\./, '').replace(/\[\d+\]/g, '[]');

/** The size needs all its figures, whichever of them the table happens to ask for first. */
const wholeQuestion = (question: string): string => (question.startsWith('applicant.sizeFigures') ? 'applicant.sizeFigures' : question);

export const questionsOf = (paths: readonly string[]): ReadonlySet<string> => new Set(paths.map((path) => wholeQuestion(questionOf(path))));

const lies = (path: string, question: string): boolean => path.startsWith(`${question}.`) || path.startsWith(`${question}[]`);

const asked = (field: FieldSpec, base: string, questions: ReadonlySet<string>): readonly FieldSpec[] => {
  const path = questionOf(joinPath(base, field.path));
  const within = [...questions].some((question) => lies(path, question));
  if (field.kind !== 'rows') return questions.has(path) || (within && field.optional !== true) ? [field] : [];
  const whole = questions.has(path) || within;
  const inner = whole ? field.fields.filter(({ optional }) => optional !== true) : field.fields.flatMap((one) => asked(one, `${path}[]`, questions));
  return inner.length === 0 ? [] : [{ ...field, fields: inner }];
};

/**
 * Of all questions of a form those that a determination asked for: what it names as missing, and everything below it.
 * A section in which nothing is asked is left out.
 */
export const askedSections = (sections: readonly SectionSpec[], questions: ReadonlySet<string>): readonly SectionSpec[] =>
  sections.flatMap((section) => {
    const fields = section.fields.flatMap((field) => asked(field, '', questions));
    return fields.length === 0 ? [] : [{ ...section, fields }];
  });
