import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import { workOff } from '../../shared/casework/due-case';
import type { WorkedOff } from '../../shared/casework/due-case';
import type { LocalDate } from '../../shared/domain/brands';
import { addDays, legalDateOf } from '../../shared/domain/local-date';
import type { Applications } from '../../shared/ports/applications';
import type { DailyRuns } from '../../shared/ports/daily-runs';
import type { Clock } from '../../shared/ports/runtime';
import type { WorkQueue } from '../../shared/ports/work-queue';
import { writeAuditRoots } from './audit-root';
import type { AuditRootDependencies } from './audit-root';

/** Takes cases whose day has come. Worked off at once it answers what became of each; queued, nothing yet. */
export type HandOver = (applicationIds: readonly string[]) => Promise<readonly WorkedOff[]>;

export type DailyDependencies = AuditRootDependencies & {
  readonly applications: Pick<Applications, 'dueOn'>;
  readonly clock: Clock;
  readonly dailyRuns: DailyRuns;
  /** Takes the order to prove the books once the day's cases are worked off. */
  readonly reconcileQueue: WorkQueue;
};

export type DailyReport = {
  readonly days: readonly LocalDate[];
  /** Cases that stood under the days looked at and were handed over. */
  readonly handedOver: number;
  readonly actions: Readonly<Record<string, number>>;
  /** Cases whose deadline has passed and to which no rule attaches a consequence: an officer must look. */
  readonly overdue: readonly string[];
  readonly refused: readonly { readonly applicationId: string; readonly code: string }[];
  /** Days whose audit root was written by this run. */
  readonly auditRoots: readonly LocalDate[];
};

/** One after the other, here and now: what a single machine does. */
export const workOffHere = (dependencies: CaseworkDependencies): HandOver => {
  const one = workOff(dependencies);
  return async (applicationIds) => {
    const outcomes: WorkedOff[] = [];
    for (const applicationId of applicationIds) outcomes.push(await one(applicationId));
    return outcomes;
  };
};

/** The whole run on one machine. */
export const dailyRunHere = (dependencies: CaseworkDependencies & DailyDependencies) => dailyRun(dependencies, workOffHere(dependencies));

/**
 * 每日任务: catches up every day since the last finished one and hands its cases over, each to be moved by one
 * conditional transition. Running it twice does nothing twice; stopped half way, the next run carries on.
 *
 * An action on the day itself (a notice opening) and the day after (a closing) are both found under their due day, so
 * each run looks at every day from the last finished one on, that day included.
 */
export const dailyRun = (dependencies: DailyDependencies, handOver: HandOver) => async (): Promise<DailyReport> => {
  const today = legalDateOf(dependencies.clock.now());
  const from = (await dependencies.dailyRuns.lastFinishedOn()) ?? addDays(today, -7);
  const outcomes: WorkedOff[] = [];
  const days: LocalDate[] = [];
  let handedOver = 0;
  for (let day = from; day <= today; day = addDays(day, 1)) {
    days.push(day);
    for (let cursor: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof dependencies.applications.dueOn>> = await dependencies.applications.dueOn(day, cursor);
      outcomes.push(...(await handOver(page.items.map(({ applicationId }) => applicationId))));
      handedOver += page.items.length;
      cursor = page.cursor;
      more = cursor !== null;
    }
  }
  const auditRoots = await writeAuditRoots(dependencies)(days.filter((day) => day < today));
  const report = { days, handedOver, ...summed(outcomes), auditRoots };
  // A day whose work was refused stays open: tomorrow's run looks at it again. What is queued is the queue's to keep.
  if (report.refused.length === 0) await dependencies.dailyRuns.finish(today);
  await dependencies.reconcileQueue.put([today]);
  return report;
};

const summed = (outcomes: readonly WorkedOff[]): Pick<DailyReport, 'actions' | 'overdue' | 'refused'> => {
  const actions = new Map<string, number>();
  const overdue = new Set<string>();
  const refused: { applicationId: string; code: string }[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === 'acted') actions.set(outcome.action, (actions.get(outcome.action) ?? 0) + 1);
    if (outcome.kind === 'overdue') overdue.add(outcome.applicationId);
    if (outcome.kind === 'refused') refused.push({ applicationId: outcome.applicationId, code: outcome.code });
  }
  return { actions: Object.fromEntries(actions), overdue: [...overdue].sort(), refused };
};
