import { act } from '../../shared/casework/act';
import type { Prepared } from '../../shared/casework/act';
import type { Situation } from '../../shared/casework/situation';
import type { OfficerActor } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import { Problem } from '../../shared/domain/problem';
import type { ReviewDependencies } from './dependencies-type';

const triesAtMost = 5;

export type MemberStep = { readonly applicationId: string; readonly actor: OfficerActor; readonly idempotencyKey: string; readonly bodyHash: string };

/**
 * Carries out a run's step on a case as it stands now: its condition is the run, not a version somebody saw, so a case
 * that moves meanwhile is read and judged again.
 * @param isOpen false when the step is done or the case has left: then nothing happens.
 */
export const actOnMember = async (
  dependencies: ReviewDependencies, step: MemberStep, isOpen: (application: Application) => boolean, prepare: (situation: Situation) => Prepared | Promise<Prepared>,
): Promise<void> => {
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const application = await dependencies.applications.read(step.applicationId);
    if (application === null) throw new Problem('not_found');
    if (!isOpen(application)) return;
    try {
      await act(dependencies, { ...step, expectedVersion: application.version, asRead: application }, prepare);
      return;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'version_stale') throw error;
    }
  }
  throw new Problem('busy');
};
