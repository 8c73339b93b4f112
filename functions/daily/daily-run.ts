import { act } from '../../shared/casework/act';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import type { SystemActor } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import type { TransitionContext } from '../../shared/domain/application/context';
import type { LocalDate } from '../../shared/domain/brands';
import { addDays, legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import type { DailyRuns } from '../../shared/ports/daily-runs';
import { writeAuditRoots } from './audit-root';
import type { AuditRootDependencies } from './audit-root';

export type DailyDependencies = CaseworkDependencies & AuditRootDependencies & { readonly dailyRuns: DailyRuns };

export type DailyReport = {
  readonly days: readonly LocalDate[];
  readonly actions: Readonly<Record<string, number>>;
  /** Cases whose deadline has passed and to which no rule attaches a consequence: an officer must look. */
  readonly overdue: readonly string[];
  readonly refused: readonly { readonly applicationId: string; readonly code: string }[];
  /** Days whose audit root was written by this run. */
  readonly auditRoots: readonly LocalDate[];
};

const system: SystemActor = { kind: 'system', userId: 'daily-run' };

/**
 * What is due on a case today, if anything. Only what a procedure lays down happens by itself; where it is silent, the
 * passed deadline alerts and nothing more.
 */
export const dueAction = (application: Application, context: Pick<TransitionContext, 'procedure'>, today: LocalDate): ApplicationAction | 'alert' | null => {
  const { deadline } = application;
  if (deadline === null || deadline.dueOn > today) return null;
  const passed = deadline.dueOn < today;
  switch (deadline.kind) {
    case 'notice_opening': return { action: 'open_notice' };
    case 'notice_closing': return passed && application.state === 'public_notice' ? { action: 'close_notice' } : null;
    case 'hold_review': return { action: 'resume', reason: '暂缓期满' };
    case 'correction': return passed ? (context.procedure.consequences.deemedWithdrawal === null ? 'alert' : { action: 'deem_withdrawn' }) : null;
    case 'payee_confirmation': return passed ? (context.procedure.consequences.waiver === null ? 'alert' : { action: 'waive' }) : null;
    case 'acceptance':
    case 'review':
    case 'clawback': return passed ? 'alert' : null;
  }
};

/**
 * 每日任务: catches up every day since the last finished one, each case by one conditional transition. Running it twice
 * does nothing twice; stopped half way, the next run carries on.
 *
 * An action on the day itself (a notice opening) and the day after (a closing) are both found under their due day, so
 * each run looks at every day from the last finished one on, that day included.
 */
export const dailyRun = (dependencies: DailyDependencies) => async (): Promise<DailyReport> => {
  const today = legalDateOf(dependencies.clock.now());
  const from = (await dependencies.dailyRuns.lastFinishedOn()) ?? addDays(today, -7);
  const actions = new Map<string, number>();
  const overdue = new Set<string>();
  const refused: { applicationId: string; code: string }[] = [];
  const days: LocalDate[] = [];
  for (let day = from; day <= today; day = addDays(day, 1)) {
    days.push(day);
    for (let cursor: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof dependencies.applications.dueOn>> = await dependencies.applications.dueOn(day, cursor);
      for (const { applicationId } of page.items) {
        const outcome = await advance(dependencies, applicationId, today);
        if (outcome.kind === 'acted') actions.set(outcome.action, (actions.get(outcome.action) ?? 0) + 1);
        if (outcome.kind === 'overdue') overdue.add(applicationId);
        if (outcome.kind === 'refused') refused.push({ applicationId, code: outcome.code });
      }
      cursor = page.cursor;
      more = cursor !== null;
    }
  }
  const auditRoots = await writeAuditRoots(dependencies)(days.filter((day) => day < today));
  // A day whose work was refused stays open: tomorrow's run looks at it again.
  if (refused.length === 0) await dependencies.dailyRuns.finish(today);
  return { days, actions: Object.fromEntries(actions), overdue: [...overdue].sort(), refused, auditRoots };
};

type Advance = { readonly kind: 'acted'; readonly action: string } | { readonly kind: 'overdue' } | { readonly kind: 'nothing' } | { readonly kind: 'refused'; readonly code: string };

/** One case, one step. The index only hints; the head decides. */
const advance = async (dependencies: DailyDependencies, applicationId: string, today: LocalDate): Promise<Advance> => {
  const application = await dependencies.applications.read(applicationId);
  if (application === null) return { kind: 'nothing' };
  const { context } = await situationOf(dependencies, application);
  const due = dueAction(application, context, today);
  if (due === null) return { kind: 'nothing' };
  if (due === 'alert') return { kind: 'overdue' };
  const key = `${due.action}:${application.version}`;
  try {
    await act(dependencies, { applicationId, expectedVersion: application.version, actor: system, idempotencyKey: key, bodyHash: dependencies.hashing.sha256(key) }, () => ({ action: due }));
    return { kind: 'acted', action: due.action };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', code: error.code };
    throw error;
  }
};
