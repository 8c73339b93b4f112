import type { ApplicationAction } from '../domain/application/actions';
import type { SystemActor } from '../domain/application/actor';
import type { Application } from '../domain/application/application';
import type { TransitionContext } from '../domain/application/context';
import type { LocalDate } from '../domain/brands';
import { legalDateOf } from '../domain/local-date';
import { Problem } from '../domain/problem';
import type { ProblemCode } from '../domain/problem';
import { act } from './act';
import type { CaseworkDependencies } from './dependencies';
import { situationOf } from './situation';

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

/** What became of a case whose day had come. */
export type WorkedOff = { readonly applicationId: string } & (
  | { readonly kind: 'acted'; readonly action: string }
  /** Its deadline has passed and no rule attaches a consequence: an officer must look. */
  | { readonly kind: 'overdue' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly code: ProblemCode }
);

/** One case, one step. The index only hints; the head decides, so that asking twice does nothing twice. */
export const workOff = (dependencies: CaseworkDependencies) => async (applicationId: string): Promise<WorkedOff> => {
  const application = await dependencies.applications.read(applicationId);
  if (application === null) return { applicationId, kind: 'nothing' };
  const { context } = await situationOf(dependencies, application);
  const due = dueAction(application, context, legalDateOf(context.now));
  if (due === null) return { applicationId, kind: 'nothing' };
  if (due === 'alert') return { applicationId, kind: 'overdue' };
  const key = `${due.action}:${application.version}`;
  const command = { applicationId, expectedVersion: application.version, actor: system, idempotencyKey: key, bodyHash: dependencies.hashing.sha256(key), asRead: application };
  try {
    await act(dependencies, command, () => ({ action: due }));
    return { applicationId, kind: 'acted', action: due.action };
  } catch (error) {
    if (error instanceof Problem) return { applicationId, kind: 'refused', code: error.code };
    throw error;
  }
};
