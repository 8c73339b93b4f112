import type { Grant, OfficerActor, OfficerRole } from '../../shared/domain/application/actor';
import type { RegionCode } from '../../shared/domain/brands';
import { isWithin } from '../../shared/domain/regions';
import type { RegionIndex } from '../../shared/domain/regions';

/** Grants of these roles that reach a district, whatever their programme. */
export const grantsReaching = (regions: RegionIndex, officer: OfficerActor, roles: readonly OfficerRole[], districtCode: RegionCode): readonly Grant[] =>
  officer.grants.filter((grant) => roles.includes(grant.role) && isWithin(regions, districtCode, grant.regionCode));

/** The districts in which the officer holds one of these roles, in the order of their codes. */
export const districtsOf = (regions: RegionIndex, officer: OfficerActor, roles: readonly OfficerRole[]): readonly RegionCode[] =>
  [...regions.values()].filter(({ level, code }) => level === 'district' && grantsReaching(regions, officer, roles, code).length > 0).map(({ code }) => code).sort();

export const coversProgramme = (grants: readonly Grant[], programmeId: string): boolean => grants.some((grant) => grant.programmeId === null || grant.programmeId === programmeId);
