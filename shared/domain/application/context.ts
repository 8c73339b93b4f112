import type { Instant, LocalDate, RegionCode } from '../brands';
import { legalDateOf } from '../local-date';
import { addWorkingDays, isWorkingDay } from '../working-days';
import type { WorkingDayCalendar } from '../working-days';
import type { Deadline, DeadlineKind } from './application';
import type { Procedure } from '../rules/procedure-schema';

/** What a transition knows besides the case: the moment, the programme's procedure, the calendar and the map. */
export type TransitionContext = {
  readonly now: Instant;
  readonly procedure: Procedure;
  /** 总额控制: the programme has one sum for all its cases, shared before they are decided. */
  readonly sharesPot: boolean;
  readonly calendar: WorkingDayCalendar;
  readonly isWithin: (regionCode: RegionCode, ancestorCode: RegionCode) => boolean;
};

export const today = (context: TransitionContext): LocalDate => legalDateOf(context.now);

/**
 * Proves that today's working days are published. Asked before silence takes anything from an applicant: where the same
 * calendar keeps them from answering, it must keep the consequence from coming.
 * @throws Problem `calendar_year_unpublished`.
 */
export const requirePublishedCalendar = (context: TransitionContext): void => {
  isWorkingDay(context.calendar, today(context));
};

/** A limit as the procedure holds it: working days with their legal basis, or null where nothing was laid down. */
export type Limit = { readonly value: number } | null;

/** The deadline a limit sets from today (first day not counted); none where the procedure sets no limit. */
export const deadlineFrom = (context: TransitionContext, kind: DeadlineKind, limit: Limit): Deadline | null =>
  limit === null ? null : { kind, dueOn: addWorkingDays(context.calendar, today(context), limit.value) };
