import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Identity } from '../../shared/casework/dependencies';
import type { Grant, OfficerActor, OfficerRole } from '../../shared/domain/application/actor';
import { brandRegionCode } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { isWithin } from '../../shared/domain/regions';
import type { Catalogue } from '../../shared/domain/rules/catalogue';

/** An officer together with the money they may see or move: programme and payer decide, as the case decides in a transition. */
export type FinanceOfficer = {
  readonly actor: OfficerActor;
  readonly catalogue: Catalogue;
  readonly covers: (programmeId: string, regionCode: string) => boolean;
  /** The same for one role of several. */
  readonly coversAs: (role: OfficerRole, programmeId: string, regionCode: string) => boolean;
};

/**
 * The signed-in officer with the reach of their grants in these roles.
 * @throws Problem `unauthorised`, `forbidden` when none of the roles is held anywhere.
 */
export const requireFinance = async (dependencies: CaseworkDependencies, identity: Identity | null, roles: readonly OfficerRole[]): Promise<FinanceOfficer> => {
  const [actor, catalogue] = await Promise.all([requireOfficer(dependencies, identity, roles), dependencies.catalogues.current()]);
  const grants = actor.grants.filter((grant) => roles.includes(grant.role));
  const reaches = (grant: Grant, programmeId: string, regionCode: string): boolean =>
    (grant.programmeId === null || grant.programmeId === programmeId) && isWithin(catalogue.regions, brandRegionCode(regionCode), grant.regionCode);
  return {
    actor, catalogue,
    covers: (programmeId, regionCode) => grants.some((grant) => reaches(grant, programmeId, regionCode)),
    coversAs: (role, programmeId, regionCode) => grants.some((grant) => grant.role === role && reaches(grant, programmeId, regionCode)),
  };
};

/** @throws Problem `forbidden` when no grant reaches this programme's money of this payer. */
export const requireCover = (officer: FinanceOfficer, money: { readonly programmeId: string; readonly payerRegionCode: string }): void => {
  if (!officer.covers(money.programmeId, money.payerRegionCode)) throw new Problem('forbidden');
};

const principalsOf = (grants: readonly Grant[], role: OfficerRole): readonly string[] =>
  grants.flatMap((grant) => (grant.role === role && grant.deputyForUserId !== null ? [grant.deputyForUserId] : []));

/**
 * Maker and checker are two persons, also behind their deputies: nobody checks what they, their principal or their own
 * deputy made.
 * @throws Problem `maker_is_checker`.
 */
export const requireAnotherPerson = async (dependencies: CaseworkDependencies, checker: OfficerActor, madeBy: string): Promise<void> => {
  const today = legalDateOf(dependencies.clock.now());
  const maker = await dependencies.people.authorityOf(madeBy);
  const makers = [madeBy, ...principalsOf(maker.grants.filter((grant) => grant.fromOn <= today && (grant.toOn === null || today <= grant.toOn)), 'finance_officer')];
  const checkers = [checker.userId, ...principalsOf(checker.grants, 'finance_approver'), ...principalsOf(checker.grants, 'approver')];
  if (makers.some((userId) => checkers.includes(userId))) throw new Problem('maker_is_checker');
};

export const makerRoles: readonly OfficerRole[] = ['finance_officer'];
export const checkerRoles: readonly OfficerRole[] = ['finance_approver'];
/** Where finance laid it down, the approving officer has to approve a batch too. */
export const batchApproverRoles: readonly OfficerRole[] = ['finance_approver', 'approver'];
/** Who reads the proof of the books. */
export const reconcileReaderRoles: readonly OfficerRole[] = ['finance_officer', 'finance_approver', 'auditor'];
export const viewerRoles: readonly OfficerRole[] = ['finance_officer', 'finance_approver', 'approver', 'auditor'];
