import { act } from '../../shared/casework/act';
import type { Command, Prepared } from '../../shared/casework/act';
import type { CaseworkDependencies } from '../../shared/casework/dependencies';
import type { Application } from '../../shared/domain/application/application';
import { Problem } from '../../shared/domain/problem';

const triesAtMost = 5;

/**
 * Carries out a step of a batch on a case as it stands now. Its condition is the batch and not a version somebody saw,
 * so a case that moves meanwhile (a recusal, the same step by a retry) is read and judged again.
 * @param command with the case as it was read a moment ago, where many are read together.
 * @param choose the action for the case as read; null when nothing is left to do.
 * @param companionOf the step of another case that belongs to it, read anew on every try.
 * @throws Problem of the transition or of `choose`, `not_found`, `busy` when the case keeps moving.
 */
export const actAsItStands = async (
  dependencies: CaseworkDependencies, command: Omit<Command, 'expectedVersion'>, choose: (application: Application) => Prepared['action'] | null, companionOf: (application: Application) => Promise<Prepared['companion']> = () => Promise.resolve(undefined),
): Promise<Application> => {
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const application = tries === 0 && command.asRead !== undefined ? command.asRead : await dependencies.applications.read(command.applicationId);
    if (application === null) throw new Problem('not_found');
    const action = choose(application);
    if (action === null) return application;
    try {
      const companion = await companionOf(application);
      return (await act(dependencies, { ...command, expectedVersion: application.version, asRead: application }, () => ({ action, ...(companion === undefined ? {} : { companion }) }))).application;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'version_stale') throw error;
    }
  }
  throw new Problem('busy');
};
