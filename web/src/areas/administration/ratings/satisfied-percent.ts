import { isBadGrade, ratingGrades } from '../../../../../shared/domain/rating/service-rating';
import type { RatingCounts } from '../../../../../shared/domain/rating/service-rating';

/** 满意率 with one decimal, cut and not rounded up; bad ratings that were not adopted count nowhere. Null where nothing counts. */
export const satisfiedPercent = (counts: RatingCounts): string | null => {
  const total = ratingGrades.reduce((sum, grade) => sum + counts[grade], 0) - counts.not_adopted;
  if (total <= 0) return null;
  const good = ratingGrades.filter((grade) => !isBadGrade(grade)).reduce((sum, grade) => sum + counts[grade], 0);
  const tenths = Math.floor((good * 1000) / total);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
};
