import type { Grant, OfficerActor, OfficerRole } from '../domain/application/actor';
import { legalDateOf } from '../domain/local-date';
import { Problem } from '../domain/problem';
import type { CaseworkDependencies } from './dependencies';

/**
 * Maker and checker are two persons, also behind their deputies: nobody checks what they, their principal or their own
 * deputy made.
 * @param makerRoles the roles in which it was made, and in which its maker may stand in for somebody; the checker's likewise.
 * @throws Problem `maker_is_checker`.
 */
export const requireTwoPersons = async (dependencies: CaseworkDependencies, checker: OfficerActor, madeBy: string, makerRoles: readonly OfficerRole[], checkerRoles = makerRoles): Promise<void> => {
  const today = legalDateOf(dependencies.clock.now());
  const maker = await dependencies.people.authorityOf(madeBy);
  const inForce = maker.grants.filter((grant) => grant.fromOn <= today && (grant.toOn === null || today <= grant.toOn));
  const makers = peopleBehind(madeBy, inForce, makerRoles);
  if (peopleBehind(checker.userId, checker.grants, checkerRoles).some((userId) => makers.includes(userId))) throw new Problem('maker_is_checker');
};

const peopleBehind = (userId: string, grants: readonly Grant[], roles: readonly OfficerRole[]): readonly string[] =>
  [userId, ...grants.flatMap(({ role, deputyForUserId }) => (roles.includes(role) && deputyForUserId !== null ? [deputyForUserId] : []))];
