import type { OfficerActor, OfficerRole } from '../domain/application/actor';
import { legalDateOf } from '../domain/local-date';
import { Problem } from '../domain/problem';
import type { CaseworkDependencies } from './dependencies';

/**
 * Maker and checker are two persons, also behind their deputies: nobody checks what they, their principal or their own
 * deputy made.
 * @throws Problem `maker_is_checker`.
 */
export const requireTwoPersons = async (dependencies: CaseworkDependencies, checker: OfficerActor, madeBy: string, roles: readonly OfficerRole[]): Promise<void> => {
  const today = legalDateOf(dependencies.clock.now());
  const maker = await dependencies.people.authorityOf(madeBy);
  const inForce = maker.grants.filter((grant) => grant.fromOn <= today && (grant.toOn === null || today <= grant.toOn));
  const behind = (userId: string, grants: OfficerActor['grants']): readonly string[] => [userId, ...grants.flatMap(({ role, deputyForUserId }) => (roles.includes(role) && deputyForUserId !== null ? [deputyForUserId] : []))];
  const makers = behind(madeBy, inForce);
  if (behind(checker.userId, checker.grants).some((userId) => makers.includes(userId))) throw new Problem('maker_is_checker');
};
