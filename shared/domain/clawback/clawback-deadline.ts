import type { LocalDate } from '../brands';
import { deadlineFrom } from '../application/context';
import type { TransitionContext } from '../application/context';

/** The day until which money is to be paid back, and by which rule. */
export type ClawbackDeadline = { readonly dueOn: LocalDate; readonly basis: string };

/** The deadline the programme lays down for a notice served today; null where it is silent and an officer must state day and basis. */
export const laidDownDeadline = (context: TransitionContext): ClawbackDeadline | null => {
  const rule = context.procedure.consequences.clawback;
  const limit = rule?.value.limitWorkingDays ?? null;
  const deadline = deadlineFrom(context, 'clawback', limit === null ? null : { value: limit });
  if (rule === null || deadline === null) return null;
  return { dueOn: deadline.dueOn, basis: basisText(rule.basis) };
};

/** Document number and clause in one line. */
export const basisText = ({ documentNumber, clause }: { readonly documentNumber: string | null; readonly clause: string }): string => (documentNumber === null ? clause : `${documentNumber} ${clause}`);
