import type { AuditHead } from '../domain/application/audit-root';
import type { LocalDate } from '../domain/brands';

/** Which cases moved on a day, so that the day's audit root is made without reading the whole table. */
export interface AuditTrail {
  /** Keeps the head for that day unless a later version of the case already stands there. */
  note(day: LocalDate, head: AuditHead): Promise<void>;
  /** The last head of each case noted on that day, in no order. */
  notedOn(day: LocalDate): Promise<readonly AuditHead[]>;
}
