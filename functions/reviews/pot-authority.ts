import { requireOfficer } from '../../shared/casework/actors';
import type { Identity } from '../../shared/casework/dependencies';
import type { OfficerActor, OfficerRole } from '../../shared/domain/application/actor';
import { brandRegionCode } from '../../shared/domain/brands';
import { Problem } from '../../shared/domain/problem';
import { isWithin } from '../../shared/domain/regions';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import type { PotRun } from '../../shared/ports/pot-runs';
import type { ReviewDependencies } from './dependencies-type';

/** Who makes a run: the approver's office, whose decision it prepares. */
export const potMakerRoles: readonly OfficerRole[] = ['approver'];
/** Who approves one: another approver, or finance's checker, whose money it is. */
export const potCheckerRoles: readonly OfficerRole[] = ['approver', 'finance_approver'];
export const potViewerRoles: readonly OfficerRole[] = [...potCheckerRoles, 'finance_officer', 'head_of_stage', 'auditor'];

export type PotOfficer = { readonly actor: OfficerActor; readonly catalogue: Catalogue; readonly covers: (programmeId: string) => boolean };

/** The signed-in officer and the programmes whose whole territory one of these roles covers. @throws Problem `forbidden`. */
export const requirePotOfficer = async (dependencies: ReviewDependencies, identity: Identity | null, roles: readonly OfficerRole[]): Promise<PotOfficer> => {
  const [actor, catalogue] = await Promise.all([requireOfficer(dependencies, identity, roles), dependencies.catalogues.current()]);
  const grants = actor.grants.filter((grant) => roles.includes(grant.role));
  const covers = (programmeId: string): boolean => {
    const regionCode = brandRegionCode(programmeOf(catalogue, programmeId).regionCode);
    return grants.some((grant) => (grant.programmeId === null || grant.programmeId === programmeId) && isWithin(catalogue.regions, regionCode, grant.regionCode));
  };
  return { actor, catalogue, covers };
};

/** A run beyond the officer's reach does not exist. @throws Problem `not_found`. */
export const findPotRun = async (dependencies: ReviewDependencies, officer: PotOfficer, runId: string): Promise<PotRun> => {
  const run = await dependencies.potRuns.read(runId);
  if (run === null || !officer.covers(run.programmeId)) throw new Problem('not_found');
  return run;
};
