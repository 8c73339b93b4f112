import type { LocalDate } from '../domain/brands';

/** How far the daily run has come, so that a missed night is caught up and nothing is skipped. */
export interface DailyRuns {
  lastFinishedOn(): Promise<LocalDate | null>;
  /** Moves the mark forward only. */
  finish(day: LocalDate): Promise<void>;
}
