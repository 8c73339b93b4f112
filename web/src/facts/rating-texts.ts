import type { RatingFinding, RatingGrade } from '../../../shared/domain/rating/service-rating';
import type { Text } from '../language/text';

/** The five grades in the words of 国办发〔2019〕51号. */
export const gradeTexts: Readonly<Record<RatingGrade, Text>> = {
  very_satisfied: ['非常满意', 'Very satisfied'], satisfied: ['满意', 'Satisfied'], fairly_satisfied: ['基本满意', 'Fairly satisfied'],
  dissatisfied: ['不满意', 'Dissatisfied'], very_dissatisfied: ['非常不满意', 'Very dissatisfied'],
};

export const findingTexts: Readonly<Record<RatingFinding, Text>> = {
  remedied: ['已整改', 'Put right'], explained: ['已解释说明', 'Explained'], not_adopted: ['经核实不予采纳', 'Looked into and not adopted'],
};
