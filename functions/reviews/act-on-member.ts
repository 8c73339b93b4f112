import { act } from '../../shared/casework/act';
import type { Prepared } from '../../shared/casework/act';
import type { Situation } from '../../shared/casework/situation';
import type { OfficerActor } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import { Problem } from '../../shared/domain/problem';
import type { ReviewDependencies } from './dependencies-type';
import { readHeads } from './pot-cases';

const triesAtMost = 5;

export type MemberStep = { readonly actor: OfficerActor; readonly idempotencyKey: string; readonly bodyHash: string };

/**
 * Carries out a run's step on each of these cases, which are read together: a run that was stopped finds in one read what
 * is done already.
 * @param isOpen false when the step is done or the case has left: then nothing happens.
 */
export const actOnMembers = async <Member extends { readonly applicationId: string }>(
  dependencies: ReviewDependencies, step: MemberStep, members: readonly Member[], isOpen: (application: Application) => boolean, prepare: (situation: Situation, member: Member) => Prepared | Promise<Prepared>,
): Promise<void> => {
  const heads = await readHeads(dependencies, members.map(({ applicationId }) => applicationId));
  for (const [index, application] of heads.entries()) {
    const member = members[index];
    if (member !== undefined) await actOnMember(dependencies, step, application, isOpen, (situation) => prepare(situation, member));
  }
};

/** Its condition is the run, not a version somebody saw, so a case that moves meanwhile is read and judged again. */
const actOnMember = async (
  dependencies: ReviewDependencies, step: MemberStep, asRead: Application, isOpen: (application: Application) => boolean, prepare: (situation: Situation) => Prepared | Promise<Prepared>,
): Promise<void> => {
  const { applicationId } = asRead;
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const application = tries === 0 ? asRead : await dependencies.applications.read(applicationId);
    if (application === null) throw new Problem('not_found');
    if (!isOpen(application)) return;
    try {
      await act(dependencies, { ...step, applicationId, expectedVersion: application.version, asRead: application }, prepare);
      return;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'version_stale') throw error;
    }
  }
  throw new Problem('busy');
};
