import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Identity } from '../../shared/casework/dependencies';
import type { OfficerRole } from '../../shared/domain/application/actor';
import { brandRegionCode } from '../../shared/domain/brands';
import type { LocalDate } from '../../shared/domain/brands';
import { legalDateOf, yearOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import type { Catalogue } from '../../shared/domain/rules/catalogue';

/** Who answers for a region's programmes and money, or checks them. */
export const reportRoles: readonly OfficerRole[] = ['finance_officer', 'finance_approver', 'approver', 'auditor', 'policy_administrator'];

/** What a report about a region begins with. */
export type OpenedReport = { readonly catalogue: Catalogue; readonly today: LocalDate; readonly year: number };

/**
 * Sums over a whole region are for those whose duty covers the whole of it, for every programme.
 * @throws Problem `forbidden`, `region_unknown`.
 */
export const openReport = async (dependencies: CaseworkDependencies, identity: Identity | null, regionCode: string): Promise<OpenedReport> => {
  const [officer, catalogue] = await Promise.all([requireOfficer(dependencies, identity, reportRoles), dependencies.catalogues.current()]);
  regionOf(catalogue.regions, regionCode, 'regionCode');
  const covers = officer.grants.some((grant) => reportRoles.includes(grant.role) && grant.programmeId === null && isWithin(catalogue.regions, brandRegionCode(regionCode), grant.regionCode));
  if (!covers) throw new Problem('forbidden', { params: { roles: reportRoles } });
  const today = legalDateOf(dependencies.clock.now());
  return { catalogue, today, year: yearOf(today) };
};
