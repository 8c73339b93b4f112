import { act } from '../../shared/casework/act';
import type { Acted, Command, Prepared } from '../../shared/casework/act';
import type { CaseResult } from '../../shared/casework/one-by-one';
import type { Situation } from '../../shared/casework/situation';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import { legalDateOf } from '../../shared/domain/local-date';
import { formatYuan, fen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import { addWorkingDays } from '../../shared/domain/working-days';
import type { ReviewDependencies } from './dependencies-type';

const isShortage = (error: unknown): error is Problem => error instanceof Problem && error.code === 'account_balance_insufficient';

/**
 * Decides one entry. Where the budget has no money for it and the programme lays down what follows (用完即止), the case is
 * held over instead, and the answer says both: held over, and what is missing. Under the same key, so that sending the
 * list again finds either. Without such a rule the case stays where it is.
 * @throws Problem of the transition, `account_balance_insufficient` without a rule.
 */
export const decideOrHold = async (
  dependencies: ReviewDependencies, command: Command, prepare: (situation: Situation) => Promise<Prepared>,
): Promise<Omit<CaseResult, 'applicationId'>> => {
  try {
    return resultOf(await act(dependencies, command, prepare));
  } catch (error) {
    if (!isShortage(error)) throw error;
    return { state: (await act(dependencies, command, (situation) => ({ action: holdOf(situation, error) }))).application.state, problem: error };
  }
};

/** Found again, a case that was held for want of money is told as that. */
const resultOf = ({ application, event }: Acted): Omit<CaseResult, 'applicationId'> =>
  ({ state: application.state, problem: event.change.action === 'hold_over' ? new Problem('account_balance_insufficient') : null });

const holdOf = ({ context }: Situation, shortage: Problem): ApplicationAction => {
  const rule = context.procedure.shortage ?? null;
  if (rule === null) throw shortage;
  const { missingFen } = shortage.details.params ?? {};
  const missing = typeof missingFen === 'number' ? `，尚缺${formatYuan(fen(missingFen))}元` : '';
  const next = rule.value.mode === 'first_come' ? '按受理先后待追加指标后再审定' : '待本批全部审核后按比例分配';
  return { action: 'hold_over', reason: `预算余额不足${missing}，${next}`, reviewOn: addWorkingDays(context.calendar, legalDateOf(context.now), rule.value.reviewAfterWorkingDays) };
};
