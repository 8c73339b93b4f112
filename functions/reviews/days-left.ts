import type { LocalDate } from '../../shared/domain/brands';
import { Problem } from '../../shared/domain/problem';
import { workingDaysUntil } from '../../shared/domain/working-days';
import type { WorkingDayCalendar } from '../../shared/domain/working-days';

/** Working days until a deadline, negative when it has passed; null beyond the published calendar: a count that might be wrong is not shown. */
export const daysLeft = (calendar: WorkingDayCalendar, today: LocalDate, dueOn: LocalDate): number | null => {
  try {
    return workingDaysUntil(calendar, today, dueOn);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
};
