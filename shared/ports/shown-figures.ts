import type { Instant } from '../domain/brands';
import type { ShownCell, ShownItem } from '../domain/targets/shown-items';

/** What the cases show, city by city and year by year: projected, never used to decide. */
export interface ShownFigures {
  /** Counts each item that was not counted before; telling it again changes nothing. */
  note(items: readonly ShownItem[], at: Instant): Promise<void>;
  /** The sums of a city and year: as many rows as there are figures, however many cases stand behind them. */
  read(regionCode: string, year: number): Promise<readonly ShownCell[]>;
}
