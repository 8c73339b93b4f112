import { requireOfficer } from '../../shared/casework/actors';
import { requireTwoPersons } from '../../shared/casework/another-person';
import type { CaseworkDependencies, Identity } from '../../shared/casework/dependencies';
import { reachOf } from '../../shared/casework/officer-reach';
import type { OfficerActor, OfficerRole } from '../../shared/domain/application/actor';
import { Problem } from '../../shared/domain/problem';
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
  return {
    actor, catalogue,
    covers: reachOf(catalogue, actor.grants, roles),
    coversAs: (role, programmeId, regionCode) => roles.includes(role) && reachOf(catalogue, actor.grants, [role])(programmeId, regionCode),
  };
};

/** @throws Problem `forbidden` when no grant reaches this programme's money of this payer. */
export const requireCover = (officer: FinanceOfficer, money: { readonly programmeId: string; readonly payerRegionCode: string }): void => {
  if (!officer.covers(money.programmeId, money.payerRegionCode)) throw new Problem('forbidden');
};

/** The two persons of a financial act, also behind their deputies. @throws Problem `maker_is_checker`. */
export const requireAnotherPerson = (dependencies: CaseworkDependencies, checker: OfficerActor, madeBy: string): Promise<void> =>
  requireTwoPersons(dependencies, checker, madeBy, makerRoles, batchApproverRoles);

export const makerRoles: readonly OfficerRole[] = ['finance_officer'];
export const checkerRoles: readonly OfficerRole[] = ['finance_approver'];
/** Where finance laid it down, the approving officer has to approve a batch too. */
export const batchApproverRoles: readonly OfficerRole[] = ['finance_approver', 'approver'];
/** Who reads the proof of the books. */
export const reconcileReaderRoles: readonly OfficerRole[] = ['finance_officer', 'finance_approver', 'auditor'];
export const viewerRoles: readonly OfficerRole[] = ['finance_officer', 'finance_approver', 'approver', 'auditor'];
