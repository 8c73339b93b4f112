import type { Instant, LocalDate, RegionCode } from '../brands';
import { legalDateOf } from '../local-date';
import { addWorkingDays } from '../working-days';
import type { WorkingDayCalendar } from '../working-days';
import type { Deadline, DeadlineKind } from './application';
import type { Procedure } from '../rules/procedure-schema';

/** What a transition knows besides the case: the moment, the programme's procedure, the calendar and the map. */
export type TransitionContext = {
  readonly now: Instant;
  readonly procedure: Procedure;
  readonly calendar: WorkingDayCalendar;
  readonly isWithin: (regionCode: RegionCode, ancestorCode: RegionCode) => boolean;
};

export const today = (context: TransitionContext): LocalDate => legalDateOf(context.now);

/** A limit as the procedure holds it: working days with their legal basis, or null where nothing was laid down. */
export type Limit = { readonly value: number } | null;

/** The deadline a limit sets from today (first day not counted); none where the procedure sets no limit. */
export const deadlineFrom = (context: TransitionContext, kind: DeadlineKind, limit: Limit): Deadline | null =>
  limit === null ? null : { kind, dueOn: addWorkingDays(context.calendar, today(context), limit.value) };
